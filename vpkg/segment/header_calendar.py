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
