"""Every error a user can meet. Each message is one sentence: what is wrong and what to do."""

from __future__ import annotations


class VpkgError(Exception):
    """Base of all errors raised by vpkg; its text is fit to be shown to a user."""


class UnreadableInput(VpkgError):
    """A file cannot be read as a report."""


class UnknownName(VpkgError):
    """A template, query, parameter, entity or format that vpkg does not know."""


class ReportClash(VpkgError):
    """Two documents claim to be the same report."""


class StoreError(VpkgError):
    """A store is missing, damaged, locked or not one of ours."""


class QueryError(VpkgError):
    """A SPARQL query is not well-formed or could not be evaluated."""


class DataError(VpkgError):
    """A data file of vpkg (template, gazetteer, query) is not as it must be."""


class MissingTool(VpkgError):
    """Something outside Python is needed and absent."""
