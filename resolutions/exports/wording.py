"""Numbers and days as the United Nations prints them."""

from __future__ import annotations

from datetime import date

ONES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
    *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def ordinal(number: int) -> str:
    """In words up to ninety-ninth ("fifth", "twenty-first"), then in figures."""
    if 0 < number < 20:
        return ONES[number - 1]
    if number < 100:
        tens, ones = TENS[number // 10 - 2], number % 10
        return f"{tens}-{ONES[ones - 1]}" if ones else f"{tens[:-1]}ieth"
    return ordinal_in_figures(number)


def ordinal_in_figures(number: int) -> str:
    """ "65th", as plenary meetings are counted."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number % 100 in (11, 12, 13) else endings.get(number % 10, "th")
    return f"{number}{ending}"


def in_words(day: date) -> str:
    """ "18 December 2009"."""
    return f"{day.day} {day:%B %Y}"
