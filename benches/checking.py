#!/usr/bin/env python3
"""What checking costs on top of building the same site without it.

    checking.py [--runs N] [--most PERCENT] PROJECT…

Builds each project N times with `target/release/gongbao build --timings --format json`. The stage `check` of a run is what
checking takes; the rest of the same run is the same build without it, so nothing else can have changed between the two. Told
is the median over the runs of the one divided by the other, in processor time of all threads and by the clock. With --most the
exit code is 1 where the processor time of one project is above it.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(project: Path, out: Path) -> list[dict]:
    command = [ROOT / "target/release/gongbao", "build", "--project", project, "--out", out, "--fresh", "--timings", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{project} cannot be built:\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout)["timings"]


def share(timings: list[dict], clock: str) -> float:
    check = sum(one[clock] for one in timings if one["stage"] == "check")
    rest = sum(one[clock] for one in timings if one["stage"] != "check")
    return 100 * check / rest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("projects", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--most", type=float)
    args = parser.parse_args()
    too_slow = False
    for project in args.projects:
        with tempfile.TemporaryDirectory() as folder:
            runs = [run(project, Path(folder) / "site") for _ in range(args.runs)]
        cpu, wall = (statistics.median(share(timings, clock) for timings in runs) for clock in ("cpu", "wall"))
        check = statistics.median(sum(one["cpu"] for one in timings if one["stage"] == "check") for timings in runs)
        total = statistics.median(sum(one["cpu"] for one in timings) for timings in runs)
        print(f"{project}: checking adds {cpu:.1f} % of processor time ({check:.3f} s of {total:.3f} s), {wall:.1f} % by the clock")
        too_slow |= args.most is not None and cpu > args.most
    sys.exit(1 if too_slow else 0)


main()
