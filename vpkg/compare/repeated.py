"""How much of a text stood in another one already.

The share is the containment of Broder (1997), "On the resemblance and containment of documents", Proceedings of
Compression and Complexity of Sequences: runs of w words ("shingles") of the one text that occur in the other. Here w is
eight, and words are counted that stand in at least one such run, so that the share is one of the text and not of runs.
"""

from __future__ import annotations

from dataclasses import dataclass

from vpkg.compare.sentences import NUMBER, Sentence

SHINGLE = 8
"""Words of a run; a text of fewer words is one run."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """How many words of a text stood in the earlier one, in runs of eight, and of how many.

    Figures are not counted: a sentence told again with a new figure is told again.
    """

    words: int
    of: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None for a text without words."""
        return self.words / self.of if self.of else None


def repeated(before: tuple[Sentence, ...], after: tuple[Sentence, ...]) -> Repeated:
    """Count the words of ``after`` that are repeated from ``before``; time grows with the length of both."""
    old, new = _words(before), _words(after)
    size = min(SHINGLE, len(new))
    of = sum(word != NUMBER for word in new)
    if not size or len(old) < size:
        return Repeated(0, of)
    known = {old[at : at + size] for at in range(len(old) - size + 1)}
    covered, counted = 0, 0
    for at in range(len(new) - size + 1):
        if new[at : at + size] in known:
            counted += sum(word != NUMBER for word in new[max(covered, at) : at + size])
            covered = at + size
    return Repeated(counted, of)


def _words(text: tuple[Sentence, ...]) -> tuple[str, ...]:
    return tuple(word for sentence in text for word in sentence.key)
