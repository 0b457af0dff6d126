"""Texts and tellings held beside each other, year by year: what is equal, changed, gone or repeated.

Nothing here judges: a difference is shown with the words of both sides, and what it means is for a person to say.
"""

from __future__ import annotations

from vpkg.compare.difference import Step, difference, differing_figures
from vpkg.compare.repeated import Repeated, repeated
from vpkg.compare.sentences import Figure, Sentence, sentences

__all__ = ["Figure", "Repeated", "Sentence", "Step", "difference", "differing_figures", "repeated", "sentences"]
