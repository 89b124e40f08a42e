"""What a paragraph is about: topics of crime prevention, by their phrases.

The names of the Office, the programme, the conventions and the commissions hold words
that are topics elsewhere ("Drugs", "Corruption", "Organized Crime") and stand in nearly
every paragraph. Inside a name a phrase counts only where it begins the name, so that
it means the instrument ("Model Strategies …", "Twelfth United Nations Congress").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from . import vocabulary
from .phrases import DIRECTIVE_VERBS
from .verbs import find_acts

REPORTS = "reports-requested"

_ROWS = vocabulary.rows("topics")
TOPICS: Mapping[str, str] = MappingProxyType(
    {row["slug"]: row["label"] for row in _ROWS}
)
"""Label by slug, in the order in which topics are shown."""


def _spelled(phrase: str) -> str:
    """A phrase in any hyphenation, in singular or plural."""
    return (
        r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", phrase)) + "s?"
    )


_PHRASES = {
    row["slug"]: re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(_spelled, row['phrases'].lower().split('|')))})(?!\w)"
    )
    for row in _ROWS
}
# The first words of a topic's phrases: where a text has none of them no phrase stands.
_FIRST_WORDS = {
    row["slug"]: frozenset(
        word + ending
        for phrase in row["phrases"].lower().split("|")
        for word in re.findall(r"\w+", phrase)[:1]
        for ending in ("", "s")
    )
    for row in _ROWS
}
_NAMES = re.compile(
    rf"\b(?:{'|'.join(row['pattern'].lower() for row in vocabulary.rows('names'))})\b"
)


def find_topics(text: str) -> tuple[str, ...]:
    """The slugs of the topics of a paragraph, in the order of the vocabulary.

    A paragraph may have none: thanks, lists of citations. `reports-requested` is only
    for a directive act that asks for a report.
    """
    # Searching one case is several times faster than ignoring case.
    lower = text.lower()
    names = [found.span() for found in _NAMES.finditer(lower)]
    words = frozenset(re.findall(r"\w+", lower))
    found = []
    for slug, phrases in _PHRASES.items():
        if words.isdisjoint(_FIRST_WORDS[slug]):
            continue
        if slug == REPORTS:
            hit = _asks_for_report(text, phrases)
        else:
            hit = _stands_outside(phrases, lower, names)
        if hit:
            found.append(slug)
    return tuple(found)


def _stands_outside(
    phrases: re.Pattern[str], text: str, names: list[tuple[int, int]]
) -> bool:
    """Whether a phrase stands outside all names, or begins one."""
    at = 0
    for found in phrases.finditer(text):
        while at < len(names) and names[at][1] <= found.start():
            at += 1
        if at == len(names) or found.start() <= names[at][0]:
            return True
    return False


def _asks_for_report(text: str, phrases: re.Pattern[str]) -> bool:
    _, acts = find_acts(text, "operative")
    ends = [*(act.start for act in acts[1:]), len(text)]
    return any(
        act.verb in DIRECTIVE_VERBS
        and phrases.search(text[act.start : ends[index]].lower())
        for index, act in enumerate(acts)
    )
