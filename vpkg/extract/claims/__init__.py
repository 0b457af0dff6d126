"""Mentions become claims: what was done, where, with whom in which role, and what else a report states."""

from vpkg.extract.claims.accounts import country_accounts
from vpkg.extract.claims.frames import activities
from vpkg.extract.claims.statements import statements

__all__ = ["activities", "country_accounts", "statements"]
