"""Reading resolutions: bytes in, a `ParsedResolution` out. Knows no Django.

`parse` is the door; `Symbol` reads and prints document symbols.
"""

from .pipeline import PARSER_VERSION, parse
from .symbols import Symbol
from .types import ParsedResolution, UnreadableFile

__all__ = ["PARSER_VERSION", "ParsedResolution", "Symbol", "UnreadableFile", "parse"]
