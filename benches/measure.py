#!/usr/bin/env python3
"""Measures builds of gongbao and, where the program `hugo` is found, of Hugo, on the same text; and `cp -r` of gongbao's own output.

    python3 benches/measure.py [--chapters N] [--runs K] [--gongbao PROGRAM] [--hugo PROGRAM] [--keep DIR]

Each round runs every tool once: a build into a new folder, one with nothing changed, one after an edit of one chapter, and the copy.
So all share whatever else the machine does. Medians and their ratios to gongbao are printed: wall and CPU seconds of the whole
process, and its peak memory. Nothing is deleted before all rounds are over, since some file systems make later files slow after it.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus


def run(command):
    """Wall seconds, CPU seconds and peak memory in MiB of one process with all it started."""
    started = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    told = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.monotonic() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{told.decode(errors='replace')}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def edit(folder, number):
    """Says something else in one chapter, in one language."""
    chapter = sorted(folder.glob("**/*ch-000001.zh.md"))[0]
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text + f"\n{'又' * (number + 1)}一段。\n", encoding="utf-8")
    other = chapter.with_name(chapter.name.replace(".zh.md", ".en.md"))
    other.write_text(other.read_text(encoding="utf-8") + f"\n{'One more ' * (number + 1)}paragraph.\n", encoding="utf-8")


def rounds(given, folder):
    tools = {"gongbao": lambda out: [given.gongbao, "build", "--quiet", "--project", folder / "gongbao", "--out", out]}
    if given.hugo:
        tools["hugo"] = lambda out: [given.hugo, "--quiet", "--source", folder / "hugo", "--destination", out]
    found = {}
    for number in range(given.runs):
        for tool, command in tools.items():
            out = folder / f"out-{tool}-{number}"
            found.setdefault((tool, "cold"), []).append(run(command(out)))
            # The first build after may still look at files that had just been written when the last one began.
            time.sleep(2.5)
            run(command(out))
            found.setdefault((tool, "nothing changed"), []).append(run(command(out)))
            edit(folder / tool, number)
            found.setdefault((tool, "one chapter edited"), []).append(run(command(out)))
        copied = run(["cp", "-r", folder / f"out-gongbao-{number}", folder / f"copy-{number}"])
        found.setdefault(("cp -r", "cold"), []).append(copied)
    return found


def table(found, chapters):
    print(f"{chapters} chapters in 2 languages; medians of {len(next(iter(found.values())))} rounds, min-max in brackets")
    print(f"{'tool':8} {'build':19} {'wall s':>22} {'cpu s':>8} {'peak MiB':>9} {'wall / gongbao':>15} {'cpu / gongbao':>14}")
    for (tool, kind), runs in found.items():
        wall, cpu, peak = (statistics.median(column) for column in zip(*runs))
        walls = [run[0] for run in runs]
        own = found.get(("gongbao", kind), found[("gongbao", "cold")])
        base_wall, base_cpu = (statistics.median(column) for column in list(zip(*own))[:2])
        spread = f"{wall:.2f} ({min(walls):.2f}-{max(walls):.2f})"
        print(f"{tool:8} {kind:19} {spread:>22} {cpu:8.2f} {peak:9.0f} {wall / base_wall:15.2f} {cpu / base_cpu:14.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chapters", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--gongbao", default="target/release/gongbao")
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    parser.add_argument("--keep", help="work in this folder and leave it")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=".") as temporary:
        folder = Path(given.keep or temporary).resolve()
        corpus.generate(folder, given.chapters, ("gongbao", "hugo") if given.hugo else ("gongbao",))
        time.sleep(2.5)
        table(rounds(given, folder), given.chapters)


if __name__ == "__main__":
    main()
