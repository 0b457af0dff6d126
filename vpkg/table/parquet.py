"""A table as Parquet (https://parquet.apache.org/docs/file-format/), typed, with what it is in the file's metadata."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vpkg.table.table import Table


def parquet(table: Table, about: Sequence[tuple[str, str]]) -> bytes:
    """Write a table as Parquet through polars; what it is stands as JSON under the metadata key ``vpkg``.

    The same bytes for the same table and version of polars. Raises `MissingTool` when polars is not installed.
    """
    frame = table.to_polars()
    out = io.BytesIO()
    described = json.dumps(dict(about), ensure_ascii=False)
    frame.write_parquet(out, compression="zstd", metadata={"vpkg": described})
    return out.getvalue()
