"""People's decisions on what was recognised: kept beside the reports, applied to every reading, never lost in silence.

Decisions win over the machine. They are found again in a re-issued document where quote and context agree, and put on
a list of orphans where they do not. The latest decision on the same words wins; two people who decide differently on
one day are both told, and neither is followed.
"""

from __future__ import annotations

from vpkg.curate.course import Begun, Course, begin
from vpkg.curate.files import (
    ENDING,
    FOLDER_FILE,
    Decided,
    amend,
    decided,
    decisions_file,
    decisions_in,
    fingerprint,
    folder_file,
)

__all__ = [
    "ENDING",
    "FOLDER_FILE",
    "Begun",
    "Course",
    "Decided",
    "amend",
    "begin",
    "decided",
    "decisions_file",
    "decisions_in",
    "fingerprint",
    "folder_file",
]
