"""What was inferred where a file lost its numbers and letters, and how that is said.

Word counts numbers by itself, and converters drop what it counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .types import Paragraph, ParseWarning

# Annexes of so many paragraphs are numbered; treaties have articles.
_MANY = 25
# Where the resolution's own numbers are lost, shorter ones may have had them too.
_SOME = 6
# Among so many without one, the numbers printed are those of titles.
_RARE = 4
_ARTICLE_RE = re.compile(r"\.(?:art|rule|prin)\d")
_OWN_PARAGRAPH_RE = re.compile(
    r"\bparagraphs? \d{1,3}\b[^.;]{0,30}\b(?:above|below|of (?:this|the present) (?:annex|document|declaration|programme|plan))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Inferred:
    """`labels`: paragraphs without a printed number or letter were numbered in their
    order; `numbers`: operative ones were; `articles`: articles without a heading were.

    `section` is the anchor of the first heading of sections that print no number.
    `depths` are the anchors of the first items of lists that may hang one level higher
    or lower.
    """

    labels: bool = False
    numbers: bool = False
    articles: bool = False
    section: str | None = None
    depths: tuple[str, ...] = ()


def check_inferred(
    paragraphs: Sequence[Paragraph], inferred: Inferred
) -> Iterator[ParseWarning]:
    """Say what was counted and inferred, and where numbers may be lost."""
    if inferred.labels:
        message = "Paragraphs without a printed number or letter were numbered in their order."
        yield ParseWarning("numbers_counted", message)
    if inferred.articles:
        message = "The headings of the articles are lost: articles were numbered in their order."
        yield ParseWarning("articles_counted", message)
    if inferred.section and inferred.numbers:
        message = (
            "Neither the sections nor their paragraphs print numbers: where the numbers "
            "begin anew was inferred."
        )
        yield ParseWarning("sections_inferred", message, inferred.section)
    if inferred.numbers:
        yield from _check_reasons(paragraphs)
    for anchor in inferred.depths:
        message = (
            "The letters of the list are lost: how deep this item stands was inferred."
        )
        yield ParseWarning("depth_inferred", message, anchor)
    prints_none = not any(_is_numbered(paragraph) for paragraph in paragraphs)
    lost = inferred.numbers or prints_none
    yield from _check_annexes(paragraphs, _SOME if lost else _MANY)


def _is_numbered(paragraph: Paragraph) -> bool:
    """True where a number or letter may be printed: a sole operative paragraph has none,
    and preambular ones are counted."""
    counted = paragraph.kind == "preambular" and not paragraph.depth
    alone = paragraph.anchor.endswith("op1") and paragraph.kind == "operative"
    return paragraph.number is not None and not (counted or alone)


def _check_reasons(paragraphs: Sequence[Paragraph]) -> Iterator[ParseWarning]:
    """Reasons below operative paragraphs that were counted: a section, as in
    A/RES/64/269, whose numbers may begin anew."""
    counting: set[str] = set()
    for paragraph in paragraphs:
        part = paragraph.anchor.rpartition(".")[0]
        if paragraph.depth or paragraph.number is None:
            continue
        if paragraph.kind == "operative":
            counting.add(part)
        elif paragraph.kind == "preambular" and part in counting:
            counting.remove(part)
            message = (
                "A reason stands below operative paragraphs, as in a section of its own: "
                "the numbers below it may begin anew."
            )
            yield ParseWarning("sections_inferred", message, paragraph.anchor)


def _ends_sentence(text: Paragraph, texts: Sequence[Paragraph]) -> bool:
    """True for a sentence; one that is all of its article or principle has no number."""
    if not text.text.endswith((".", ";")):
        return False
    unit = text.anchor.rpartition(".")[0]
    if _ARTICLE_RE.search(text.anchor) is None:
        return True
    return sum(other.anchor.startswith(f"{unit}.") for other in texts) > 1


def _is_bare(text: Paragraph) -> bool:
    """True for a sentence without a number below no article."""
    sentence = text.text.endswith((".", ";")) and not text.depth and not text.number
    return sentence and _ARTICLE_RE.search(text.anchor) is None


def _check_annexes(
    paragraphs: Sequence[Paragraph], many: int
) -> Iterator[ParseWarning]:
    """An annex without a number that is long or names its paragraphs by numbers."""
    annexes: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs:
        if paragraph.kind == "annex":
            annexes.setdefault(paragraph.anchor.split(".")[0], []).append(paragraph)
    for texts in annexes.values():
        cites = any(_OWN_PARAGRAPH_RE.search(text.text) for text in texts)
        long = sum(_ends_sentence(text, texts) for text in texts) >= many
        numbered = sum(bool(t.number) for t in texts if not t.depth)
        bare = sum(_is_bare(text) for text in texts)
        if (numbered and bare >= many and bare > _RARE * numbered) or (
            (cites or long) and not numbered
        ):
            message = "No paragraph of the annex has a printed number, or few: they may be lost."
            yield ParseWarning("annex_numbers_lost", message, texts[0].anchor)
