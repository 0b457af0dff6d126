"""What `vpkg --help` costs, as a ratio to a bare Python start in the same run.

usage: python tests/bench/startup.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

PAIRS = 25


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Time the two in turn, so that a drifting machine drifts for both, and print the median of the ratios."""
    vpkg = [str(Path(sys.executable).with_name("vpkg")), "--help"]
    bare = [sys.executable, "-c", "pass"]
    _seconds(vpkg)
    _seconds(bare)
    ratios = sorted(_seconds(vpkg) / _seconds(bare) for _ in range(PAIRS))
    middle = statistics.median(ratios)
    print(f"vpkg --help / bare Python start: median {middle:.2f}, from {ratios[0]:.2f} to {ratios[-1]:.2f}")


if __name__ == "__main__":
    main()
