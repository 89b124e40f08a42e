"""What a Word file's styles say of text: italic, raised, hidden, numbered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .package import Element, child, is_on, value


@dataclass(frozen=True, slots=True)
class Look:
    """What a run's properties say; None is "not said here"."""

    italic: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None

    @classmethod
    def of(cls, properties: Element | None) -> Look:
        """Read a `w:rPr`."""
        if properties is None:
            return cls()
        align = value(child(properties, "vertAlign"))
        raised = None if align is None else align == "superscript"
        if align is None and (position := value(child(properties, "position"))):
            raised = position.isdigit() and int(position[:4]) >= 4
        return cls(
            is_on(child(properties, "i")), raised, is_on(child(properties, "vanish"))
        )

    def over(self, under: Look) -> Look:
        """Return this look where it says something, else the one under it."""
        return Look(
            under.italic if self.italic is None else self.italic,
            under.raised if self.raised is None else self.raised,
            under.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all it inherits. `number` is the list of its paragraphs."""

    look: Look = Look()
    number: str | None = None
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by their identifiers."""

    _styles: Mapping[str, Style] = field(default_factory=dict)
    _default: str | None = None

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """Read styles.xml; None where the file has none."""
        if root is None:
            return cls()
        elements = {
            value(style, "styleId") or "": style
            for style in root.iterchildren("{*}style")
        }
        default = next(
            (
                name
                for name, style in elements.items()
                if value(style, "type") == "paragraph"
                and value(style, "default") in ("1", "true", "on")
            ),
            None,
        )
        return cls({name: _resolve(name, elements) for name in elements}, default)

    def paragraph(self, name: str | None) -> Style:
        """Return a paragraph's style, the default one where it names none."""
        return self._styles.get(name or self._default or "", Style())

    def character(self, name: str | None) -> Style:
        return self._styles.get(name or "", Style())

    @property
    def lists(self) -> Mapping[str, str]:
        """Style → the list it names."""
        return {n: s.number for n, s in self._styles.items() if s.number is not None}


def number_of(properties: Element | None) -> tuple[str | None, int | None]:
    """Return the list and the level that a `w:pPr` names."""
    numbered = child(properties, "numPr")
    depth = value(child(numbered, "ilvl"))
    known = depth is not None and depth.isascii() and depth.isdigit()
    return value(child(numbered, "numId")), int(depth[:3]) if known and depth else None


def _resolve(name: str, elements: Mapping[str, Element]) -> Style:
    """Follow `basedOn`; a style that is based on itself ends where it comes round."""
    chain: list[Element] = []
    seen: set[str] = set()
    while name in elements and name not in seen and len(chain) < 50:
        seen.add(name)
        chain.append(elements[name])
        name = value(child(elements[name], "basedOn")) or ""
    look, number, depth = Look(), None, None
    for element in chain:
        look = look.over(Look.of(child(element, "rPr")))
        here, level = number_of(child(element, "pPr"))
        number = number if number is not None else here
        depth = depth if depth is not None else level
    return Style(look, number, depth)
