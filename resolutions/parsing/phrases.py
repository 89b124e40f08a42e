"""The opening phrases of vocabulary/verbs.csv, and how each may be printed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from . import vocabulary

OpeningKind = Literal["preambular", "operative"]

_REPEATED = r"also|further|furthermore|once again|once more|again|moreover|in addition"
_INTENSE = (
    r"strongly|deeply|gravely|seriously|profoundly|particularly|especially|firmly|fully"
    r"|solemnly|urgently|warmly|sincerely|highly|categorically|unequivocally|keenly"
    r"|greatly|extremely|increasingly|vigorously|utterly|still|equally|notably|hereby"
)
BEFORE = rf"(?:(?:{_REPEATED}|{_INTENSE}),? (?:and )?){{0,3}}"
# What `~` and `@` stand for in vocabulary/verbs.csv: words slipped in after the verb
# ("Requests, furthermore,", "Calls once again upon"), adjectives before the noun.
_INSIDE = rf"(?:(?:, (?:{_REPEATED}|{_INTENSE}),(?= )|,? (?:{_REPEATED}|{_INTENSE})\b)){{0,2}}"
_ADJECTIVE = (
    r"(?:(?:deep|deepest|great|grave|serious|profound|sincere|strong|full|particular"
    r"|utmost|continued|continuing|warm|firm|urgent|strongest|unequivocal|keen|high"
    r"|sincerest|extreme|very|growing|increasing|gravest|actively|previous|earlier)(?:,? and|,)? ){0,3}"
)
# `%`: what some verbs take along, "Recalls with concern", and keep their meaning.
_TONE = (
    rf"(?: with {_ADJECTIVE}(?:appreciation|satisfaction|gratitude|concern|regret|alarm)"
    rf"| in the strongest (?:possible )?terms)?{_INSIDE}"
)
_IRREGULAR = {
    "takes": "took",
    "draws": "drew",
    "pays": "paid",
    "regrets": "regretted",
    "commits": "committed",
    "recommits": "recommitted",
    "transmits": "transmitted",
    "concurs": "concurred",
    "undertakes": "undertook",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The canonical verb, what kind of paragraph it opens, and its printed forms."""

    verb: str
    kind: OpeningKind
    source: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when first needed: most documents use few of the vocabulary."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    for sign, words in (("~", _INSIDE), ("@", _ADJECTIVE), ("%", _TONE)):
        source = source.replace(sign, words)
    return re.compile(rf"(?i:{source})(?!\w)")


def _load() -> tuple[
    dict[str, list[Phrase]],
    dict[str, list[Phrase]],
    dict[str, str],
    frozenset[str],
]:
    """Phrases by their first letters, also in the past; secondary beginnings by kind;
    directive verbs."""
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    past: dict[str, list[Phrase]] = defaultdict(list)
    secondary: dict[str, set[str]] = defaultdict(set)
    directive = set()
    for row in vocabulary.rows("verbs"):
        kind: OpeningKind = "operative" if row["kind"] == "operative" else "preambular"
        phrase = Phrase(row["verb"], kind, row["pattern"])
        if continued := _continued(row["pattern"], kind):
            phrases["cont"].append(Phrase(row["verb"], kind, continued))
        if kind == "operative" and row["pattern"][0] != "(":
            reported = Phrase(row["verb"], kind, _in_past(row["pattern"]))
            for first in _first_words(reported.source):
                past[first[:4]].append(reported)
        for first in _first_words(row["pattern"]):
            phrases[first[:4]].append(phrase)
            if row["secondary"]:
                secondary[kind].add(first)
        if row["category"] == "directive":
            directive.add(row["verb"])
    return (
        dict(phrases),
        dict(past),
        {kind: "|".join(sorted(words)) for kind, words in secondary.items()},
        frozenset(directive),
    )


def _in_past(pattern: str) -> str:
    """The pattern of what a body is reported to have done: `requests~` → `requested~`."""
    head = re.match(r"[a-z\[\]-]+", pattern)
    assert head is not None
    word = head[0]
    past = _IRREGULAR.get(word) or word[:-1] + ("d" if word[-2] == "e" else "ed")
    return past + pattern[head.end() :]


def _continued(pattern: str, kind: OpeningKind) -> str | None:
    """The pattern after "continues to", which only reiterates: `~ to encourage~`."""
    head = re.match(r"[a-z\[\]-]+", pattern)
    if head is None:
        return None
    rest = pattern[head.end() :]
    if kind == "preambular":
        stem = head[0].removesuffix("ing")
        return None if stem == head[0] else f"continuing~ to {stem}e?{rest}"
    stem = head[0].removesuffix("es" if head[0].endswith("sses") else "s")
    return f"continues~ to {stem}{rest}"


def _first_words(pattern: str) -> list[str]:
    """The words a pattern can begin with: "emphasi[sz]es~" with two spellings."""
    head = re.match(r"\(\?:([\w|]+)\)|[\w\[\]]+", pattern)
    if head is None:
        raise ValueError(f"verbs.csv: no first word in {pattern!r}")
    words = (head[1] or head[0]).split("|")
    return sorted({w.replace("[sz]", letter) for w in words for letter in "sz"})


PHRASES, PAST, SECONDARY, DIRECTIVE_VERBS = _load()
"""Phrases by the first four letters of their words, `PAST` as a report has them,
`SECONDARY` what may begin a further act, by kind; `DIRECTIVE_VERBS` are the canonical
verbs that ask somebody for something."""
