"""Work, version, translation, document: four things. Which files are one report, and which of them speaks for it.

A report is the work. Files with the same words are one version of it, in several formats; a file that calls itself
draft, corrected or withdrawn is another version; a file in another language is a translation. Two files that claim one
report with different words, and say nothing of why, are a clash: which of them holds is for a person to say.
"""

from __future__ import annotations

from vpkg.versions.declared import STANDINGS, Declared, declared
from vpkg.versions.family import Copy, Family, Version, distinct, family
from vpkg.versions.words import alike, digest, likeness, sketch

__all__ = [
    "STANDINGS",
    "Copy",
    "Declared",
    "Family",
    "Version",
    "alike",
    "declared",
    "digest",
    "distinct",
    "family",
    "likeness",
    "sketch",
]
