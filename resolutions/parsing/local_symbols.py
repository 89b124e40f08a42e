"""The archive's own symbols, for documents that print none."""

from __future__ import annotations

import hashlib
import re

from .symbols import Symbol
from .types import FrontMatter


def local_symbol(filename: str, front: FrontMatter, data: bytes) -> str:
    """Name a document that prints no symbol: LOCAL/<slug>.

    A file named after the resolution it became keeps that number and its stage
    ("draft-of-A-RES-65-232.txt" → LOCAL/65-232-revised-draft); any other gets the
    first words of its title and of its fingerprint.
    """
    named = re.search(r"A-RES-(\d{1,3})-(\d{1,3})", filename)
    number = Symbol.parse(f"A/RES/{named[1]}/{named[2]}") if named else None
    if number is not None and front.stage:
        stage = re.sub(r" (?:resolution|decision)$", "", front.stage)
        return f"LOCAL/{number.short.replace('/', '-')}-{_slug(stage)}"
    words = _slug(front.title).split("-")[:8]
    return f"LOCAL/{'-'.join(filter(None, (*words, hashlib.sha256(data).hexdigest()[:8])))}"


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
