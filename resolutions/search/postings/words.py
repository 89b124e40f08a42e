"""Texts cut into words and turned round: for each word, where it stands.

Pure Python and numpy; knows no database. A *unit* is what has words in a row: a
paragraph, a title, the footnotes of a paragraph. Every word has a *place*, and the
places of one unit follow those of the one before, with a gap between them.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pyroaring import BitMap

from ...normal_form import normalise

Numbers = npt.NDArray[np.uint32]
Stems = Mapping[str, str | None]

# PostgreSQL indexes no longer word, and a key has to fit into an index.
LONGEST_WORD = 500
MOST_COUNTED = 255
# Between footnotes of one paragraph: farther than any phrase or near reaches.
GAP = 300

TEXT, TITLE, NOTES = "", "t", "n"
STEM, SPELT, PAIR = "s", "w", "p"


@dataclass(frozen=True, slots=True)
class Posting:
    """`members` with how often each has the word, or places where `counts` is empty."""

    key: str
    members: BitMap
    counts: bytes = b""
    size: int = 0
    """In bytes, of a posting that was read."""


def word_key(where: str, index: str, word: str) -> str:
    """The key under which the units with a word are found."""
    return f"{where}{index}:{word}"


def place_key(where: str, index: str, word: str) -> str:
    """The key under which the places of a word are found."""
    return f"{where}{index}p:{word}"


def pair_key(where: str, word: str, following: str) -> str:
    """The key under which the places of two words in a row, as they are spelt, are
    found: those of the first of them. Kept only where one of them is a stop word."""
    return f"{where}{PAIR}:{word} {following}"


def bitmap(members: Numbers) -> BitMap:
    # From an array of the standard library it is built ten times as fast as from one
    # of numpy; runs would make every intersection with lists slow.
    return BitMap(array("I", members.tobytes()), optimize=False)


def members_of(found: BitMap) -> Numbers:
    return np.frombuffer(found.to_array(), dtype=np.uint32)


@dataclass(slots=True)
class Cut:
    """Texts as numbers of words: the places, the units they are in, the lengths."""

    vocabulary: list[str]
    words: npt.NDArray[np.int64]
    units: Numbers
    places: Numbers
    lengths: Numbers
    first_unit: int

    @property
    def room(self) -> int:
        """How many places the units take up, gaps included."""
        return int(self.lengths.sum(dtype=np.int64)) + len(self.lengths)


def cut_units(units: Iterable[Sequence[str]], first_unit: int, first_place: int) -> Cut:
    """Cut units of one or more texts each, numbered from `first_unit` on."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    words, sizes, parts, gaps = array("q"), array("q"), array("q"), []
    for texts in units:
        before = len(words)
        for place, text in enumerate(texts):
            if place:
                gaps.append(len(words))
            words.extend(map(numbers.__getitem__, normalise(text)))
        sizes.append(len(words) - before)
        parts.append(max(len(texts), 1))
    counts = np.frombuffer(sizes, dtype=np.int64)
    lengths = counts + GAP * (np.frombuffer(parts, dtype=np.int64) - 1)
    of_words = np.repeat(np.arange(len(counts)), counts)
    # Each earlier unit has shifted the words by its gap of one place.
    places = np.arange(first_place, first_place + len(words)) + of_words
    if gaps:
        skipped = np.zeros(len(words) + 1, dtype=np.int64)
        np.add.at(skipped, np.array(gaps, dtype=np.int64), GAP)
        places += np.cumsum(skipped)[:-1]
    return Cut(
        list(numbers),
        np.frombuffer(words, dtype=np.int64),
        (of_words + first_unit).astype(np.uint32),
        places.astype(np.uint32),
        lengths.astype(np.uint32),
        first_unit,
    )


def turned_round(cut: Cut, where: str, stems: Stems) -> Iterator[Posting]:
    """The postings of all words, as they are spelt and by their stems, and of the
    pairs with a stop word."""
    yield from _grouped(cut, cut.words, cut.vocabulary, where, SPELT)
    yield from _pairs(cut, where, stems)
    names: defaultdict[str, int] = defaultdict()
    names.default_factory = names.__len__
    stem_of = np.array(
        [-1 if (stem := stems.get(word)) is None else names[stem]
         for word in cut.vocabulary],
        dtype=np.int64,
    )  # fmt: skip
    if len(stem_of):
        yield from _grouped(cut, stem_of[cut.words], list(names), where, STEM)


def stem_lengths(cut: Cut, stems: Stems) -> Numbers:
    """How many words of each unit are no stop words."""
    counted = np.array([stems.get(w) is not None for w in cut.vocabulary], dtype=bool)
    if not len(counted):
        return np.zeros(len(cut.lengths), dtype=np.uint32)
    inside = cut.units[counted[cut.words]] - np.uint32(cut.first_unit)
    return np.bincount(inside, minlength=len(cut.lengths)).astype(np.uint32)


def _grouped(
    cut: Cut, words: npt.NDArray[np.int64], names: list[str], where: str, index: str
) -> Iterator[Posting]:
    # Stop words, which are numbered -1, come first.
    order = _stable(words + 1)
    order = order[np.count_nonzero(words < 0) :]
    if not len(order):
        return
    sizes = np.bincount(words + 1, minlength=len(names) + 1)[1:]
    of_word = np.repeat(np.arange(len(names)), sizes)
    units, places = cut.units[order], cut.places[order]
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = (of_word[1:] != of_word[:-1]) | (units[1:] != units[:-1])
    firsts = np.flatnonzero(is_first)
    counts = np.diff(np.append(firsts, len(order)))
    clipped = np.minimum(counts, MOST_COUNTED).astype(np.uint8)
    members, owner = units[firsts], of_word[firsts]
    bounds = np.searchsorted(owner, np.arange(len(names) + 1)).tolist()
    place_bounds = [0, *np.cumsum(sizes).tolist()]
    for number, name in enumerate(names):
        if len(name) > LONGEST_WORD:
            continue
        one, end = bounds[number], bounds[number + 1]
        yield Posting(
            word_key(where, index, name),
            bitmap(members[one:end]),
            clipped[one:end].tobytes(),
        )
        one, end = place_bounds[number], place_bounds[number + 1]
        yield Posting(place_key(where, index, name), bitmap(places[one:end]))


def _stable(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The order of numbers from 0 on, equal ones as they stand: by sixteen bits at a
    time, which numpy sorts in linear time."""
    order = np.argsort(numbers.astype(np.uint16), kind="stable")
    left = numbers >> 16
    while left.any():
        order = order[np.argsort(left.astype(np.uint16)[order], kind="stable")]
        left >>= 16
    return order


def _pairs(cut: Cut, where: str, stems: Stems) -> Iterator[Posting]:
    """Of words that are too long, `stems` has none."""
    vocabulary, words = cut.vocabulary, cut.words
    is_stop = np.array([stems.get(w, w) is None for w in vocabulary], dtype=bool)
    is_known = np.array([word in stems for word in vocabulary], dtype=bool)
    if len(words) < 2:
        return
    one, other = words[:-1], words[1:]
    is_pair = (is_stop[one] | is_stop[other]) & is_known[one] & is_known[other]
    is_pair &= np.diff(cut.places) == 1
    codes = (one * len(vocabulary) + other)[is_pair]
    order = _stable(codes)
    codes, places = codes[order], cut.places[:-1][is_pair][order]
    starts = np.flatnonzero(np.diff(codes, prepend=-1))
    bounds = [*starts.tolist(), len(codes)]
    for code, start, end in zip(
        codes[starts].tolist(), bounds, bounds[1:], strict=False
    ):
        first, second = divmod(code, len(vocabulary))
        key = pair_key(where, vocabulary[first], vocabulary[second])
        yield Posting(key, bitmap(places[start:end]))
