"""Elements of WordprocessingML (ECMA-376, part 1)."""

from __future__ import annotations

from typing import Any

from lxml import etree

Element = Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": W, "r": R}


def w(tag: str, *content: Element | str, **attributes: object) -> Element:
    """An element of Word's namespace, its attributes too; a text becomes its text."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap=NAMESPACES)
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", str(value))
    for each in content:
        if isinstance(each, str):
            element.text = each
        else:
            element.append(each)
    return element


def to_bytes(root: Element) -> bytes:
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    written: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return written
