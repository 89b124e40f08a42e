"""Reading resolutions: bytes in, a `ParsedResolution` out. Knows no Django.

`parse` is the door; `Symbol` reads and prints document symbols, `resolve_line` reads a
pasted line of citations.
"""

from .pipeline import PARSER_VERSION, parse
from .resolving import LineCitation, resolve_line
from .symbols import Symbol
from .types import ParsedResolution, UnreadableFile

__all__ = [
    "PARSER_VERSION",
    "LineCitation",
    "ParsedResolution",
    "Symbol",
    "UnreadableFile",
    "parse",
    "resolve_line",
]
