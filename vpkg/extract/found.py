"""What a recogniser proposes, before it is settled which proposals stand."""

from __future__ import annotations

from vpkg.model import Amount
from vpkg.model.value import value


@value
class Found:
    """A stretch of a passage's view that a recogniser takes for a mention of a kind.

    ``row`` says which row of which file, or which pattern, found it; ``targets`` are local parts of IRIs, more than
    one where it is ambiguous and none where the thing has no IRI of its own; ``concept`` is the local part of a
    concept's IRI (``stakeholder-type/police``).
    """

    start: int
    end: int
    kind: str
    recogniser: str
    row: str = ""
    targets: tuple[str, ...] = ()
    canonical: str | None = None
    iso: tuple[str, ...] = ()
    form: str | None = None
    concept: str | None = None
    amount: Amount | None = None
    time: str | None = None
    modality: str | None = None

    def __len__(self) -> int:
        return self.end - self.start


@value
class Lost:
    """A proposal that does not stand, why not, and what it lost to, if to anything."""

    found: Found
    why: str
    to: Found | None = None
