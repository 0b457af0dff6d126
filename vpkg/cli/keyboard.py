"""What a person presses: single keys on a terminal; lines where there is none, so that it can be a script."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key, and what was written behind it; on a terminal that is asked for when it is needed."""

    key: str
    rest: str | None = None


class Keyboard:
    """Reads keys from a terminal, or lines such as ``l organisation/dcaf`` from anything else."""

    def __init__(self) -> None:
        self.is_terminal = sys.stdin.isatty()

    def press(self) -> Pressed | None:
        """Wait for a key; None at the end of input."""
        if self.is_terminal:
            key = _key()
            sys.stdout.write(f"{key if key.isprintable() else ''}\n")
            return Pressed(key) if key not in ("", "\x04") else None
        line = sys.stdin.readline()
        if not line:
            return None
        words = line.strip()
        return Pressed(words[:1], words[1:].strip() or None)

    def ask(self, question: str, pressed: Pressed) -> str | None:
        """Return what was written behind a key, or ask for it on a terminal; None for nothing."""
        if pressed.rest is not None or not self.is_terminal:
            return pressed.rest
        sys.stdout.write(f"{question}: ")
        sys.stdout.flush()
        return sys.stdin.readline().strip() or None


def _key() -> str:
    sys.stdout.flush()
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.getwch()
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        # Ctrl-C still stops: only the waiting for a line's end is taken away.
        tty.setcbreak(descriptor)
        return sys.stdin.read(1)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
