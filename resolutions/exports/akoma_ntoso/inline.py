"""The words of a paragraph with its opening phrase, references and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from ...models import Citation, Footnote, Paragraph
from ...parsing.symbols import Symbol
from .elements import Element, el
from .work import work_of

Content = Iterator[Element | str]
# From where to where, and what the words are put into.
Wrapped = tuple[int, int, Element]


@dataclass(slots=True)
class Inline:
    """Writes paragraph after paragraph: a note stands where it is marked first, later
    marks refer to it. `ids` leads from the anchors of paragraphs to identifiers."""

    ids: dict[str, str]
    noted: set[int] = field(default_factory=set)

    def words(self, paragraph: Paragraph, start: int = 0) -> Content:
        """The text from `start`. Of spans that cross each other one is left out, and
        a note marked inside a reference stands behind it."""
        text = paragraph.text
        marks = sorted(
            ((m.position, m.footnote) for m in paragraph.marks.all()),
            key=lambda mark: (mark[0], mark[1].number),
        )
        if start == 0:
            yield from self._notes(marks, -1, 0)
        place = start
        for begin, end, wrapper in self._wrapped(paragraph):
            if begin < place:
                continue
            yield from self._plain(text, marks, place, begin)
            wrapper.text = el("p", text[begin:end]).text
            yield wrapper
            yield from self._notes(marks, begin, end)
            place = end
        yield from self._plain(text, marks, place, len(text))

    def _wrapped(self, paragraph: Paragraph) -> list[Wrapped]:
        text, opening = paragraph.text, paragraph.opening
        found: list[Wrapped] = []
        if opening and text.startswith(opening) and paragraph.kind != "heading":
            found.append((0, len(opening), el("i")))
        for each in paragraph.citations.all():
            href = self._href(each)
            if href and 0 <= each.start < each.end <= len(text):
                found.append((each.start, each.end, el("ref", href=href)))
        return sorted(found, key=lambda each: (each[0], -each[1]))

    def _plain(
        self, text: str, marks: list[tuple[int, Footnote]], start: int, end: int
    ) -> Content:
        place = start
        for position in sorted({p for p, _ in marks if start < p <= end}):
            yield text[place:position]
            yield from self._notes(marks, position - 1, position)
            place = position
        yield text[place:end]

    def _notes(
        self, marks: list[tuple[int, Footnote]], after: int, upto: int
    ) -> Iterator[Element]:
        for position, note in marks:
            if after < position <= upto:
                yield self._note(note)

    def _note(self, note: Footnote) -> Element:
        marker = str(note.number)
        if note.number in self.noted:
            return el("noteRef", href=f"#fn_{marker}", marker=marker)
        self.noted.add(note.number)
        id = f"fn_{marker}"
        text = el("p", note.text)
        return el("authorialNote", text, marker=marker, placement="bottom", eId=id)

    def _href(self, citation: Citation) -> str | None:
        """A held text by its name in the standard, another one by its official
        address, else by its page in the archive; None for what cannot be told."""
        if citation.internal_anchor is not None:
            id = self.ids.get(citation.internal_anchor)
            return f"#{id}" if id else None
        document = citation.document
        if document is None:
            return None
        held = document.resolution
        if held is not None and (held.adopted or held.year):
            return work_of(held).iri
        read = Symbol.parse(document.symbol)
        official = read.official_url if read else None
        return official or quote(f"/documents/{document.symbol}", safe="/()")
