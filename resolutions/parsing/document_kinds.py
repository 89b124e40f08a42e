"""What kind of document a canonical symbol names, and its family of variants."""

from __future__ import annotations

import re

from . import vocabulary
from .bodies import body_of_document
from .symbols import Symbol

_ROWS = vocabulary.rows("document_kinds")
KINDS = {row["kind"]: row["label"] for row in _ROWS}
"""The kinds in the order they are listed, with what several of one are called."""
KIND_NAMES = {row["kind"]: row["one"] for row in _ROWS}

_RECORD = re.compile(r"/(?:PV|SR)\.\d")
_DRAFT = re.compile(r"/(?:L|CRP|WP)\.\d")
# The annual reports of the subsidiary bodies ("E/2009/30") and the session's of the
# Assembly's ("A/65/41") are printed as supplements to its Official Records.
_SUPPLEMENT = re.compile(r"E/\d{4}/(?:2\d|3\d|99)|A/\d{2,3}/(?:\d|[1-4]\d|5[0-3])")
_VARIANT = re.compile(r"(?:/(?:Add|Corr|Rev|Amend)\.\d+|/(?:SUMMARY|Summary))+\Z")
_PART = re.compile(r"(?<=[\d)])[A-Z]\Z")


def kind_of(symbol: str) -> str:
    """One of KINDS; "document" where the symbol says no more."""
    read = Symbol.parse(symbol)
    kind = read.kind if read else "document"
    if kind != "document":
        return kind
    if _RECORD.search(symbol):
        return "record"
    if _DRAFT.search(symbol):
        return "draft"
    return "report" if _SUPPLEMENT.fullmatch(root_of(symbol)) else "document"


def body_name(symbol: str) -> str | None:
    """The body whose resolution, decision or document it is; None if not known."""
    read = Symbol.parse(symbol)
    if read and read.body:
        return read.body
    body = body_of_document(symbol) if read and read.kind == "document" else None
    return body.name if body else None


def root_of(symbol: str) -> str:
    """What the variants of a document have in common: "A/65/457/Add.1" → "A/65/457",
    "A/RES/67/234B" → "A/RES/67/234"."""
    if "/RES/" in symbol or "/DEC/" in symbol:
        return _PART.sub("", _VARIANT.sub("", symbol))
    return _VARIANT.sub("", symbol)


def is_variant(symbol: str, root: str) -> bool:
    return root_of(symbol) == root


def official_url_of(symbol: str) -> str | None:
    """The official copy; None where the symbol says of none."""
    read = Symbol.parse(symbol)
    return read.official_url if read else None
