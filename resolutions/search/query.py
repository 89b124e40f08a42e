"""The words of a search: read, bounded, and handed to PostgreSQL in safe form.

Words are stemmed; "quoted text" is a phrase, `-word` and `NOT word` exclude, `OR`
(in capitals) separates alternatives. Everything else is a word or is left out with a
note: whatever is typed, there is an answer.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 200
MOST_TERMS = 32
TOKEN_RE = re.compile(r'(-*)"([^"]*)"|([^\s"]+)')
# As word processors and pages print them.
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
OPERATORS = ("AND", "OR", "NOT")


@dataclass(frozen=True, slots=True)
class Term:
    text: str
    is_phrase: bool = False
    is_excluded: bool = False

    @property
    def websearch(self) -> str:
        quoted = f'"{self.text}"' if self.is_phrase else self.text
        return f"-{quoted}" if self.is_excluded else quoted


@dataclass(frozen=True, slots=True)
class Words:
    """`text` is what was typed, as far as it was used; `alternatives` are joined by OR,
    the terms of each by AND."""

    text: str = ""
    alternatives: tuple[tuple[Term, ...], ...] = ()
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.alternatives)

    @property
    def websearch(self) -> str:
        """For websearch_to_tsquery."""
        groups = (
            " ".join(term.websearch for term in each) for each in self.alternatives
        )
        return " or ".join(groups)

    @property
    def in_words(self) -> str:
        """ "with “crime” and the phrase “asset recovery”, but without “drugs”"."""
        return "; or ".join(_group_in_words(each) for each in self.alternatives)


def read_words(typed: str) -> Words:
    """Read what was typed; never raises, and says in `notes` what was left out."""
    text, notes = _tidy(typed)
    tokens = text.translate(QUOTES)
    if tokens.count('"') % 2:
        notes.append("A quotation mark without its partner was ignored.")
        last = tokens.rindex('"')
        tokens = f"{tokens[:last]} {tokens[last + 1 :]}"
    alternatives, term_notes = _alternatives(tokens)
    notes += term_notes
    if text and not alternatives:
        notes.append("The search has no words to look for, so all are shown.")
    return Words(text, alternatives, tuple(notes))


def _tidy(typed: str) -> tuple[str, list[str]]:
    notes = []
    # Cut first: what follows must not take longer for a longer text.
    head = unicodedata.normalize("NFC", " ".join(typed[: 2 * LONGEST].split()))
    text = "".join(
        char for char in head if unicodedata.category(char) not in UNREADABLE
    )
    if text != head:
        notes.append("Control characters were taken out of the search.")
    if len(text) > LONGEST or len(typed) > 2 * LONGEST:
        notes.append(f"Only the first {LONGEST} characters were searched for.")
    return text[:LONGEST].strip(), notes


UNREADABLE = ("Cc", "Cs")


def _alternatives(text: str) -> tuple[tuple[tuple[Term, ...], ...], list[str]]:
    groups: list[list[Term]] = [[]]
    notes = []
    count, negated = 0, False
    for dashes, phrase, word in TOKEN_RE.findall(text):
        if word in OPERATORS:
            negated = word == "NOT"
            if word == "OR":
                groups.append([])
            continue
        term = _term(dashes, phrase, word, negated)
        negated = False
        if term is None:
            continue
        count += 1
        if count > MOST_TERMS:
            notes.append(f"Only the first {MOST_TERMS} words were searched for.")
            break
        groups[-1].append(term)
        if not term.is_phrase and word.strip("-") != term.text:
            notes.append(
                "Brackets and asterisks have no meaning here and were ignored."
            )
    found = tuple(tuple(group) for group in groups if group)
    return found, list(dict.fromkeys(notes))


def _term(dashes: str, phrase: str, word: str, negated: bool) -> Term | None:
    """None where there is no letter or digit to look for, and for a small "or", which
    is no word to PostgreSQL but would act as the operator."""
    bare = phrase.strip() if not word else word.lstrip("-").strip("()[]*")
    if not any(char.isalnum() for char in bare) or (word and bare.lower() == "or"):
        return None
    excluded = negated or bool(dashes) or word.startswith("-")
    return Term(bare, is_phrase=not word, is_excluded=excluded)


def _group_in_words(group: tuple[Term, ...]) -> str:
    wanted = [_quoted(term) for term in group if not term.is_excluded]
    unwanted = [_quoted(term) for term in group if term.is_excluded]
    parts = []
    if wanted:
        parts.append(f"with {' and '.join(wanted)}")
    if unwanted:
        parts.append(f"without {' or '.join(unwanted)}")
    return ", but ".join(parts)


def _quoted(term: Term) -> str:
    return f"the phrase “{term.text}”" if term.is_phrase else f"“{term.text}”"
