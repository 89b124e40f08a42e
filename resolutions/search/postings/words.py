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
from re import compile as regex

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
ASCII_WORD_RE = regex(r"[a-z0-9]+")

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


def cut(text: str) -> Sequence[str]:
    """As `normalise`; quickly where there is nothing but plain letters."""
    if text.isascii():
        return ASCII_WORD_RE.findall(text.replace("\0", " ").lower())
    return normalise(text)


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
    words, gaps, lengths = array("q"), [], array("I")
    for texts in units:
        before = len(words)
        for place, text in enumerate(texts):
            if place:
                gaps.append(len(words))
            words.extend(map(numbers.__getitem__, cut(text)))
        inner = GAP * max(len(texts) - 1, 0)
        lengths.append(len(words) - before + inner)
    found = np.frombuffer(words, dtype=np.int64)
    sizes = np.frombuffer(lengths, dtype=np.uint32)
    return _placed(list(numbers), found, sizes, gaps, first_unit, first_place)


def _placed(
    vocabulary: list[str],
    words: npt.NDArray[np.int64],
    lengths: Numbers,
    gaps: list[int],
    first_unit: int,
    first_place: int,
) -> Cut:
    skipped = np.zeros(len(words) + 1, dtype=np.int64)
    np.add.at(skipped, np.array(gaps, dtype=np.int64), GAP)
    starts = np.concatenate(([0], np.cumsum(lengths.astype(np.int64) + 1)))
    inside = np.arange(len(words)) + np.cumsum(skipped)[:-1]
    # A unit's gap is one place; each earlier unit has shifted the words by it.
    plain = np.concatenate(([0], np.cumsum(lengths.astype(np.int64))))
    units = np.searchsorted(plain, inside, side="right") - 1
    places = inside - plain[units] + starts[units]
    return Cut(
        vocabulary,
        words,
        (units + first_unit).astype(np.uint32),
        (places + first_place).astype(np.uint32),
        lengths,
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
    order = np.argsort(words, kind="stable")
    order = order[np.searchsorted(words[order], 0) :]
    of_word, units, places = words[order], cut.units[order], cut.places[order]
    if not len(order):
        return
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = (of_word[1:] != of_word[:-1]) | (units[1:] != units[:-1])
    firsts = np.flatnonzero(is_first)
    counts = np.diff(np.append(firsts, len(order)))
    clipped = np.minimum(counts, MOST_COUNTED).astype(np.uint8)
    members, owner = units[firsts], of_word[firsts]
    bounds = np.searchsorted(owner, np.arange(len(names) + 1))
    place_bounds = np.searchsorted(of_word, np.arange(len(names) + 1))
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
    order = np.argsort(codes, kind="stable")
    codes, places = codes[order], cut.places[:-1][is_pair][order]
    starts = np.flatnonzero(np.diff(codes, prepend=-1))
    bounds = [*starts.tolist(), len(codes)]
    for code, start, end in zip(
        codes[starts].tolist(), bounds, bounds[1:], strict=False
    ):
        first, second = divmod(code, len(vocabulary))
        key = pair_key(where, vocabulary[first], vocabulary[second])
        yield Posting(key, bitmap(places[start:end]))
