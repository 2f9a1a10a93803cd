#!/usr/bin/env python3
"""Measures builds of gongbao and, where the programs `hugo` and `zola` are found, of Hugo and Zola, on the same text; and `cp -r` of gongbao's own output.

    python3 benches/measure.py [--chapters N] [--runs K] [--tools gongbao,hugo,zola,cp] [--in DIR]
        [--gongbao PROGRAM] [--hugo PROGRAM] [--zola PROGRAM]

Each round runs every tool once: a build into a new folder, one with nothing changed, one after an edit of one chapter, and the copy.
So all share whatever else the machine does. Medians and their ratios to gongbao are printed: wall and CPU seconds of the whole
process, and its peak memory; and the ratios round by round, beside the goals. Nothing is deleted before all rounds are over, since some file systems make later files slow after it.
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
    """Says something more in one chapter, in both languages."""
    for chapter in folder.glob("**/*ch-000001*.md"):
        said = f"{'One more ' * (number + 1)}paragraph." if chapter.name.endswith(".en.md") else f"{'又' * (number + 1)}一段。"
        chapter.write_text(f"{chapter.read_text(encoding='utf-8')}\n{said}\n", encoding="utf-8")


def rounds(given, folder):
    tools = {"gongbao": lambda out: [given.gongbao, "build", "--quiet", "--project", folder / "gongbao", "--out", out]}
    if "hugo" in given.tools:
        tools["hugo"] = lambda out: [given.hugo, "--quiet", "--source", folder / "hugo", "--destination", out]
    if "zola" in given.tools:
        tools["zola"] = lambda out: [given.zola, "--root", folder / "zola", "build", "--force", "--output-dir", out]
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
        if "cp" not in given.tools:
            continue
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


GOALS = (
    ("hugo / gongbao, a build into a new folder", ("hugo", "cold"), ("gongbao", "cold"), "10 or more"),
    ("zola / gongbao, a build into a new folder", ("zola", "cold"), ("gongbao", "cold"), "4 or more"),
    ("gongbao / cp -r, a build into a new folder", ("gongbao", "cold"), ("cp -r", "cold"), "1.25 or less"),
)


def goals(found):
    """The ratios of wall and CPU seconds, each round for itself: what else the machine does falls on both."""
    for name, above, below, goal in GOALS:
        if above in found and below in found:
            pairs = list(zip(found[above], found[below]))
            wall, cpu = (statistics.median(one[column] / other[column] for one, other in pairs) for column in (0, 1))
            print(f"{name}: wall {wall:.1f}, cpu {cpu:.1f}; goal {goal}")


def place(folder):
    """What kind of file system it is, how many cores there are, and how busy they were in the last minute."""
    kind = subprocess.run(["stat", "-f", "-c", "%T", folder], capture_output=True, text=True, check=False).stdout.strip()
    return f"{kind or 'unknown file system'}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chapters", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--gongbao", default="target/release/gongbao")
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    parser.add_argument("--zola", default=shutil.which("zola"))
    parser.add_argument("--tools", default="gongbao,hugo,zola,cp", help="which of them")
    parser.add_argument("--in", dest="parent", default=".", help="where to work: another disk, or memory")
    given = parser.parse_args()
    programs = {"hugo": given.hugo, "zola": given.zola}
    given.tools = [tool for tool in given.tools.split(",") if programs.get(tool, True)]
    with tempfile.TemporaryDirectory(dir=given.parent) as temporary:
        folder = Path(temporary).resolve()
        corpus.generate(folder, given.chapters, [tool for tool in given.tools if tool != "cp"])
        time.sleep(2.5)
        before = place(folder)
        found = rounds(given, folder)
        out = [path for path in (folder / "out-gongbao-0").rglob("*") if path.is_file()]
        print(f"{before} before and {os.getloadavg()[0]:.1f} after; {len(out)} files, {sum(path.stat().st_size for path in out) / 1e6:.0f} MB")
        table(found, given.chapters)
        goals(found)


if __name__ == "__main__":
    main()
