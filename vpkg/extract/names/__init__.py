"""Names of countries, places, organisations and instruments that the gazetteer knows, each with the guard it needs."""

from vpkg.extract.names.find import Names

__all__ = ["Names"]
