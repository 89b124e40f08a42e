"""What several shapes have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Shape: TypeAlias = Mapping[str, "str | Shape | list[Shape]"]

KIND = "'preambular'|'operative'|'heading'|'annex'|'unclassified'"
STATUS = "'adopted'|'draft'"
PLACE = {"symbol": "string", "anchor": "string", "url": "path"}
LINK = {"symbol": "string", "title": "string", "url": "path"}
PAGES = {"page": "integer", "pages": "integer"}
TURNED = {**PAGES, "next": "path?", "previous": "path?"}
COUNTED = {"count": "integer", "url": "path"}
