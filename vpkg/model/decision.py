"""What a person decided of a report's words, and what became of it in one reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from vpkg.model.claim import Mention, Statement
from vpkg.model.document import Span


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision, as it stands in a decisions file.

    ``kind`` is ``accept``, ``reject``, ``retype``, ``relink``, ``add``, ``merge``, ``redact``, ``reply`` or
    ``follow-up``. ``about`` is the kind of mention or claim that it concerns, of a merge the entity that is given up.
    ``value`` is the new kind or concept, the target, the entity that remains, the words of a reply, or a verdict on
    what came of a pledge (``later`` is then the SHA-256 of the file in which it was looked for); ``name`` what to call
    a target that no gazetteer knows. ``quote`` with ``prefix`` and ``suffix`` finds the words again in another
    document; a redaction keeps no words, but their salted SHA-256 (``digest``) and the ``length`` of the folded words.
    ``by`` is a name or a pseudonym. ``source`` and ``number`` tell where it stands: they are no part of what was
    decided.
    """

    kind: str
    about: str
    by: str
    when: date
    document: str = ""
    span: Span | None = None
    quote: str = ""
    prefix: str | None = None
    suffix: str | None = None
    value: str | None = None
    name: str | None = None
    why: str | None = None
    salt: str = ""
    digest: str = ""
    length: int = 0
    later: str = ""
    source: str = field(default="", compare=False)
    number: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision in one reading.

    ``state`` is ``applied``, ``overruled`` (by a later decision), ``conflict`` (two people, one day, no agreement:
    neither is applied), ``idle`` (its words stand, and there is nothing that it could act on) or ``orphan`` (its words
    are not found for sure). ``said`` tells why in a sentence where it was not simply applied. ``span`` is where the
    words stand, ``moved`` whether they were found by their words and not by their position. ``proposed`` is what the
    machine had proposed, ``made`` the mention that stands by the decision.
    """

    decision: Decision
    state: str
    span: Span | None = None
    moved: bool = False
    proposed: tuple[Mention | Statement, ...] = ()
    made: Mention | None = None
    said: str = ""
