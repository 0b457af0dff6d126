"""How dates are written in English, French, Spanish and Portuguese, as patterns and as months."""

from __future__ import annotations

import calendar
import re

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
_PORTUGUESE = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
for _names in (_FRENCH, _SPANISH, _PORTUGUESE):
    MONTHS |= {name: n for n, name in enumerate(_names.split(), 1)}
MONTHS |= {"fevrier": 2, "aout": 8, "decembre": 12, "setiembre": 9}

MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
"""One month's name; one group."""
DAY = r"(?:(\d{1,2})(?:\s?(?:st|nd|rd|th|er|º|°))?,?\s+(?:of\s+|de\s+)?)?"
"""A day before its month, or nothing; one group."""
YEAR = r"((?:19|20)\d\d)"
"""A year of this century or the last; one group."""
OF_YEAR = rf"(?:,?\s+(?:of\s+|de\s+|del\s+)?){YEAR}"
TO = r"\s*(?:–|—|-|\bto\b|\buntil\b|\bthrough\b|\bà\b|\bau\b|\bal?\b|\baté\b|\bhasta\b)\s*(?:the\s+|el\s+)?"

PUBLISHED = re.compile(
    r"\b(published|publication|issued|released?|date\s+of|updated|posted|submitted|publi[ée]e?|publicado|publicaci[óo]n|publica[çc][ãa]o|fecha)\b",
    re.IGNORECASE,
)
"""Words that go before the day on which a report came out."""
PLENARY = re.compile(r"\bplenary\b|\bassembl[ée]e\s+pl[ée]ni[èe]re\b|\bplenaria\b|\bplen[áa]ria\b", re.IGNORECASE)
"""The yearly meeting to which reports are made."""

_ANY_DATE = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|er|º)?,?\s+(?:of\s+|de\s+)?)?{MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,?)?{OF_YEAR}"
    rf"|{YEAR}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]{YEAR})"
)
_CUE = (
    r"(?:(?:first|last)\s+)?(?:published|publication\s+date|date\s+of\s+publication|issued|released|updated|posted|presented|submitted"
    r"|tabled|publi[ée]e?|mis\s+à\s+jour|pr[ée]sent[ée]e?|publicado|actualizado|presentado|atualizado|apresentado|date|fecha|data)"
)
_DATED_PART = re.compile(rf"{_CUE}\b[^.;]{{0,80}}?(?<!\w){_ANY_DATE}(?!\d)(?:\s+\S+){{0,3}}", re.IGNORECASE)
_ONLY_DATE = re.compile(rf"\W*{_ANY_DATE}\W*", re.IGNORECASE)
_PARTS = re.compile(r"(?<=[\w)])[.;]\s+|\s+[|·]\s+|\s+[–—]\s+")
_MOST_PARTS = 3


def dates_only(line: str) -> bool:
    """Tell a line that says nothing but when the report was published, updated or presented.

    >>> dates_only("March 17, 2015"), dates_only("Published 3 May 2021. Presented in Lima on 8 June 2021.")
    (True, True)
    >>> dates_only("Published in May 2021, the handbook tells guards what to do.")
    False
    """
    if _ONLY_DATE.fullmatch(line):
        return True
    parts = [part.strip(" .") for part in _PARTS.split(line.strip())]
    return len(parts) <= _MOST_PARTS and all(
        _DATED_PART.fullmatch(part) or _ONLY_DATE.fullmatch(part) for part in parts
    )
