"""A whole document: preface, preamble, main body, conclusions, annexes.

Identifiers follow the naming convention, "para_8__list_1__point_a"; a number that is
printed twice gets a count behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from ...models import Paragraph, Resolution
from ...reading import load_resolution
from ...rendering import section_number
from ..wording import in_words, ordinal_in_figures
from .elements import Element, el
from .inline import Inline
from .meta import meta
from .work import NO_NAME_RE, work_of

MEDIA_TYPE = "application/akn+xml"
ANNEX_RE = re.compile(r"annex(\d+)\.")
FIRST_WORD_RE = re.compile(r"[a-z]+")
# A paragraph with what stands below it.
Branch = tuple[Paragraph, Sequence[Paragraph]]


def akoma_ntoso(resolution: Resolution) -> bytes:
    """The document; a fixed number of queries."""
    load_resolution(resolution)
    root = el("akomaNtoso", _Document(resolution).statement())
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


@dataclass(slots=True)
class _Document:
    held: Resolution
    ids: dict[str, str] = field(default_factory=dict)
    inline: Inline = field(init=False)
    _used: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.inline = Inline(self.ids)

    def statement(self) -> Element:
        work = work_of(self.held, _received(self.held))
        main, annexes = divided(list(self.held.paragraphs.all()))
        first = _end_of_preamble(main)
        self._name_all(main, annexes, first)
        parts = [
            self._preface(work.shown),
            self._preamble(main[:first]),
            self._body(main[first:], ""),
            self._conclusions(),
        ]
        attached = []
        for number, paragraphs in annexes.items():
            component, prefix = f"annex_{number}", f"att_{number}__"
            body = self._body(paragraphs, prefix)
            doc = el("doc", meta(work, component), body, name="annex")
            attached.append(el("attachment", doc, eId=f"att_{number}"))
        if attached:
            parts.append(el("attachments", *attached))
        notes = self.held.footnotes.all()
        unmarked = [each for each in notes if each.number not in self.inline.noted]
        return el(
            "statement",
            meta(work, unmarked=unmarked),
            *(part for part in parts if part is not None),
            name=work.name,
            contains="originalVersion",
        )

    def _name_all(
        self,
        main: Sequence[Paragraph],
        annexes: dict[int, list[Paragraph]],
        first: int,
    ) -> None:
        """Every identifier before any text: a paragraph may refer to a later one."""
        for count, each in enumerate(main[:first], start=1):
            number = each.number if each.depth == 0 and each.number else count
            self.ids[each.anchor] = self._free(f"preamble__container_{number}")
        self._name(main[first:], "")
        for number, paragraphs in annexes.items():
            self._name(paragraphs, f"att_{number}__")

    def _name(self, paragraphs: Sequence[Paragraph], prefix: str) -> None:
        above = [prefix]
        divisions = 0
        for each in paragraphs:
            if each.kind == "heading":
                divisions += 1
                number = section_number(each)
                name = f"sec_{number}" if number else f"division_{divisions}"
                self.ids[each.anchor] = self._free(f"{prefix}{name}")
                above = [f"{self.ids[each.anchor]}__"]
                continue
            del above[each.depth + 1 :]
            kind = "point" if each.depth else "para"
            if each.kind == "preambular" and not each.depth:
                kind = "crossHeading"
            name = NO_NAME_RE.sub("-", each.number or "")
            name = name or each.anchor.rpartition(".")[2]
            self.ids[each.anchor] = self._free(f"{above[-1]}{kind}_{name}")
            above.append(f"{self.ids[each.anchor]}__list_1__")

    def _free(self, wanted: str) -> str:
        self._used[wanted] += 1
        again = self._used[wanted]
        return wanted if again == 1 else f"{wanted}-{again}"

    def _preface(self, shown: str) -> Element:
        held = self.held
        title = el("docTitle", held.title)
        lines = [el("p", el("docNumber", shown), " ", title)]
        if held.session:
            words = held.session
            if words.isdecimal():
                words = ordinal_in_figures(int(words))
            session = el("session", f"{words} session", value=held.session)
            lines.append(el("p", session))
        if report := held.committee_report:
            lines.append(el("p", el("docCommittee", report, value=report)))
        if held.sponsors:
            lines.append(el("p", el("docProponent", ", ".join(held.sponsors))))
        if held.stage:
            lines.append(el("p", el("docStage", held.stage)))
        return el("preface", *lines)

    def _preamble(self, paragraphs: Sequence[Paragraph]) -> Element | None:
        words = self.held.enacting_words
        if not (words or paragraphs):
            return None
        preamble = el("preamble")
        if words:
            formula = el("formula", el("p", words), name="enactingFormula")
            preamble.append(formula)
        for each in paragraphs:
            number = f"({each.number}) " if each.depth and each.number else ""
            text = el("p", number, *self.inline.words(each))
            id = self.ids[each.anchor]
            preamble.append(el("container", text, name=_verb_of(each), eId=id))
        return preamble

    def _body(self, paragraphs: Sequence[Paragraph], prefix: str) -> Element:
        """Headings open sections or divisions; what stands before stands outside."""
        body = inside = el("mainBody")
        for paragraph, below in branches(paragraphs):
            if paragraph.kind == "heading":
                inside = self._division(paragraph)
                body.append(inside)
            else:
                in_division = inside is not body
                inside.append(self._paragraph(paragraph, below, in_division))
        for division in body.iterchildren("{*}section", "{*}division"):
            # A heading above a heading; the standard asks for content.
            if division[-1].tag.endswith(("}heading", "}num")):
                division.append(el("content", el("p")))
        if not len(body):
            body.append(el("p"))
        return body

    def _division(self, heading: Paragraph) -> Element:
        number = section_number(heading)
        division = el("section" if number else "division", eId=self.ids[heading.anchor])
        if number:
            division.append(el("num", number))
        start = (
            len(number)
            + len(heading.text[len(number) :])
            - len(heading.text[len(number) :].lstrip(" ."))
        )
        if heading.text[start:]:
            division.append(el("heading", *self.inline.words(heading, start)))
        return division

    def _paragraph(
        self,
        paragraph: Paragraph,
        below: Sequence[Paragraph],
        in_division: bool = False,
    ) -> Element:
        id = self.ids[paragraph.anchor]
        if paragraph.kind == "preambular" and not paragraph.depth and in_division:
            words = self.inline.words(paragraph)
            return el("crossHeading", *words, refersTo="#preamble", eId=id)
        element = el("point" if paragraph.depth else "paragraph", eId=id)
        if number := paragraph.number:
            element.append(
                el("num", f"({number})" if paragraph.depth else f"{number}.")
            )
        text = el("p", *self.inline.words(paragraph))
        if not below:
            element.append(el("content", text))
            return element
        inner = el("list", el("intro", text), eId=f"{id}__list_1")
        inner.extend(self._paragraph(*branch) for branch in branches(below))
        element.append(inner)
        return element

    def _conclusions(self) -> Element | None:
        meeting, adopted = self.held.plenary_meeting, self.held.adopted
        if meeting is None or adopted is None:
            return None
        words = f"{ordinal_in_figures(meeting)} plenary meeting"
        event = el("event", words, refersTo="#plenaryMeeting")
        day = el("docDate", in_words(adopted), date=adopted.isoformat())
        return el("conclusions", el("p", event, " ", day))


def divided(
    paragraphs: Sequence[Paragraph],
) -> tuple[list[Paragraph], dict[int, list[Paragraph]]]:
    """The resolution itself, and its annexes by number with the headings above them."""
    main: list[Paragraph] = []
    annexes: dict[int, list[Paragraph]] = {}
    waiting: list[Paragraph] = []
    for each in paragraphs:
        if each.kind == "heading":
            waiting.append(each)
            continue
        annex = ANNEX_RE.match(each.anchor)
        place = annexes.setdefault(int(annex[1]), []) if annex else main
        place += [*waiting, each]
        waiting = []
    last = annexes[max(annexes)] if annexes else main
    last += waiting
    return main, annexes


def _end_of_preamble(main: Sequence[Paragraph]) -> int:
    """Where the operative part begins; lines of no known kind above it do not end the
    preamble."""
    first = 0
    for index, each in enumerate(main):
        if each.kind not in ("preambular", "unclassified"):
            break
        if each.kind == "preambular":
            first = index + 1
    return first


def branches(paragraphs: Sequence[Paragraph]) -> Iterator[Branch]:
    """Each paragraph with the subparagraphs that follow it."""
    index = 0
    while index < len(paragraphs):
        end = index + 1
        while end < len(paragraphs) and paragraphs[end].depth > paragraphs[index].depth:
            end += 1
        yield paragraphs[index], paragraphs[index + 1 : end]
        index = end


def _verb_of(paragraph: Paragraph) -> str:
    """The name of its container: "recalling"."""
    verb = paragraph.verb.name if paragraph.verb else ""
    found = FIRST_WORD_RE.match(verb)
    return found[0] if found else "preamble"


def _received(held: Resolution) -> date | None:
    sources = [each for each in held.sources.all() if each.is_text_source]
    return sources[0].imported_at.date() if sources else None
