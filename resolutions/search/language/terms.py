"""What one token asks for: a word, a phrase, a prefix, a filter."""

from __future__ import annotations

import re
from difflib import get_close_matches

from ...normal_form import normalise
from .tokens import FIELDS, Token
from .tree import Field, Node, Phrase, Prefix, Text, Where, Word, Years, either

SHORTEST_PREFIX = 2
FIRST_YEAR, LAST_YEAR = 1945, 2099

Read = tuple[list[Node], list[str]]

# "crime,justice" is two words; what a hyphen, a slash or a stop joins stays together,
# and so do the figures of "1,000".
PARTS_RE = re.compile(r"(?:[;!?|=<>&\[\]{}]|,(?!\d{3}(?!\d))|(?<!\d),)+")
VALUES_RE = re.compile(r"[|,]")
UNKNOWN_FIELD_RE = re.compile(r"([a-z]{2,20}):(?!//)(.+)", re.IGNORECASE)
YEAR_RE = re.compile(r"\d{4}", re.ASCII)
COMPARED_RE = re.compile(r"([<>]=?)(\d{4})", re.ASCII)
YEARS_RE = re.compile(r"(\d{4})?(?:\.\.+|[-–…])(\d{4})?", re.ASCII)
YEARS = {"year": "only", "from": "first", "to": "last"}
WHERE: dict[str, Where] = {
    "title": "title",
    "footnotes": "footnotes",
    "footnote": "footnotes",
}
PLACES = {
    **dict.fromkeys(("operative", "op"), Field("kind", "operative")),
    **dict.fromkeys(("preambular", "preamble", "pp"), Field("kind", "preambular")),
    **dict.fromkeys(("annex", "annexes"), Field("kind", "annex")),
    **dict.fromkeys(("footnotes", "footnote", "notes"), Field("in", "footnotes")),
    **dict.fromkeys(("title", "titles"), Field("in", "title")),
}


def read(token: Token) -> Read:
    """The nodes that a word, a quoted text or a field asks for, and notes on what was
    left out of it."""
    if token.kind == "field":
        where = WHERE.get(token.name)
        return _in_place(token, where) if where else _filter(token)
    if token.kind == "quoted":
        return _quoted(token, "text")
    unknown = UNKNOWN_FIELD_RE.fullmatch(token.text)
    if unknown:
        note = f"“{unknown[1]}:” is no field; what follows was read as words."
        for meant in get_close_matches(unknown[1].lower(), FIELDS, 1):
            note += f" Was “{meant}:” meant?"
        found, notes = _words(unknown[2], "text")
        return found, [note, *notes]
    return _words(token.text, "text")


def _quoted(token: Token, where: Where) -> Read:
    words = normalise(token.text)
    if not words:
        return [], ["Quotation marks without a word between them were ignored."]
    if token.stemmed and len(words) == 1:
        return [Word(words[0], where)], []
    return [Phrase(words, literal=not token.stemmed, where=where)], []


def _words(text: str, where: Where) -> Read:
    found: list[Node] = []
    notes: list[str] = []
    for part in PARTS_RE.split(text):
        stem, asterisk, rest = part.partition("*")
        words = normalise(stem)
        if asterisk and rest.strip("*"):
            notes.append(
                "An asterisk stands at the end of a word; the rest of the word was ignored."
            )
        if asterisk and not (words and len(words[-1]) >= SHORTEST_PREFIX):
            notes.append(
                f"An asterisk needs at least {SHORTEST_PREFIX} letters before it."
            )
        elif asterisk:
            found += _together(words[:-1], where)
            found.append(Prefix(words[-1], where))
            continue
        found += _together(words, where)
    return found, notes


def _together(words: tuple[str, ...], where: Where) -> list[Text]:
    if len(words) < 2:
        return [Word(word, where) for word in words]
    return [Phrase(words, literal=False, where=where)]


def _in_place(token: Token, where: Where) -> Read:
    read = _quoted(token, where) if token.is_quoted else _words(token.text, where)
    return read if read[0] else ([], [*read[1], _empty(token.name)])


def _filter(token: Token) -> Read:
    values = [token.text] if token.is_quoted else VALUES_RE.split(token.text)
    read = [_value(token.name, value.strip()) for value in values]
    found = [each for each in read if not isinstance(each, str)]
    notes = [each for each in read if isinstance(each, str)]
    return [either(*found)] if found else [], notes


def _value(name: str, value: str) -> Node | str:
    """The filter, or a note why there is none."""
    if not value:
        return _empty(name)
    if name in YEARS:
        return _years(value, YEARS[name])
    if name == "kind" and PLACES.get(value.lower(), Field("in", "")).name == "kind":
        return PLACES[value.lower()]
    if name == "in":
        return PLACES.get(value.lower()) or (
            f"“{value[:40]}” is no place to search in and was ignored."
        )
    return Field(name, value)


def _years(value: str, given: str) -> Node | str:
    """A single year is the first, the last or the only one, as `given` says."""
    if value.lower() == "none":
        return Field("year", "none")
    if YEAR_RE.fullmatch(value):
        first = FIRST_YEAR if given == "last" else int(value)
        last = LAST_YEAR if given == "first" else int(value)
    elif compared := COMPARED_RE.fullmatch(value):
        year, beyond = int(compared[2]), "=" not in compared[1]
        first, last = FIRST_YEAR, LAST_YEAR
        if value.startswith(">"):
            first = year + beyond
        else:
            last = year - beyond
    elif (found := YEARS_RE.fullmatch(value)) and (found[1] or found[2]):
        first, last = int(found[1] or FIRST_YEAR), int(found[2] or LAST_YEAR)
    else:
        return f"“{value[:40]}” is not known as a year and was ignored."
    if not FIRST_YEAR <= min(first, last) <= max(first, last) <= LAST_YEAR:
        return f"“{value[:40]}” is not known as a year and was ignored."
    if first > last:
        first, last = last, first
    return Years(
        None if first == FIRST_YEAR != last else first,
        None if last == LAST_YEAR != first else last,
    )


def _empty(name: str) -> str:
    return f"“{name}:” has nothing after it and was ignored."
