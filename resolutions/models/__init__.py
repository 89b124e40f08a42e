"""What the archive holds.

A document is not a resolution: a `SourceFile` is one uploaded file, kept byte for
byte; the `Resolution` is what people cite, and the same text may have arrived in
several files. Paragraphs, footnotes and citations belong to the resolution.
"""

from .addresses import FormerAddress, path_of
from .citation import Citation, CitedDocument
from .paragraph import (
    SEARCH_CONFIG,
    Act,
    Addressee,
    Footnote,
    FootnoteMark,
    Paragraph,
    Topic,
    Verb,
)
from .report_request import ReportRequest
from .resolution import LeftOutLine, ParseWarning, Repair, Resolution, SourceFile

__all__ = [
    "SEARCH_CONFIG",
    "Act",
    "Addressee",
    "Citation",
    "CitedDocument",
    "Footnote",
    "FootnoteMark",
    "FormerAddress",
    "LeftOutLine",
    "Paragraph",
    "ParseWarning",
    "Repair",
    "ReportRequest",
    "Resolution",
    "SourceFile",
    "Topic",
    "Verb",
    "path_of",
]
