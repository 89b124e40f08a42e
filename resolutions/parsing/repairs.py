"""Words that OCR damaged, put right where the words of the archive leave no doubt.

Three kinds of damage are mended: a word torn in two ("Wel coming"), two words run
together ("levelsin"), one letter misread ("Reguests"). A mend is made only when the
damaged word is unknown, exactly one repair gives known words, and known neighbours
confirm it. What looks damaged and is not mended is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .lexicon import WORD_RE, Lexicon
from .text import Edit, Text

# What OCR takes for one another, each way.
_CONFUSIONS = (
    ("q", "g"),
    ("l", "i"),
    ("l", "1"),
    ("i", "1"),
    ("o", "0"),
    ("rn", "m"),
    ("cl", "d"),
    ("c", "e"),
    ("u", "n"),
    ("h", "b"),
    ("vv", "w"),
    ("fi", "fl"),
    ("f", "t"),
)
_IBID_RE = re.compile(r"^(?:[l|1!Tt]bid|[TtIl]hid)\.")
# Sales numbers: language, year, category in roman numerals, serial (E.10.IV.6).
_SALES_RE = re.compile(
    r"(?<=Sales No\. )([EFRSAC])[./](\d\d)[./]([IVX1l]{1,4})[./](\d{1,3})"
)
_MIXED_RE = re.compile(r"\b(?:[A-Za-z]+\d[A-Za-z]+|[a-z]+[A-Z][a-z]*|[b-hj-z])\b")
_SPACED_OUT_RE = re.compile(r"\b[A-Za-z](?: [a-z]){3,39}\b")
_ENDING_J_RE = re.compile(r"\b([A-Za-z][a-z]{1,39})j$")
_LONG = 8
_SHRED = 2  # letters
_ROMAN_RE = re.compile(r"[IVXLC]+")
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def mend_endings(texts: Sequence[Text], lexicon: Lexicon) -> tuple[Text, ...]:
    """Return the texts of paragraphs, each with the semicolon at its end that was read as
    a j: "the present resolutionj". The word is known, or the document prints it again."""
    if not any(_ENDING_J_RE.search(text.content) for text in texts):
        return tuple(texts)
    own = lexicon.with_words_of(text.content for text in texts)
    return tuple(_with_ending(text, own) for text in texts)


def _with_ending(text: Text, lexicon: Lexicon) -> Text:
    match = _ENDING_J_RE.search(text.content)
    if match is None or not lexicon.knows(match[1]) or lexicon.knows(match[0]):
        return text
    end = len(text.content)
    return text.edited([Edit(end - 1, end, ";", "repair", "j")])


def repair(text: Text, lexicon: Lexicon) -> Text:
    """Return the text with damaged words mended, each with a span of kind "repair"."""
    edits = [*_ibid(text.content), *_sales_numbers(text.content)]
    words = [_Word(m[0], m.start(), m.end()) for m in WORD_RE.finditer(text.content)]
    taken = 0
    for index, word in enumerate(words):
        if (
            word.start < taken
            or len(word.text) > _LONGEST_WORD
            or lexicon.knows(word.text)
            or _ROMAN_RE.fullmatch(word.text)
        ):
            continue
        edit = _torn(words, index, text.content, lexicon)
        if edit is None and not _is_name(word, text.content):
            edit = _run_together(words, index, lexicon)
        edit = edit or _misread(words, index, lexicon)
        if edit is not None and edit.start >= taken:
            edits.append(edit)
            taken = edit.end
    return text.edited(_in_order(edits))


def _is_name(word: _Word, content: str) -> bool:
    """True for a capital inside a sentence: "Crimea" is no "Crime a"."""
    before = content[: word.start].rstrip()
    return word.text[0].isupper() and before[-1:] not in ("", ".", ":", ";", "“", '"')


def rejoin(text: Text, lexicon: Lexicon) -> Text:
    """Mend words that letter spacing tore in a PDF ("n ot", "Justic e"), and no others.

    Two longer pieces may be two words: "road map" where "roadmap" is known.
    """
    words = [_Word(m[0], m.start(), m.end()) for m in WORD_RE.finditer(text.content)]
    edits = list(_spaced_out(text.content, lexicon))
    for index, word in enumerate(words):
        if len(word.text) <= _LONGEST_WORD and not lexicon.knows(word.text):
            edit = _torn(words, index, text.content, lexicon)
            edits += [edit] if edit and _has_a_shred(edit.value) else []
    return text.edited(_in_order(edits))


def doubtful_words(content: str, lexicon: Lexicon) -> list[str]:
    """Return the words that look damaged: unknown, and of a form that words do not have."""
    return [
        match[0]
        for match in _MIXED_RE.finditer(content)
        if not (match[0].islower() and lexicon.knows(match[0]))
        and not _is_label(content, match)
    ]


def _is_label(content: str, match: re.Match[str]) -> bool:
    """A letter that counts something: "(b)", "a."."""
    around = content[max(0, match.start() - 1) : match.end() + 1]
    return len(match[0]) == 1 and not around.replace(match[0], "", 1).isspace()


def _in_order(edits: list[Edit]) -> list[Edit]:
    result: list[Edit] = []
    for edit in sorted(edits, key=lambda e: e.start):
        if not result or edit.start >= result[-1].end:
            result.append(edit)
    return result


def _mend(start: int, end: int, found: str, repaired: str) -> Edit:
    return Edit(start, end, repaired, "repair", found)


def _ibid(content: str) -> Iterator[Edit]:
    if match := _IBID_RE.match(content):
        yield _mend(0, match.end(), match[0], "Ibid.")


def _sales_numbers(content: str) -> Iterator[Edit]:
    for match in _SALES_RE.finditer(content):
        category = match[3].replace("1", "I").replace("l", "I")
        repaired = f"{match[1]}.{match[2]}.{category}.{match[4]}"
        if repaired != match[0]:
            yield _mend(match.start(), match.end(), match[0], repaired)


def _spaced_out(content: str, lexicon: Lexicon) -> Iterator[Edit]:
    """ "I n v i t e s", as A/RES/79/172 sets a verb: letters apart, a known word."""
    for match in _SPACED_OUT_RE.finditer(content):
        whole = match[0].replace(" ", "")
        if lexicon.knows(whole):
            yield _mend(match.start(), match.end(), match[0], whole)


def _torn(
    words: list[_Word], index: int, content: str, lexicon: Lexicon
) -> Edit | None:
    """ "Wel coming": the unknown piece joined with its neighbour is a known word."""
    joins = []
    for first, second in ((index, index + 1), (index - 1, index)):
        if first < 0 or second >= len(words):
            continue
        left, right = words[first], words[second]
        whole = left.text + right.text
        if (
            content[left.end : right.start] == " "
            and right.text[0].islower()
            and lexicon.knows(whole)
            and _are_pieces(left.text, right.text, lexicon)
        ):
            found = content[left.start : right.end]
            joins.append(_mend(left.start, right.end, found, whole))
    return joins[0] if len(joins) == 1 else None


def _has_a_shred(found: str) -> bool:
    return min(map(len, found.split())) <= _SHRED


def _are_pieces(left: str, right: str, lexicon: Lexicon) -> bool:
    """True when neither half is a word of its own: "as set" is no "asset"."""
    single = [half for half in (left, right) if len(half) == 1 and half not in "aAI"]
    unknown = not lexicon.knows(left) and not lexicon.knows(right)
    return len(left + right) > 2 and (unknown or bool(single))


def _run_together(words: list[_Word], index: int, lexicon: Lexicon) -> Edit | None:
    """ "levelsin": cut in one place only, it gives two words known as neighbours."""
    word = words[index]
    cuts = [
        cut
        for cut in range(1, len(word.text))
        if lexicon.knows_pair(word.text[:cut], word.text[cut:])
    ]
    if len(cuts) != 1 or len(word.text) < 5:
        return None
    repaired = f"{word.text[: cuts[0]]} {word.text[cuts[0] :]}"
    return _mend(word.start, word.end, word.text, repaired)


def _misread(words: list[_Word], index: int, lexicon: Lexicon) -> Edit | None:
    """ "Reguests", "Transnhational", "al relevant": one letter wrong, too many or lost."""
    word = words[index]
    before = words[index - 1].text if index else None
    after = words[index + 1].text if index + 1 < len(words) else None

    def fits(candidate: str) -> bool:
        left = before is None or lexicon.knows_pair(before, candidate)
        right = after is None or lexicon.knows_pair(candidate, after)
        return left and right and (before is not None or after is not None)

    candidates = set(_confused(word.text, lexicon))
    candidates |= {c for c in _one_letter_off(word.text, lexicon) if fits(c)}
    if len(candidates) != 1:
        return None
    return _mend(word.start, word.end, word.text, candidates.pop())


def _confused(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Known words that differ by one confusion of shapes; long words only."""
    if len(word) < _LONG:
        return
    for pair in _CONFUSIONS:
        for wrong, right in (pair, pair[::-1]):
            start = word.find(wrong)
            while start != -1:
                candidate = word[:start] + right + word[start + len(wrong) :]
                if lexicon.knows(candidate):
                    yield candidate
                start = word.find(wrong, start + 1)


def _one_letter_off(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Known words with one letter more or less, none of them an ending or a spelling.

    "cooperations" and "organised" are no damage: a changed last letter, or s for z, is
    left alone.
    """
    for place in range(1, len(word) + 1):
        less = word[: place - 1] + word[place:]
        if 1 < place < len(word) and lexicon.knows(less):
            yield less
    for place in range(1, len(word) + 1):
        double = word[:place] + word[place - 1] + word[place:]
        if lexicon.knows(double) and not double.endswith("ss"):
            yield double
