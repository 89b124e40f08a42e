"""The bytes of a Word file: its parts, their types and how they belong together."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from ...parsing.formats.docx import MEDIA_TYPE
from ..xml_text import xml_safe
from .body import BodyWriter, numbering
from .ooxml import Element, R, to_bytes, w
from .sheet import Sheet
from .styles import styles

__all__ = ["MEDIA_TYPE", "docx"]

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE = f"{PACKAGE}/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# The same text is the same file, whenever it is asked for.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def docx(sheet: Sheet) -> bytes:
    """The file; the same sheet gives the same bytes."""
    body = BodyWriter(sheet)
    parts = {
        "document": body.document(),
        "styles": styles(),
        "numbering": numbering(sheet.lists),
        "footnotes": body.footnotes(),
        "settings": _settings(sheet),
        "header1": w("hdr", _paragraph("Header", w("t", xml_safe(sheet.head)))),
        "footer1": w("ftr", _page_number()),
    }
    members = {
        "[Content_Types].xml": _types(list(parts)),
        "_rels/.rels": _relationships(
            [
                ("document", f"{R}/officeDocument", "word/document.xml"),
                ("core", f"{CORE.replace(PACKAGE, f'{PACKAGE}/relationships')}",
                 "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": _core(sheet),
        "word/_rels/document.xml.rels": _relationships(
            [
                (name, f"{R}/{name.rstrip('1')}", f"{name}.xml")
                for name in parts
                if name != "document"
            ]
        ),
        **{f"word/{name}.xml": part for name, part in parts.items()},
    }  # fmt: skip
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, root in members.items():
            info = zipfile.ZipInfo(name, NO_TIME)
            info.external_attr = 0o644 << 16
            archive.writestr(info, to_bytes(root), zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _settings(sheet: Sheet) -> Element:
    return w(
        "settings",
        *([w("trackRevisions")] if sheet.tracks else []),
        w("defaultTabStop", val=567),
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        w(
            "compat",
            # Word 2013 and later; without it Word opens the file as an old one.
            w(
                "compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val=15,
            ),
        ),
    )


def _paragraph(style: str, *content: Element) -> Element:
    runs = [each if each.tag.endswith("}r") else w("r", each) for each in content]
    return w("p", w("pPr", w("pStyle", val=style)), *runs)


def _page_number() -> Element:
    """ "2/7"."""
    return _paragraph("Footer", *_field("PAGE"), w("t", "/"), *_field("NUMPAGES"))


def _field(name: str) -> list[Element]:
    return [
        w("fldChar", fldCharType="begin"),
        w("instrText", f" {name} "),
        w("fldChar", fldCharType="separate"),
        w("t", "1"),
        w("fldChar", fldCharType="end"),
    ]


def _types(parts: list[str]) -> Element:
    namespace = f"{PACKAGE}/content-types"
    root = etree.Element(f"{{{namespace}}}Types", nsmap={None: namespace})

    def add(tag: str, **attributes: str) -> None:
        etree.SubElement(root, f"{{{namespace}}}{tag}", attributes)

    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    add("Default", Extension="rels", ContentType=relationships)
    add("Default", Extension="xml", ContentType="application/xml")
    for name in parts:
        kind = "document.main" if name == "document" else name.rstrip("1")
        add(
            "Override",
            PartName=f"/word/{name}.xml",
            ContentType=f"{WORD_TYPE}.{kind}+xml",
        )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    add("Override", PartName="/docProps/core.xml", ContentType=core)
    return root


def _relationships(related: list[tuple[str, str, str]]) -> Element:
    namespace = f"{PACKAGE}/relationships"
    root = etree.Element(f"{{{namespace}}}Relationships", nsmap={None: namespace})
    for id, kind, target in related:
        attributes = {"Id": id, "Type": kind, "Target": target}
        etree.SubElement(root, f"{{{namespace}}}Relationship", attributes)
    return root


def _core(sheet: Sheet) -> Element:
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DC})
    etree.SubElement(root, f"{{{DC}}}title").text = xml_safe(
        f"{sheet.head}: {sheet.title}"
    )
    etree.SubElement(root, f"{{{DC}}}creator").text = "United Nations"
    return root
