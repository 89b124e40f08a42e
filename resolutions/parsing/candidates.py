"""All that a number typed without its body may stand for."""

from __future__ import annotations

import re

from .bodies import BODIES, GENERAL_ASSEMBLY
from .printed_symbols import tidy
from .symbols import NUMBER, OTHERS_REACHED, TYPED, Noun, Symbol, noun_typed, numbered


def candidates(text: str) -> tuple[Symbol, ...]:
    """All that a typed reference may name, the likeliest first.

    For a number that several bodies could have given ("18/3") one symbol each.
    """
    typed = tidy(text)
    if typed is None:
        return ()
    found = TYPED.fullmatch(typed)
    number = found and NUMBER.fullmatch(found["number"])
    if not found or not number or found["body"]:
        symbol = Symbol.parse(text)
        return (symbol,) if symbol else ()
    return possible(number, noun_typed(found["noun"]))


def possible(number: re.Match[str], noun: Noun) -> tuple[Symbol, ...]:
    """The symbols a number of the shape NUMBER can stand for, any body."""
    session = number["session"]
    beyond = bool(session and session.isdigit() and int(session) >= OTHERS_REACHED)
    found = (
        numbered(body, noun, number)
        for body in BODIES
        if not beyond or body.numbering != "session" or body is GENERAL_ASSEMBLY
    )
    return tuple(symbol for symbol in found if symbol)
