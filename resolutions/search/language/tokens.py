"""A search cut into tokens: the first of the two steps of reading it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

FIELDS = (
    *("verb", "addressee", "topic", "year", "body", "kind", "status"),
    *("cites", "in", "title", "footnotes", "footnote", "from", "to"),
)
# As word processors and pages print them; the dashes where a minus is meant.
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
MINUS = "-–−!"

Kind = Literal["open", "close", "and", "or", "not", "near", "field", "quoted", "word"]
OPERATORS: dict[str, Kind] = {
    **{"and": "and", "&": "and", "&&": "and"},
    **{"or": "or", "|": "or", "||": "or"},
    "not": "not",
}

NEAR_RE = re.compile(r"near[/:]?(\d{1,9})", re.ASCII | re.IGNORECASE)
FIELD_RE = re.compile(rf"({'|'.join(FIELDS)}):\s*", re.IGNORECASE)
WORD_RE = re.compile(r'[^\s"()]+')
# A symbol has brackets of its own: A/RES/217(III)A.
VALUE_RE = re.compile(r'[^\s"()](?:[^\s"()]|\([^\s"()]*\))*')


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is what stands in the quotation marks, the word, the value of the field
    `name` or the distance of near. A quoted one is `stemmed` after a tilde."""

    kind: Kind
    text: str = ""
    name: str = ""
    is_quoted: bool = False
    stemmed: bool = False


def cut(text: str) -> Iterator[Token]:
    """The tokens of a text whose quotation marks are paired; every one of its
    characters but blanks and lone dashes is in one of them."""
    place, text = 0, text.translate(QUOTES)
    while place < len(text):
        char = text[place]
        if char.isspace():
            place += 1
        elif char in "()":
            yield Token("open" if char == "(" else "close")
            place += 1
        elif char == '"' or text.startswith('~"', place):
            quoted, place = _quoted(text, text.index('"', place))
            yield Token("quoted", quoted, is_quoted=True, stemmed=char == "~")
        elif char in MINUS:
            # A dash with blanks around it is punctuation.
            if place + 1 < len(text) and not text[place + 1].isspace():
                yield Token("not")
            place += 1
        elif field := FIELD_RE.match(text, place):
            token, place = _field(field[1].lower(), text, field.end())
            yield token
        else:
            word = WORD_RE.match(text, place)
            assert word is not None  # every other character is handled above
            yield _word(word[0])
            place = word.end()


def _field(name: str, text: str, place: int) -> tuple[Token, int]:
    """With an empty value where an operator, a bracket or the end follows."""
    if text.startswith('"', place):
        quoted, place = _quoted(text, place)
        return Token("field", quoted, name, is_quoted=True), place
    value = None if FIELD_RE.match(text, place) else VALUE_RE.match(text, place)
    if value is None or value[0].lower() in OPERATORS:
        return Token("field", "", name), place
    return Token("field", value[0], name), value.end()


def _quoted(text: str, place: int) -> tuple[str, int]:
    end = text.index('"', place + 1)
    return text[place + 1 : end], end + 1


def _word(text: str) -> Token:
    if kind := OPERATORS.get(text.lower()):
        return Token(kind, text)
    near = NEAR_RE.fullmatch(text)
    return Token("near", near[1]) if near else Token("word", text)
