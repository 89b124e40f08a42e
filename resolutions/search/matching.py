"""A bound tree as a condition on paragraphs, answered by PostgreSQL's own indexes.

Words in any form are looked for in the index of stems, literal phrases and prefixes in
the one of words as they are spelt. As many parts of a tree as can be become one
`tsquery`. Stems and words are letters and digits only, so that nothing typed can act
as an operator of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, TypeGuard

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.functions import Cast

from ..models import (
    LITERAL_CONFIG,
    LONG_TEXT,
    SEARCH_CONFIG,
    Footnote,
    FootnoteMark,
    Resolution,
    normalised,
    vector,
)
from .binding import FACETS_BY_NAME
from .language.tree import (
    All,
    And,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Text,
    Where,
    Word,
    Years,
)
from .lexemes import stems

Index = Literal["stems", "spelt"]
CONFIGS = {"stems": SEARCH_CONFIG, "spelt": LITERAL_CONFIG}
STORED = {"stems": F("search_vector"), "spelt": F("literal_vector")}


class Matches(Func):
    """Whether a search vector matches a query."""

    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = BooleanField()

    def __init__(self, vector: Any, query: str) -> None:
        super().__init__(vector, Cast(Value(query), SearchQueryField()))


class MatchesPattern(Func):
    template = "(%(expressions)s)"
    arg_joiner = " ~* "
    output_field = BooleanField()


def condition(node: Node) -> Q:
    """The paragraphs that the tree asks for."""
    if isinstance(node, All):
        return Q()
    if isinstance(node, Years):
        return _years(node)
    if isinstance(node, Field):
        return _field(node)
    if _is_compared(node):
        return _literal(node)
    found = _one_index(node)
    if found:
        return _matching(*found, tsquery(node, found[1]))
    if isinstance(node, Not):
        return ~condition(node.part)
    if isinstance(node, And):
        return _all_of(node.parts)
    assert isinstance(node, Or)
    either = Q()
    for part in node.parts:
        either |= condition(part)
    return either


def _all_of(parts: Iterable[Node]) -> Q:
    """Those that one index answers go to it together."""
    together: dict[tuple[Where, Index], list[Node]] = {}
    alone: list[Node] = []
    for part in parts:
        key = _one_index(part)
        if key and key[0] != "footnotes":
            together.setdefault(key, []).append(part)
        else:
            alone.append(part)
    every = Q()
    for key, group in together.items():
        queries = (f"({tsquery(part, key[1])})" for part in group)
        every &= _matching(*key, " & ".join(queries))
    for part in alone:
        every &= condition(part)
    return every


def _one_index(node: Node) -> tuple[Where, Index] | None:
    """Where the whole of the node can be looked up at once; None if nowhere.

    Two words in footnotes may stand in two of them, and a long paragraph is compared
    with a phrase by itself: so neither is joined with others.
    """
    if _is_compared(node):
        return None
    if isinstance(node, (Word, Phrase, Prefix, Near)):
        return place_of(node)
    if isinstance(node, Not):
        found = _one_index(node.part)
        return None if found and found[0] == "footnotes" else found
    if isinstance(node, (And, Or)):
        found_in = {_one_index(part) for part in node.parts}
        found = found_in.pop() if len(found_in) == 1 else None
        return None if found and found[0] == "footnotes" else found
    return None


def _is_compared(node: Node) -> TypeGuard[Phrase]:
    if not isinstance(node, Phrase):
        return False
    return node.literal and len(node.words) > 1 and node.where == "text"


def place_of(node: Text | Near) -> tuple[Where, Index]:
    """Near compares places in one index: beside a text as spelt, all are as spelt."""
    if isinstance(node, Near):
        sides = {place_of(node.left), place_of(node.right)}
        return min(sides, key=lambda side: side[1] != "spelt")
    if isinstance(node, Prefix) or (isinstance(node, Phrase) and node.literal):
        return node.where, "spelt"
    return node.where, "stems"


def tsquery(node: Node, index: Index) -> str:
    """In the syntax of PostgreSQL's type."""
    if isinstance(node, Word):
        return _following(Phrase((node.text,)), index)
    if isinstance(node, Prefix):
        return f"'{node.text}':*"
    if isinstance(node, Phrase):
        return _following(node, index)
    if isinstance(node, Near):
        left, right = (f"({tsquery(each, index)})" for each in (node.left, node.right))
        return " | ".join(
            f"{one} <{step}> {other}"
            for one, other in ((left, right), (right, left))
            for step in range(1, node.distance + 1)
        )
    if isinstance(node, Not):
        return f"!({tsquery(node.part, index)})"
    assert isinstance(node, (And, Or))
    operator = " & " if isinstance(node, And) else " | "
    return operator.join(f"({tsquery(part, index)})" for part in node.parts)


def _following(phrase: Phrase, index: Index) -> str:
    """Places of stop words are counted, as PostgreSQL counts them in its index."""
    spelt = {word: (word,) for word in phrase.words}
    wanted = stems(phrase.words) if index == "stems" else spelt
    query, step = "", 0
    for word in phrase.words:
        step += 1
        if not wanted[word]:
            continue
        one_of = " | ".join(f"'{each}'" for each in wanted[word])
        one_of = f"({one_of})"
        query += f" <{step}> {one_of}" if query else one_of
        step = 0
    return query


def _matching(where: Where, index: Index, query: str) -> Q:
    config = CONFIGS[index]
    if where == "footnotes":
        notes = Footnote.objects.filter(Matches(vector("text", config), query))
        marks = FootnoteMark.objects.filter(footnote__in=notes.values("pk"))
        return Q(pk__in=marks.values("paragraph"))
    if where == "title":
        titled = Resolution.objects.filter(Matches(vector("title", config), query))
        return Q(resolution__in=titled.values("pk"))
    return Q(Matches(STORED[index], query))


def _literal(phrase: Phrase) -> Q:
    """A long paragraph has more places of a word than its vector keeps."""
    between = "[^[:alnum:]]+"
    pattern = f"(^|{between}){between.join(phrase.words)}({between}|$)"
    in_long = Q(text__length__gt=LONG_TEXT) & Q(
        MatchesPattern(normalised("text"), Value(pattern))
    )
    return Q(Matches(STORED["spelt"], tsquery(phrase, "spelt"))) | in_long


def _years(years: Years) -> Q:
    within = Q()
    if years.first is not None:
        within &= Q(resolution__year__gte=years.first)
    if years.last is not None:
        within &= Q(resolution__year__lte=years.last)
    return within


def _field(field: Field) -> Q:
    if field.name == "in":
        return Q(pk__in=FootnoteMark.objects.values("paragraph"))
    return FACETS_BY_NAME[field.name].condition([field.value])
