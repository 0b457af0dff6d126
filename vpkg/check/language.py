"""The languages in which a check tells what it found: catalogues of words, and sentences told anew in another language.

The English words are the source. What the code says in English is recognised by the patterns of the English catalogue
and told with the words that another one has under the same key; what none of them knows stays English and is marked so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from vpkg import templates
from vpkg.errors import DataError, UnknownName

LANGUAGES: Final[tuple[str, ...]] = ("en", "fr", "es")
"""ISO 639-1 codes of the languages that there are catalogues for."""

_FOLDER: Final[Path] = Path(__file__).resolve().parent / "messages"
_BLANK: Final[re.Pattern[str]] = re.compile(r"\{([a-z_]+)\}")
_LIST: Final[re.Pattern[str]] = re.compile(r"([A-Za-z]+\d+(?:, [A-Za-z]+\d+)*) and ([A-Za-z]+\d+)")
_NO_BREAK: Final[re.Pattern[str]] = re.compile(r"(?<=«) | (?=[»:;?!%](?:\W|$))")
_OWN_TERMS: Final[frozenset[str]] = frozenset({"kind", "form"})
_SENTENCES: Final[int] = 12
"""More than any basis has."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words, and whether they are English within a page of another language."""

    text: str
    foreign: bool = False


class Catalogue:
    """The words of one language, by keys such as ``title.no-answer``."""

    def __init__(self, language: str, words: Mapping[str, str], english: Mapping[str, str]) -> None:
        self.language = language
        self._words = words
        self._english = english
        self._patterns: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for key, text in english.items():
            self._patterns.setdefault(key.rpartition(".")[0], []).append((_pattern(text), key))
        self._labels = _labels(words)
        self._terms = {text: key for key, text in english.items() if key.startswith("term.")}

    def say(self, key: str, **values: object) -> str:
        """Return the words under a key with its blanks filled.

        Raises `DataError` when there is no such key: the catalogues ship with the code that uses them.
        """
        if key not in self._words:
            raise DataError(f"The catalogue {self.language} has no words {key!r}; add them to vpkg/check/messages.")
        return self.typeset(_filled(self._words[key], {name: str(value) for name, value in values.items()}))

    def typeset(self, text: str) -> str:
        """Put the spaces at which French breaks no line; other languages have none."""
        return _NO_BREAK.sub("\u00a0", text) if self.language == "fr" else text

    def knows(self, key: str) -> bool:
        """Tell whether there are words under a key."""
        return key in self._words

    def count(self, key: str, number: int) -> str:
        """Return ``number`` and the word for so many of the things."""
        return f"{number} {self.several(key, number)}"

    def several(self, key: str, number: int) -> str:
        """Return the word for so many of the things, without the number."""
        return self.say(f"{key}-one" if number == 1 else f"{key}-many")

    def told(self, section: str, english: str) -> Phrase:
        """Tell an English sentence anew, if a pattern of the section (such as ``message.no-answer``) knows it."""
        if self.language == "en":
            return Phrase(english)
        for pattern, key in self._patterns.get(section, ()):
            if match := pattern.fullmatch(english):
                return Phrase(self._anew(key, match))
        return Phrase(english, foreign=True)

    def told_by_sentence(self, section: str, english: str) -> Phrase:
        """Tell several English sentences anew, each of which the section knows; all of them, or none."""
        if self.language == "en":
            return Phrase(english)
        whole = self.told(section, english)
        if not whole.foreign:
            return whole
        rest, found = english.strip(), []
        known = sorted(self._patterns.get(section, ()), key=lambda pair: -len(self._english[pair[1]]))
        for _ in range(_SENTENCES):
            matched = next(((m, key) for pattern, key in known if (m := pattern.match(rest))), None)
            if not rest or matched is None:
                break
            match, key = matched
            found.append(self._anew(key, match))
            rest = rest[match.end() :].lstrip()
        return Phrase(english, foreign=True) if rest else Phrase(" ".join(found))

    def _anew(self, key: str, match: re.Match[str]) -> str:
        return _filled(self._words[key], {name: self._value(name, value) for name, value in match.groupdict().items()})

    def _value(self, name: str, value: str) -> str:
        """Tell what fills a blank; only words of our own are changed, never those of a report."""
        if name in _OWN_TERMS and value in self._terms:
            return self._words[self._terms[value]]
        if name == "question":
            return self._labels.get(value, value)
        return self.listing(value) if name == "codes" else value

    def listing(self, english: str) -> str:
        """Join codes as the language does: ``B4, C6 and D12`` becomes ``B4, C6 et D12``."""
        match = _LIST.fullmatch(english)
        return self.say("ui.listing", first=match[1], last=match[2]) if match else english


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(language: str = "en") -> Catalogue:
    """Load the catalogue of a language.

    Raises `UnknownName` for a language that there is none for, `DataError` when a file is damaged.
    """
    if language not in LANGUAGES:
        raise UnknownName(f"There are no messages in {language!r}; choose one of {', '.join(LANGUAGES)}.")
    english = _words("en")
    words = english if language == "en" else _words(language) | _words(f"questions.{language}")
    return Catalogue(language, words, english)


def _words(name: str) -> dict[str, str]:
    try:
        parsed = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"The messages {name}.toml of vpkg cannot be read ({error}); install vpkg again.") from error
    return _flat(parsed, "")


def _flat(table: Mapping[str, object], above: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        found |= _flat(value, f"{above}{key}.") if isinstance(value, dict) else {f"{above}{key}": str(value)}
    return found


def _labels(words: Mapping[str, str]) -> dict[str, str]:
    """Map the English label of each question to its label in the language, where there is one."""
    questions = ((t.id, question) for t in templates.all_templates() for question in t.questions)
    keyed = ((f"question.{template}.{question.code}.label", question.label) for template, question in questions)
    return {english: words[key] for key, english in keyed if key in words}


def blanks(text: str) -> list[str]:
    """List the blanks of a text, sorted.

    >>> blanks("The answer to {code} has {number} words.")
    ['code', 'number']
    """
    return sorted(_BLANK.findall(text))


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Fill blanks; what fills one is never looked at again, whatever a report may say."""
    return _BLANK.sub(lambda match: values.get(match[1], match[0]), text)


def _pattern(text: str) -> re.Pattern[str]:
    pieces = _BLANK.split(text)
    made = [re.escape(piece) if at % 2 == 0 else f"(?P<{piece}>.+?)" for at, piece in enumerate(pieces)]
    return re.compile("".join(made), re.DOTALL)
