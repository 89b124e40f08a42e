"""Which hits come first.

By relevance, in this order: paragraphs that have the words typed as they stand, one
after the other, and those whose resolution has them in its title; then by how often
the words stand there, for the length of the paragraph; then operative paragraphs
before preambular ones, and newer before older.
"""

from __future__ import annotations

from itertools import chain

from django.contrib.postgres.search import SearchQueryField, SearchRank
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Round

from ..models import Paragraph
from .language.tree import And, Node, Phrase, Prefix, Text, either, texts
from .matching import STORED, Index, condition, place_of, tsquery
from .spellings import ELSEWHERE, HERE, spellings

# More words than these are no phrase that someone has in mind.
LONGEST_PHRASE = 12
DIVIDE_BY_LENGTH = 1

NEWEST_FIRST = (
    F("resolution__year").desc(nulls_last=True),
    F("resolution__sort_key").desc(),
    "resolution",
    "position",
)
OLDEST_FIRST = (
    F("resolution__year").asc(nulls_last=True),
    "resolution__sort_key",
    "resolution",
    "position",
)
OPERATIVE_FIRST = Case(
    When(kind="operative", then=0), When(kind="preambular", then=1), default=2
)


def in_order(hits: QuerySet[Paragraph], tree: Node, sort: str) -> QuerySet[Paragraph]:
    """A total order, so that no hit is on two pages. Without words all are equally
    relevant: the newest come first."""
    if sort == "oldest":
        return hits.order_by(*OLDEST_FIRST)
    wanted = wanted_texts(tree)
    if sort == "newest" or not wanted:
        return hits.order_by(*NEWEST_FIRST)
    return hits.order_by(
        _closeness(wanted).desc(), _score(wanted).desc(), OPERATIVE_FIRST, *NEWEST_FIRST
    )


def wanted_texts(tree: Node) -> list[Text]:
    """The texts that a hit may have in the paragraph itself."""
    return [text for text in texts(tree, wanted=True) if text.where == "text"]


def in_a_row(wanted: list[Text]) -> Node | None:
    """The words as typed, one after the other, in either spelling; None for one word
    or very many."""
    typed = [_words(text) for text in wanted]
    if not 1 < sum(map(len, typed)) <= LONGEST_PHRASE:
        return None
    rows = [typed] + [
        [
            words if _is_as_spelt(text) else tuple(spellings(w)[way] for w in words)
            for text, words in zip(wanted, typed, strict=True)
        ]
        for way in (HERE, ELSEWHERE)
    ]
    return either(*(Phrase(tuple(chain(*row))) for row in rows))


def in_title(wanted: list[Text]) -> And:
    """All of the texts in the title."""
    return And(tuple(_in_title(text) for text in wanted))


def _closeness(wanted: list[Text]) -> Case:
    """2 for the words as typed, in a row; 1 more where the title has them all."""
    typed = in_a_row(wanted)
    phrase = condition(typed) if typed else Q(pk__in=[])
    title = condition(in_title(wanted))
    return Case(
        When(phrase & title, then=Value(3)),
        When(phrase, then=Value(2)),
        When(title, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )


def _in_title(text: Text) -> Text:
    if isinstance(text, Phrase):
        return Phrase(text.words, text.literal, "title")
    return type(text)(text.text, "title")


def _is_as_spelt(text: Text) -> bool:
    return isinstance(text, Prefix) or (isinstance(text, Phrase) and text.literal)


def _words(text: Text) -> tuple[str, ...]:
    """With those that are not looked for: "rights of the child" is what was typed."""
    if isinstance(text, Prefix):
        return (text.text,)
    return (*text.skipped, *(text.words if isinstance(text, Phrase) else (text.text,)))


def _score(wanted: list[Text]) -> Round:
    """How often the words stand in the paragraph, for its length. Rounded, so that
    what differs by a hair counts as equal."""
    scores = []
    indexes: tuple[Index, ...] = ("stems", "spelt")
    for index in indexes:
        here = [text for text in wanted if place_of(text)[1] == index]
        if here:
            queries = [f"({tsquery(text, index)})" for text in here]
            # A phrase by itself would be scored in another way than one among others.
            query = " | ".join((queries * 2)[: max(2, len(queries))])
            scores.append(
                SearchRank(
                    STORED[index],
                    Cast(Value(query), SearchQueryField()),
                    normalization=Value(DIVIDE_BY_LENGTH),
                )
            )
    return Round(sum(scores[1:], start=scores[0]), precision=3)
