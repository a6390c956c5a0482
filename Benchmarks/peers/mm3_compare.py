#!/usr/bin/env python3
"""Runs M/M/3 in Callout, Ciw and SimPy one after another, and compares calls a second.

    mm3_compare.py --peers-python venv/bin/python3 [--calls 200000] [--seeds 1,2,3]

Build first: swift build -c release --product callout-bench.  The peers come from a Python of their
own (pip install ciw simpy).  All run in one thread with the same model and the same number of calls,
in turn for each seed, on processor time, which is fair on a machine that others use, too.  Rows are
the medians over the seeds; theory has a mean wait of 4.444 minutes.  The exit code is 1 when a run
fails or a bar is missed: 50 times Ciw, 20 times SimPy.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import mean, median

HERE = Path(__file__).resolve().parent
BARS = {"Ciw": 50.0, "SimPy": 20.0}


def row(command: list[str]) -> tuple[int, float, float]:
    """Calls, seconds and mean wait of a run."""
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    cells = output.strip().splitlines()[-1].split(",")
    return int(cells[0]), float(cells[-2 if len(cells) == 3 else 2]), float(cells[-1])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=HERE / "../../.build/release/callout-bench")
    parser.add_argument("--peers-python", default=sys.executable)
    parser.add_argument("--calls", type=int, default=200_000)
    parser.add_argument("--seeds", default="1,2,3")
    args = parser.parse_args()
    commands = {
        "Callout": lambda seed: [str(args.bench), "simulate", "--clock", "cpu", "--calls",
                                 str(args.calls), "--seed", seed],
        "Ciw": lambda seed: [args.peers_python, str(HERE / "mm3_ciw.py"), str(args.calls), seed],
        "SimPy": lambda seed: [args.peers_python, str(HERE / "mm3_simpy.py"), str(args.calls),
                               seed],
    }
    runs: dict[str, list[tuple[int, float, float]]] = {name: [] for name in commands}
    for seed in args.seeds.split(","):
        for name, command in commands.items():
            runs[name].append(row(command(seed)))
    speed = {name: median(calls / seconds for calls, seconds, _ in found)
             for name, found in runs.items()}
    print("| program | calls | processor seconds | calls a second | Callout is | mean wait |")
    print("|---|---|---|---|---|---|")
    for name, found in runs.items():
        ratio = speed["Callout"] / speed[name]
        print(f"| {name} | {median(f[0] for f in found):.0f} | {median(f[1] for f in found):.3f} "
              f"| {speed[name]:.0f} | {'' if name == 'Callout' else f'{ratio:.0f} times as fast'} "
              f"| {mean(f[2] for f in found):.3f} |")
    missed = [name for name, bar in BARS.items() if speed["Callout"] < bar * speed[name]]
    for name in missed:
        print(f"less than {BARS[name]:.0f} times {name}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
