"""The parts of an address: a symbol with its slashes, and the anchor of a paragraph."""

from __future__ import annotations


class SymbolConverter:
    """A symbol as it is printed: "A/RES/64/179", "S/RES/1373(2001)".

    It has at least one slash and no empty part. Whether it is one, and held, is for
    the view to say.
    """

    regex = r"[^/]+(?:/[^/]+)+?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class AnchorConverter:
    """The printed number of a paragraph: "pp3", "op12.b.ii", "annex1.s1.op2", "fn2";
    "op4-2" is a number that is printed twice.

    Headings have anchors too ("h1"), and so has text without a number ("p1", "x1").
    No symbol ends so: the last part of a symbol begins with a digit or a capital.
    """

    regex = r"(?:annex|fn|op|pp|[hpsx])[0-9]+(?:[.-][a-z0-9]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
