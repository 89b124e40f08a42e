"""What a careful editor would question in a parse: each doubt a warning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from .chosen_notes import TWICE
from .endings import check_each
from .enumerators import letter_value, roman_value
from .inferred import Inferred, check_inferred
from .lexicon import Lexicon
from .repairs import doubtful_words
from .sessions import session_year
from .structure import Structure
from .symbol_forms import roman_value as roman_session
from .symbols import Symbol
from .types import Footnote, FrontMatter, LeftOut, Paragraph, ParseWarning, Status
from .working_drafts import REMARK
from .working_labels import is_placeholder

# The form of a participle, and what else begins a preambular paragraph.
_PARTICIPLE_LIKE_RE = re.compile(
    r"(?:And (?:in particular )?|Also |Further )?"
    r"(?:[A-Z][a-z]+ly )?(?:[A-Z]?[a-z-]+(?:ing|ed)\b|While\b|Whereas\b|With\b"
    r"|(?:In|On|By|At) (?:pursuance|view|accordance|conformity|order|response|recognition"
    r"|furtherance|keeping|the (?:light|occasion|context))\b|Being\b)"
)
# The verb's form; the first session let the body speak: "The General Assembly records".
_FINITE_LIKE_RE = re.compile(
    r"(?:[A-Z][a-z]+ly,? |Also |Further |Hereby )?[A-Z]?[a-z-]+s\b|(?:Therefore,? the|The) [A-Z]"
)
_YEAR_IN_SYMBOL_RE = re.compile(r"/RES/(?:\d+\((\d{4})\)|(\d{4})/)")


def check_front(
    front: FrontMatter,
    status: Status,
    symbol: str,
    structure: Structure,
    named: Symbol | None = None,
) -> Iterator[ParseWarning]:
    """Facts that the document does not print, and that its kind does print.

    `named` is what the file is named after.
    """
    if front.symbol is None:
        message = (
            f"The document prints no symbol. {symbol} is the archive's own name for it."
        )
        yield ParseWarning("symbol_not_printed", message)
    if named is not None and front.symbol and named.canonical != symbol:
        message = f"The file is named after {named.canonical}; it reads as {symbol}."
        yield ParseWarning("named_otherwise", message)
    if not front.title and front.body != "Security Council":
        yield ParseWarning("title_missing", "No title was found.")
    if structure.is_corrigendum:
        return
    if not front.enacting_words and not structure.decides:
        message = "No line such as “The General Assembly,” opens the text."
        yield ParseWarning("enacting_words_missing", message)
    if status == "adopted" and front.adopted is None:
        message = "No date of adoption was found; the closing line may be missing."
        yield ParseWarning("adoption_date_missing", message)
    year = _year_of(front)
    # The Council's sessions since 2019 begin in the year before: E/RES/2020/2.
    first = -1 if front.body == "Economic and Social Council" else 0
    if front.adopted and year and not first <= front.adopted.year - year <= 1:
        message = (
            f"The date of adoption is of {front.adopted.year}; the number is of {year}."
        )
        yield ParseWarning("date_disagrees", message)


def _year_of(front: FrontMatter) -> int | None:
    """The year in which the session began, or the year that the number names; None
    where neither is known. A session may go on in the year after."""
    symbol = front.symbol or ""
    if named := _YEAR_IN_SYMBOL_RE.search(symbol):
        return int(named[1] or named[2])
    session = front.session or ""
    if re.fullmatch(r"[IVXL]+", session):
        session = str(roman_session(session))
    return session_year(front.body, int(session)) if session.isdecimal() else None


def check_paragraphs(
    paragraphs: Sequence[Paragraph], inferred: Inferred | None = None
) -> Iterator[ParseWarning]:
    """Numbers out of order, endings that do not fit, text of no known form, and what
    was inferred."""
    inferred = inferred or Inferred()
    yield from check_inferred(paragraphs, inferred)
    yield from _check_numbers(paragraphs)
    yield from _check_letters(paragraphs)
    yield from _check_openings(paragraphs)
    yield from _check_lost(paragraphs)
    yield from check_each(paragraphs, inferred.numbers)


def check_places(
    texts: Sequence[Paragraph | Footnote],
) -> Iterator[ParseWarning]:
    """Citations of places that the text does not have."""
    for text in texts:
        for span in text.citations:
            if span.reason == "no_such_place":
                message = f"“{span.text}” is cited, and the text has no such place."
                yield ParseWarning("no_such_place", message, text.anchor)


def check_footnotes(
    paragraphs: Sequence[Paragraph],
    footnotes: Sequence[Footnote],
    closing: AbstractSet[int] = frozenset(),
) -> Iterator[ParseWarning]:
    """Footnotes no mark leads to, gaps in their numbers, marks that come too late;
    `closing` are the marks of the closing line."""
    marked: dict[int, str] = {}
    for paragraph in paragraphs:
        for mark in paragraph.marks:
            marked.setdefault(mark.number, paragraph.anchor)
    for note in footnotes:
        if note.number not in marked and note.number not in closing:
            message = f"Footnote {note.number} has no mark in the text."
            yield ParseWarning("footnote_without_mark", message, note.anchor)
    for before, after in pairwise(note.number for note in footnotes):
        if after != before + 1:
            message = f"Footnote {before} is followed by footnote {after}."
            yield ParseWarning("footnote_number_gap", message, f"fn{after}")
    yield from _check_order(marked)


def check_left_out(left_out: Sequence[LeftOut]) -> Iterator[ParseWarning]:
    """Lines left out that an editor should look at."""
    for left in left_out:
        if left.reason == TWICE:
            message = f"A second footnote bears a number of another: “{left.text[:80]}”"
            yield ParseWarning("footnote_number_twice", message)
    if any(left.reason == REMARK for left in left_out):
        message = (
            "The table has columns beside the text of the draft: they were left out."
        )
        yield ParseWarning("remarks_left_out", message)


def check_words(
    paragraphs: Sequence[Paragraph], lexicon: Lexicon
) -> Iterator[ParseWarning]:
    """Words of an OCR text that look damaged and were not repaired."""
    for paragraph in paragraphs:
        for word in doubtful_words(paragraph.text, lexicon):
            message = f"“{word}” may be misread."
            yield ParseWarning("doubtful_word", message, paragraph.anchor)


def _check_order(first_marks: dict[int, str]) -> Iterator[ParseWarning]:
    """First marks run 1, 2, 3; where one comes late, its true first mark may be lost.

    `first_marks`: footnote number → anchor of the paragraph that marks it first, in
    reading order.
    """
    late: dict[str, list[int]] = {}
    highest = 0
    for number, anchor in first_marks.items():
        if number < highest:
            late.setdefault(anchor, []).append(number)
        highest = max(highest, number)
    for anchor, numbers in late.items():
        names = ", ".join(map(str, numbers))
        message = (
            f"First mark of footnote {names}, after marks of higher numbers: an earlier "
            "mark may be lost."
        )
        yield ParseWarning("mark_out_of_order", message, anchor)


def _check_numbers(paragraphs: Sequence[Paragraph]) -> Iterator[ParseWarning]:
    """Operative numbers run 1, 2, 3, and start again only in a new section or annex;
    preambular ones where a working draft prints them."""
    last: dict[str, int] = {}
    for paragraph in paragraphs:
        match = re.search(r"(.*?)(op|pp)(\d+)(?:-\d+)?$", paragraph.anchor)
        if paragraph.depth or match is None:
            continue
        part = match[1] if match[2] == "op" else f"pp {match[1]}"
        number = int(match[3])
        before = last.get(part, 0)
        if part.startswith("annex") and not before:
            # Numbers run on over sections, or begin anew in them.
            root = part.split(".")[0]
            annex = [n for name, n in last.items() if name.split(".")[0] == root]
            if number != 1 and number - 1 not in annex:
                message = (
                    f"Paragraph {number} follows paragraph {max(annex, default='–')}."
                )
                yield ParseWarning("number_gap", message, paragraph.anchor)
        if number == before:
            message = f"The number {number} is printed twice."
            yield ParseWarning("duplicate_number", message, paragraph.anchor)
        elif number != before + 1 and (before or part in ("", "pp ")):
            message = f"Paragraph {number} follows paragraph {before or '–'}."
            yield ParseWarning("number_gap", message, paragraph.anchor)
        last[part] = number


def _check_letters(paragraphs: Sequence[Paragraph]) -> Iterator[ParseWarning]:
    """The items of a list run (a), (b), (c), or (i), (ii), (iii); a list that begins
    anew begins with its first. One warning for a list."""
    last: dict[str, str | None] = {}
    said: set[str] = set()
    for paragraph in paragraphs:
        label = paragraph.number
        if not paragraph.depth or not label or " " in label:
            continue
        above = paragraph.anchor.rpartition(".")[0]
        before = last.get(above)
        last[above] = label
        if above in said or _runs_on(before, label):
            continue
        said.add(above)
        message = f"Item ({label}) follows item ({before})."
        if before is None:
            message = f"The list begins with item ({label})."
        yield ParseWarning("letter_gap", message, paragraph.anchor)


def _runs_on(before: str | None, label: str) -> bool:
    for value in (letter_value, roman_value, _figure):
        here = value(label)
        last = value(before) if before else 0
        if here == 1 or (here is not None and last is not None and here == last + 1):
            return True
    return False


def _figure(label: str) -> int | None:
    return int(label) if label.isdecimal() else None


def _check_openings(paragraphs: Sequence[Paragraph]) -> Iterator[ParseWarning]:
    """A preambular paragraph begins with a participle, an operative one with a verb.

    A participle that the vocabulary does not have is believed, but not below a list:
    there it may begin an item that lost its letter.
    """
    below_list = leads = False
    for paragraph in paragraphs:
        text = paragraph.text
        if paragraph.kind == "operative" and paragraph.number is None:
            # "Resolves:", then "1. That applications … shall be considered …".
            leads = text.endswith(":")
        if paragraph.depth or not text or paragraph.number is None:
            continue
        if is_placeholder(text):
            continue
        if paragraph.kind == "preambular":
            fits = bool(
                paragraph.opening
                or (_PARTICIPLE_LIKE_RE.match(text) and not below_list)
            )
            below_list = below_list or ": " in text or text.endswith(":")
        elif paragraph.kind == "operative":
            fits = bool(
                paragraph.opening
                or paragraph.acts
                or _FINITE_LIKE_RE.match(text)
                or (leads and text[0].isupper())
            )
        else:
            continue
        if not fits:
            message = "The paragraph does not begin as such paragraphs do: it may be a part of another."
            yield ParseWarning("no_opening_phrase", message, paragraph.anchor)


def _check_lost(paragraphs: Sequence[Paragraph]) -> Iterator[ParseWarning]:
    """A text without operative paragraphs."""
    kinds = {paragraph.kind for paragraph in paragraphs}
    if "preambular" in kinds and "operative" not in kinds:
        message = "No operative paragraph was found: the text may be cut short."
        yield ParseWarning("operative_part_missing", message)
