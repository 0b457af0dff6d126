"""vpkg: a knowledge graph of the reports of the Voluntary Principles on Security and Human Rights.

>>> import vpkg
>>> kg = vpkg.build(vpkg.demo_reports())
>>> table = kg.ask("organisations-by-country", country="GH", year=2023)
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it for true; importing typing would cost more than all of `vpkg --help`
if TYPE_CHECKING:
    from typing import Any

    from vpkg.api import KnowledgeGraph, build, check_report, open, outline_report  # noqa: A004
    from vpkg.resources import demo_register, demo_reports

__version__ = "0.1.0"
__all__ = [
    "KnowledgeGraph", "__version__", "build", "check_report", "demo_register", "demo_reports", "open", "outline_report",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    # Imported when first used: `vpkg --help` and `import vpkg` must cost next to nothing.
    if name not in __all__:
        raise AttributeError(f"module 'vpkg' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("vpkg.resources" if name.startswith("demo_") else "vpkg.api"), name)
