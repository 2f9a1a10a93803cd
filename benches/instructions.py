#!/usr/bin/env python3
"""A guard on cost: counts the instructions of the release build on a small corpus, and fails where they are 10 % more than on record.

    cargo build --release
    python3 benches/instructions.py [--accept] [--gongbao PROGRAM]

Instructions as callgrind counts them do not depend on what else the machine does, so that a CI machine can hold a limit that a
clock cannot. `--accept` writes the counts down in `instructions.json`, to be committed with the change that explains them.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus
from measure import edit

LIMIT = 0.10
CHAPTERS = 24
MEASURES = 6
RECORD = Path(__file__).with_name("instructions.json")


def count(command):
    """Instructions of one run of the program, on one thread."""
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    run = subprocess.run([*valgrind, *command, "--jobs", "1"], capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f"{' '.join(map(str, command))} failed under valgrind:\n{run.stdout}{run.stderr}")
    return int(found[1])


def measured(program, folder):
    corpus.MEASURES = MEASURES
    corpus.generate(folder, CHAPTERS, ["gongbao"])
    project = folder / "gongbao"
    build = [program, "build", "--quiet", "--project", project, "--out", folder / "site"]
    found = {"build": count(build)}
    edit(project, 0)
    return found | {"edit": count(build), "nothing changed": count(build)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--gongbao", default=Path(__file__).parent.parent / "target/release/gongbao", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measured(given.gongbao.resolve(), Path(folder))
    before = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    worse = []
    for what, now in found.items():
        change = now / before[what] - 1 if what in before else float("nan")
        print(f"{what:16} {now / 1e6:10.1f} million instructions, {change:+.1%} of the record")
        # What is not on record is not held.
        if not change <= LIMIT:
            worse.append(what)
    if given.accept:
        RECORD.write_text(json.dumps(found, indent=2) + "\n")
    elif worse:
        sys.exit(f"more than {LIMIT:.0%} above the record, or not on it: {', '.join(worse)}; see benches/README.md")


if __name__ == "__main__":
    main()
