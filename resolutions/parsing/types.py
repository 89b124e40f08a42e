"""The values that parsing produces: frozen, plain, without a database.

`ParsedResolution` is the whole answer to "what does this file say". Every text in
it is what an editor would print: one line, single spaces, no paragraph number, no
footnote mark, no page furniture. Offsets (`start`, `end`, `position`) count
characters of that text, from 0, `end` exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["preambular", "operative", "heading", "annex", "unclassified"]
Status = Literal["adopted", "draft"]
TextFrom = Literal["born digital", "text layer", "ocr"]
TiedBy = Literal["printed", "sequence", "same words"]


REASONS = {
    "body_not_named": "no body is named for the number",
    "body_unknown": "the body named has no symbols in this archive",
    "several_bodies": "several bodies may be meant",
    "number_not_of_body": "the body named does not number so",
    "number_without_year": "the number is without its year",
    "date_not_of_session": "the date is not of the session that the number names",
    "note_before_missing": "the note before is missing or cites nothing",
    "note_before_several": "the note before cites several documents",
    "another_document": "another document of the series named in the note before",
    "several_bear_the_name": "several instruments bear the name",
    "not_named_before": "the text before does not name what is meant",
    "no_such_place": "the text has no such paragraph",
    "symbol_not_known": "this archive knows no symbol for it",
    "several_places": "several paragraphs of the text have the number",
}
"""Why a citation has no target, in one machine-readable word, and said in words."""


class UnreadableFile(ValueError):
    """The file cannot be read as a resolution; the message is for the editor."""


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """Something a reader or editor should check. `anchor` is None for the document."""

    code: str
    message: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """Damaged words of the source that were put right, and what stood there.

    `field` is the anchor of the paragraph or footnote, or the name of a front-matter
    field ("title", "sponsors"). `start` is where `repaired` stands in the final text.
    """

    field: str
    start: int
    found: str
    repaired: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the source that stands in no field, and why. `line` counts from 1."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark lifted out of a paragraph.

    `position` is the offset in the paragraph's text at which the mark stood,
    `printed` the characters that stood there ("4", "³", "®"). `tied_by` says how the
    footnote is known: the mark prints its number; the order of the notes leaves only
    this one; the same words carried the same note before.
    """

    number: int
    position: int
    printed: str
    tied_by: TiedBy = "printed"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a paragraph does: `verb` is canonical ("requests"), `phrase` as printed."""

    verb: str
    phrase: str
    start: int


@dataclass(frozen=True, slots=True)
class CitationSpan:
    """A citation found in a text.

    `symbol` is canonical ("A/RES/64/179", "UNTS/39574"), or None when what is cited
    cannot be told; then `status` is "ambiguous". A citation of a place in the same
    document has the status "internal" and `symbol` holds the anchor ("op20").
    `pinpoint` is the place in the cited document as printed ("annex", "chap. I").
    `reason` is one of REASONS for what has no symbol, and for an internal citation of
    a place that does not exist; "" for all others.
    """

    symbol: str | None
    text: str
    start: int
    end: int
    status: Literal["cited", "internal", "ambiguous"] = "cited"
    pinpoint: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the resolution.

    `number` is the printed label ("8", "b", "ii"); a preambular paragraph has its
    count. `opening` is the opening phrase as printed, `acts` what the paragraph does,
    the opening first. `page` and `line` of the source are where it begins; `top` is how
    far down the page, in thousandths, where there are printed pages. `text` is empty
    where the number and its first letter share a line: "66. (a) Set …".
    """

    anchor: str
    kind: Kind
    number: str | None
    text: str
    depth: int = 0
    page: int | None = None
    opening: str = ""
    acts: tuple[Act, ...] = ()
    addressees: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    citations: tuple[CitationSpan, ...] = ()
    line: int | None = None
    top: int | None = None

    @property
    def verb(self) -> str | None:
        """The canonical verb of the opening phrase, None where there is none."""
        return self.acts[0].verb if self.opening and self.acts else None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote; `text` is as printed, without its number."""

    number: int
    text: str
    page: int | None = None
    citations: tuple[CitationSpan, ...] = ()
    line: int | None = None

    @property
    def anchor(self) -> str:
        return f"fn{self.number}"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the masthead, the title block and the closing line say; None is "not printed".

    `stage` is the draft's own word for itself ("revised draft resolution").
    `vote` is how the adoption was recorded, as printed, a line for each printed one.
    `agenda_item` is the printed number ("104"), `agenda_title` the heading of the item
    where a draft prints it, `job_number` as printed ("09-47257"). `origin` is the line
    above the title, without its brackets: "on the report of the Third Committee
    (A/64/440)", of which `committee_report` is the symbol.
    """

    symbol: str | None = None
    body: str | None = None
    session: str | None = None
    title: str = ""
    adopted: date | None = None
    agenda_item: str | None = None
    agenda_title: str | None = None
    committee_report: str | None = None
    origin: str | None = None
    plenary_meeting: int | None = None
    distributed: date | None = None
    job_number: str | None = None
    stage: str | None = None
    sponsors: tuple[str, ...] = ()
    enacting_words: str = ""
    vote: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedResolution:
    """Everything one file says about one resolution or draft resolution."""

    front: FrontMatter
    symbol: str
    symbol_is_local: bool
    status: Status
    media_type: str
    text_from: TextFrom | None
    parser_version: str
    paragraphs: tuple[Paragraph, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    warnings: tuple[ParseWarning, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left_out: tuple[LeftOut, ...] = field(default=())

    def texts(self) -> list[str]:
        """Every text of the document: title, paragraphs, footnotes."""
        notes = [note.text for note in self.footnotes]
        return [self.front.title, *(p.text for p in self.paragraphs), *notes]
