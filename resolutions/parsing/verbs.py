"""What a paragraph does: its opening phrase and every further act.

A resolution is one sentence: preambular paragraphs begin with a participle or an
adjective, operative paragraphs with a verb in the present tense. The canonical verb
drops repetition ("also"), intensity ("strongly") and reiteration, and keeps what
changes the meaning: "takes note" is neutral, "takes note with appreciation" is not
(General Assembly decision 55/488).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from .bodies import BODIES
from .phrases import (
    BEFORE,
    PAST,
    PHRASES,
    SECONDARY,
    OpeningKind,
    Phrase,
)
from .types import Act, Kind
from .working_labels import remark_before, without_brackets

_CONNECTIVE = (
    r"(?:(?:in (?:this|that) (?:regard|respect|context|connection)|to (?:this|that) end"
    r"|accordingly|therefore|thus),? )?"
)
# "requests for assistance", "the notes by the Secretariat": nouns, not verbs.
_NOUN_AFTER = (
    r" (?:and|or|for|from|of|by|made|submitted|received|relating|concerning|on|verbales?)"
    r"\b| to (?=[A-Z])|[;.)]|, and\b"
)
_MAY_BE_NOUN = ("requests", "notes", "demands", "urges", "calls")
# "Requests for advice", "Notes by the Secretariat": items of a list. "Calls for" acts.
_NOUN_OPENS = re.compile(r"(?:Requests|Demands|Notes) (?:for|from|by)\b")
_QUOTED = re.compile(r'“[^“”]{1,600}”|(?<![\w"])"[^"]{1,600}"(?!\w)')
_LONGEST_OPENING = 240
_LONGEST_ASIDE = 600
_SPEAKER = re.compile(
    rf"(?:The|At its [^.;:]{{10,120}}?, the) (?:{'|'.join(sorted((re.escape(b.name) for b in BODIES), key=len, reverse=True))})"
    r"(?=,? [a-z])"
)

# What may stand before the verb: "While noting …, urges", "In this context, invites".
_CLAUSE = re.compile(
    r"(?:While|Pending|Upon|Given|Until|With (?:a view|regard|respect) to"
    r"|In (?:this|that) (?:regard|respect|context|connection)|To (?:this|that) end"
    r"|In (?:view|light|recognition|furtherance) of|In (?:addition|order) to)\b"
)
_SENTENCE_END = re.compile(r"[;.:][”\")]?\s?\d{0,3}$|; and$")


_MODIFIERS = re.compile(rf"(?i:{BEFORE})")
_NOUN = re.compile(_NOUN_AFTER)
_WORD = re.compile(r"[A-Za-z]{2,}")
_FURTHER_ACT: dict[str, re.Pattern[str]] = {
    kind: re.compile(rf"(?:,? and|,) {_CONNECTIVE}(?P<act>{BEFORE}(?=(?:{words})\b))")
    for kind, words in SECONDARY.items()
}
_REPORTED = re.compile(
    rf"\b(?:which|who|that|it)(?: \w+ly)? {BEFORE}"
    rf"(?P<verb>{SECONDARY['operative']})\b"
)


def opens(text: str) -> OpeningKind | None:
    """Which kind of paragraph begins here, by its opening phrase.

    The first letter must be a capital and the phrase must stand in the vocabulary: an
    unknown word opens nothing. Square brackets of a working draft are looked past.
    """
    if text[:1] in ("[", "("):
        plain, behind = (without_brackets(each)[0] for each in _readings(text))
        return _opens(plain) or _opens(behind)
    return _opens(text)


def _opens(text: str) -> OpeningKind | None:
    if not text[:1].isupper():
        return None
    if found := _phrase_at(text, 0, None):
        return None if _NOUN_OPENS.match(text) else found[0].kind
    return "operative" if _after_clause(text) else None


def find_acts(text: str, kind: Kind) -> tuple[str, tuple[Act, ...]]:
    """The opening phrase as printed, and all acts in order, the opening first.

    Only preambular and operative paragraphs act; one that does not begin with a known
    phrase has neither. In an operative paragraph further acts are verbs in the present
    tense, in a preambular one participles. What is only reported ("in which it urged",
    "which recommends"), quoted or a noun ("the request to the Office") is no act.
    """
    if text[:1] in ("[", "("):
        return _acts_in_brackets(text, kind)
    return _acts(text, kind)


def _acts(text: str, kind: Kind) -> tuple[str, tuple[Act, ...]]:
    if (kind != "preambular" and kind != "operative") or not text[:1].isupper():
        return "", ()
    start = _after_speaker(text) if kind == "operative" else 0
    opening = _phrase_at(text, start, kind)
    if opening is None and kind == "operative" and (start := _after_clause(text)):
        opening = _phrase_at(text, start, kind)
    if opening is None:
        return _reported_act(text)
    phrase, end = opening
    acts = [Act(phrase.verb, text[start:end], start)]
    acts.extend(_further_acts(text, end, kind))
    return acts[0].phrase, tuple(acts)


def _acts_in_brackets(text: str, kind: Kind) -> tuple[str, tuple[Act, ...]]:
    """ "[Strongly] urges": the acts of a working draft, where they stand in it."""
    for reading in _readings(text):
        plain, places = without_brackets(reading)
        _, found = _acts(plain, kind)
        if not found:
            continue
        cut = len(text) - len(reading)
        starts = [cut + places[act.start] for act in found]
        ends = [cut + places[act.start + len(act.phrase) - 1] + 1 for act in found]
        acts = tuple(
            Act(act.verb, text[start:end], start)
            for act, start, end in zip(found, starts, ends, strict=True)
        )
        return acts[0].phrase, acts
    return "", ()


def _readings(text: str) -> tuple[str, str]:
    """A text that a bracket opens: whole, and without the remark before it."""
    return text, text[remark_before(text) or len(text) :]


def _reported_act(text: str) -> tuple[str, tuple[Act, ...]]:
    """What a decision says in the past: "At its 9th plenary meeting, on 22 May 2015, the
    Commission decided to …"."""
    start = _after_speaker(text, PAST)
    reported = _phrase_at(text, start, "operative", PAST) if start else None
    if reported is None:
        return "", ()
    phrase, end = reported
    return text[start:end], (Act(phrase.verb, text[start:end], start),)


def _after_speaker(
    text: str, phrases: Mapping[str, Sequence[Phrase]] | None = None
) -> int:
    """Where the verb of a decision stands: "The General Assembly decides to …", "The
    General Assembly, recalling its resolution 64/179, decides …"; else 0."""
    speaker = _SPEAKER.match(text)
    if speaker is None:
        return 0
    if text[speaker.end()] == " ":
        return speaker.end() + 1
    return _verb_behind_commas(text, speaker.end(), phrases)


def _after_clause(text: str) -> int:
    """Where the verb stands behind a clause: "While noting …, renews its call", "Noting
    the increase …, decides that"; else 0."""
    clause = _CLAUSE.match(text) or _phrase_at(text, 0, "preambular")
    if not clause or not _SENTENCE_END.search(text):
        return 0
    start = _verb_behind_commas(text, 0)
    word = _WORD.match(text, start)
    return 0 if word and _is_noun(text, start, word.end()) else start


def _verb_behind_commas(
    text: str, at: int, phrases: Mapping[str, Sequence[Phrase]] | None = None
) -> int:
    asides = re.finditer(r", (?=[a-z])", text[: at + _LONGEST_ASIDE])
    ends = (aside.end() for aside in asides if aside.start() >= at)
    return next((e for e in ends if _phrase_at(text, e, "operative", phrases)), 0)


def _phrase_at(
    text: str,
    at: int,
    kind: OpeningKind | None,
    phrases: Mapping[str, Sequence[Phrase]] | None = None,
) -> tuple[Phrase, int] | None:
    """The longest phrase that begins there, with its modifiers, and where it ends."""
    phrases = PHRASES if phrases is None else phrases
    modifiers = _MODIFIERS.match(text, at)
    verb_at = modifiers.end() if modifiers else at
    word = _WORD.match(text, verb_at)
    if not word:
        return None
    best: tuple[Phrase, int] | None = None
    for phrase in phrases.get(word[0][:4].lower(), ()):
        if kind and phrase.kind != kind:
            continue
        found = phrase.pattern.match(text, verb_at, verb_at + _LONGEST_OPENING)
        if found and (best is None or found.end() > best[1]):
            best = phrase, found.end()
    return best


def _further_acts(text: str, at: int, kind: OpeningKind) -> list[Act]:
    quotes = [found.span() for found in _QUOTED.finditer(text, at)]
    quote_starts = [start for start, _ in quotes]
    reported = (
        [
            found.end()
            for found in _REPORTED.finditer(text, at)
            if not _is_noun(text, found.start("verb"), found.end())
        ]
        if kind == "operative"
        else []
    )
    acts: list[Act] = []
    done = at
    for found in _FURTHER_ACT[kind].finditer(text, at):
        start = found.start("act")
        quote = bisect_right(quote_starts, start) - 1
        if quote >= 0 and start < quotes[quote][1]:
            continue
        # The last act's own sentence goes on in a clause that has verbs of its own.
        first = bisect_left(reported, done)
        if first < len(reported) and reported[first] <= start:
            continue
        phrase = _phrase_at(text, start, kind)
        if not phrase or _is_noun(text, found.end(), phrase[1]):
            continue
        acts.append(Act(phrase[0].verb, text[start : phrase[1]], start))
        done = phrase[1]
    return acts


def _is_noun(text: str, word_at: int, end: int) -> bool:
    return text.startswith(_MAY_BE_NOUN, word_at) and bool(_NOUN.match(text, end))
