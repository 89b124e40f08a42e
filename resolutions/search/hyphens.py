"""Words that are written in one, and with a hyphen elsewhere: newer texts print
"cooperation", older ones "co-operation"."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..models import IndexedWord
from ..normal_form import normalise

# What such words begin with in the texts of the United Nations ("counter-terrorism",
# "cyber-crime", "pre-trial", "sub-regional"). What follows has four letters or more.
BEGINNINGS_RE = re.compile(
    r"(anti|co|counter|cyber|inter|multi|non|pre|socio|sub|trans)([a-z]{4,})", re.ASCII
)
HYPHENED_RE = re.compile(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+(?![\w-])")
QUOTED_RE = re.compile(r'("[^"]*"?)')
# Neither a part of a word, of a beginning ("cooperat*"), of a field and its values, nor
# what is not wanted.
WORD_RE = re.compile(r"(?<![\w:|/*\"-])[^\W\d_]+(?:-[^\W\d_]+)?(?![\w:|/*-])")


def joined(q: str) -> str:
    """With words in one that the archive has so."""
    solid = {word: "".join(normalise(word)) for word in HYPHENED_RE.findall(q)}
    having = _known(solid.values())
    for word, in_one in solid.items():
        q = q.replace(word, in_one) if in_one in having else q
    return q


def either_way(q: str) -> tuple[str, list[str]]:
    """With the other way of writing beside each word that the archive may have in both;
    these other ways. Words in quotation marks are wanted as they stand."""
    outside = QUOTED_RE.split(q)[::2]
    ways = {
        word: other
        for part in outside
        for word in WORD_RE.findall(part)
        if (other := _other_way(word.lower()))
    }
    # Short words are not kept: what a word begins with is not looked up.
    having = _known([other.rpartition("-")[2] for other in ways.values()])
    ways = {w: other for w, other in ways.items() if other.rpartition("-")[2] in having}

    def both(found: re.Match[str]) -> str:
        word = found[0]
        return f"({word} OR {ways[word]})" if word in ways else word

    parts = QUOTED_RE.split(q)
    parts[::2] = [WORD_RE.sub(both, part) for part in parts[::2]]
    return "".join(parts), list(dict.fromkeys(ways.values()))


def _other_way(word: str) -> str | None:
    if "-" in word:
        return word.replace("-", "")
    found = BEGINNINGS_RE.fullmatch(word)
    return f"{found[1]}-{found[2]}" if found else None


def _known(words: Collection[str]) -> set[str]:
    if not words:
        return set()
    rows = IndexedWord.objects.filter(text__in=words)
    return set(rows.values_list("text", flat=True))
