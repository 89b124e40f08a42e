"""What the archive holds.

A document is not a resolution: a `SourceFile` is one uploaded file, kept byte for
byte; the `Resolution` is what people cite, and the same text may have arrived in
several files. Paragraphs, footnotes and citations belong to the resolution.
"""

from .addresses import FormerAddress, path_of
from .citation import Citation, CitedDocument, CitingPlace
from .lineage import (
    LineageJudgement,
    PlacedText,
    Series,
    TextPair,
    WordingLink,
)
from .paragraph import (
    Act,
    Addressee,
    Footnote,
    FootnoteMark,
    IndexedWord,
    Paragraph,
    Topic,
    Verb,
)
from .postings import SearchPosting, SearchSegment, SearchState, SearchText
from .public_version import PublicVersion
from .report_request import ReportRequest
from .resolution import LeftOutLine, ParseWarning, Repair, Resolution, SourceFile
from .vectors import (
    LITERAL_CONFIG,
    LONG_TEXT,
    NORMAL_FORM,
    SEARCH_CONFIG,
    normalised,
    vector,
)

__all__ = [
    "WordingLink",
    "Series",
    "PlacedText",
    "LineageJudgement",
    "LITERAL_CONFIG",
    "LONG_TEXT",
    "NORMAL_FORM",
    "SEARCH_CONFIG",
    "Act",
    "Addressee",
    "Citation",
    "CitedDocument",
    "CitingPlace",
    "Footnote",
    "FootnoteMark",
    "FormerAddress",
    "IndexedWord",
    "LeftOutLine",
    "Paragraph",
    "ParseWarning",
    "Repair",
    "PublicVersion",
    "ReportRequest",
    "Resolution",
    "SearchPosting",
    "SearchSegment",
    "SearchState",
    "SearchText",
    "SourceFile",
    "TextPair",
    "Topic",
    "Verb",
    "normalised",
    "path_of",
    "vector",
]
