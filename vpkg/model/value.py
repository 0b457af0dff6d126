"""Small things made in great number while a report is read: its words, what they may mean, what it claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_Made = TypeVar("_Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(made: type[_Made]) -> type[_Made]:
    """Make a slotted dataclass that nobody changes.

    The type checker holds everybody to that, not the interpreter: a frozen dataclass takes thrice as long to make, and
    a report has thousands of these.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)
