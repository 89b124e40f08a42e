"""Elements of Akoma Ntoso 3.0."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from ..xml_text import xml_safe

Element = Any
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def el(tag: str, *content: Element | str, **attributes: str) -> Element:
    """An element with its attributes and, in order, texts and elements."""
    element = etree.Element(f"{{{AKN}}}{tag}", nsmap={None: AKN})
    for name, value in attributes.items():
        element.set(name, xml_safe(value))
    fill(element, content)
    return element


def fill(element: Element, content: Iterable[Element | str]) -> None:
    last = None
    for each in content:
        if not isinstance(each, str):
            element.append(each)
            last = each
        elif last is None:
            element.text = (element.text or "") + xml_safe(each)
        else:
            last.tail = (last.tail or "") + xml_safe(each)
