"""What the texts of a resolution do and cite, once each stands in its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from .addressees import find_addressees
from .bodies import body_named
from .citations import find_citations, find_footnote_citations
from .instruments import Names
from .internal import settle
from .topics import find_topics
from .types import Footnote, FrontMatter, Paragraph
from .verbs import find_acts

_ENACTING = re.compile(r"The (?P<body>[A-Z][^,.;:]{3,100}),")


def describe(
    paragraphs: Sequence[Paragraph],
    footnotes: Sequence[Footnote],
    front: FrontMatter,
    only: Collection[str] | None = None,
) -> tuple[tuple[Paragraph, ...], tuple[Footnote, ...]]:
    """The same texts in order of reading, with verbs, addressees, topics, citations.

    `only` names the anchors of the paragraphs to describe; the others, and then the
    footnotes too, keep what was found before. In a text that recommends one for adoption
    by another body, that body speaks from its enacting words on, and in the footnotes.
    """
    names = Names.under(front.title, front.adopted or front.distributed)
    speaker = front.body
    described = []
    for each in paragraphs:
        enacting = _ENACTING.fullmatch(each.text)
        if enacting and (body := body_named(enacting["body"])):
            speaker = body.name
        wanted = only is None or each.anchor in only
        described.append(_described(each, speaker, names) if wanted else each)
    if only is None:
        footnotes = _footnotes(footnotes, speaker, names)
    return settle(described, footnotes)


def _described(each: Paragraph, body: str | None, names: Names) -> Paragraph:
    opening, acts = find_acts(each.text, each.kind)
    return replace(
        each,
        opening=opening,
        acts=acts,
        addressees=find_addressees(each.text, acts),
        topics=find_topics(each.text) if each.kind != "heading" else (),
        citations=find_citations(each.text, body, names),
    )


def _footnotes(
    notes: Sequence[Footnote], body: str | None, names: Names
) -> tuple[Footnote, ...]:
    texts = [(note.number, note.text) for note in notes]
    citations = find_footnote_citations(texts, body, names)
    return tuple(replace(note, citations=citations[note.number]) for note in notes)
