"""Laws, standards, treaties, policies, tools and agreements that no list has, and the short forms of those it has."""

from vpkg.extract.instruments.layer import instruments

__all__ = ["instruments"]
