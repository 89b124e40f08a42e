"""Paragraphs that read like those of the five documents, as many as are wanted.

A chain over the words of the texts, two words deep, with a long tail of made-up names
so that the vocabulary grows as that of real texts does. The same seed gives the same
paragraphs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

PARAGRAPHS_A_TEXT = 40
NAMES = 60_000
NAME_EVERY = 60
SHORTEST, LONGEST = 12, 140
FIRST_YEAR, LAST_YEAR = 1946, 2025
BODIES = (
    "General Assembly", "Economic and Social Council", "Security Council",
    "Commission on Crime Prevention and Criminal Justice", "Human Rights Council",
    "Commission on Narcotic Drugs", "United Nations Environment Assembly",
)  # fmt: skip
SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ren",
    "sta",
    "vor",
    "tu",
    "bel",
    "dan",
    "gri",
    "pho",
    "xe",
    "qui",
    "zar",
    "nel",
    "osh",
]


@dataclass(frozen=True, slots=True)
class Made:
    """A paragraph, its topics and addressees as numbers of the vocabulary."""

    kind: str
    verb: int
    text: str
    topics: tuple[int, ...]
    addressees: tuple[int, ...]
    footnote: str | None


@dataclass(frozen=True, slots=True)
class MadeText:
    number: int
    year: int
    body: str
    title: str
    paragraphs: list[Made]


class Generator:
    """Texts made from the words of others."""

    def __init__(
        self,
        sources: Sequence[str],
        verbs: int,
        topics: int,
        addressees: int,
        seed: int,
    ) -> None:
        self.chance = random.Random(seed)
        self.verbs = _falling(verbs)
        self.topics = _falling(topics)
        self.addressees = _falling(addressees)
        self.names = [
            "".join(self.chance.choices(SYLLABLES, k=4)) for _ in range(NAMES)
        ]
        self.names_weights = _falling(NAMES)
        self.chain: dict[tuple[str, str], list[str]] = {}
        self.openings: list[tuple[str, str]] = []
        for source in sources:
            words = source.split()
            if len(words) > 3:
                self.openings.append((words[0], words[1]))
            for one, two, three in zip(words, words[1:], words[2:], strict=False):
                self.chain.setdefault((one, two), []).append(three)

    def texts(self, paragraphs: int) -> Iterator[MadeText]:
        """Texts that have so many paragraphs together."""
        chance, number = self.chance, 0
        while paragraphs > 0:
            number += 1
            size = min(paragraphs, chance.randint(10, 2 * PARAGRAPHS_A_TEXT - 10))
            paragraphs -= size
            yield MadeText(
                number,
                chance.randint(FIRST_YEAR, LAST_YEAR),
                chance.choice(BODIES),
                self._text(10).rstrip(",;."),
                [self._paragraph() for _ in range(size)],
            )

    def _paragraph(self) -> Made:
        chance = self.chance
        return Made(
            "operative" if chance.random() < 0.6 else "preambular",
            self._one(self.verbs),
            self._text(chance.randint(SHORTEST, LONGEST)),
            tuple({self._one(self.topics) for _ in range(chance.choice((0, 1, 2, 2, 3)))}),
            tuple({self._one(self.addressees) for _ in range(chance.choice((0, 0, 1, 2)))}),
            self._text(9) if chance.random() < 0.2 else None,
        )  # fmt: skip

    def _text(self, length: int) -> str:
        chance, chain = self.chance, self.chain
        one, two = chance.choice(self.openings)
        words = [one, two]
        random_number = chance.random
        while len(words) < length:
            following = chain.get((one, two))
            if following is None:
                one, two = chance.choice(self.openings)
                words += (one, two)
                continue
            one, two = two, following[int(random_number() * len(following))]
            words.append(two)
            if random_number() * NAME_EVERY < 1:
                words.append(self.names[self._one(self.names_weights)])
        return " ".join(words)

    def _one(self, weights: list[float]) -> int:
        (found,) = self.chance.choices(range(len(weights)), cum_weights=weights)
        return found


def _falling(count: int) -> list[float]:
    """Weights as of words: the second half as frequent as the first, and so on."""
    return list(accumulate(1 / (place + 2) for place in range(count)))
