"""What a word processor does with a Word file, done to its XML by the book: accept or
reject every change (ECMA-376, 17.13.5); and what makes a file whole."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from string import ascii_letters

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STORIES = ("word/document.xml", "word/footnotes.xml")
COME = (f"{W}ins", f"{W}moveTo")
GONE = (f"{W}del", f"{W}moveFrom")
RANGES = tuple(
    f"{W}move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End")
)


def accepted(data):
    return _settled(data, keep=COME, drop=GONE)


def rejected(data):
    return _settled(data, keep=GONE, drop=COME)


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {name: etree.fromstring(archive.read(name)) for name in names}


def assert_is_whole(data):
    """Every part is declared and related, every identifier unique and defined."""
    parts = parts_of(data)
    types = parts["[Content_Types].xml"]
    declared = {e.get("PartName") for e in types if e.tag.endswith("Override")}
    written = {f"/{name}" for name in parts if not name.endswith(".rels")}
    assert declared == written - {"/[Content_Types].xml"}
    assert {e.get("Extension") for e in types if e.tag.endswith("Default")} == {
        *("rels", "xml")
    }
    related = {}
    for rels, folder in (
        ("_rels/.rels", ""),
        ("word/_rels/document.xml.rels", "word/"),
    ):
        for relation in parts[rels]:
            assert f"{folder}{relation.get('Target')}" in parts
            assert related.setdefault(relation.get("Id"), relation) is relation
    document, notes = parts["word/document.xml"], parts["word/footnotes.xml"]
    for reference in document.iter(f"{W}headerReference", f"{W}footerReference"):
        assert reference.get(f"{R}id") in related
    assert_ids_are_right(document, notes)
    assert_word_opens_it(parts)
    styles = {e.get(f"{W}styleId") for e in parts["word/styles.xml"].iter(f"{W}style")}
    used = {
        e.get(f"{W}val")
        for part in parts.values()
        for e in part.iter(f"{W}pStyle", f"{W}rStyle", f"{W}basedOn")
    }
    assert used <= styles
    lists = {e.get(f"{W}numId") for e in parts["word/numbering.xml"].iter(f"{W}num")}
    assert {e.get(f"{W}val") for e in document.iter(f"{W}numId")} <= lists
    assert not [t for d in document.iter(f"{W}del") for t in d.iter(f"{W}t")]
    assert not [
        t for t in document.iter(f"{W}delText")
        if not list(t.iterancestors(f"{W}del"))
    ]  # fmt: skip


def assert_word_opens_it(parts):
    """What Word asks for beyond the schema: each of these has it offer to repair."""
    document, notes = parts["word/document.xml"], parts["word/footnotes.xml"]
    body = document.find(f"{W}body")
    assert [e.tag for e in body].index(f"{W}sectPr") == len(body) - 1
    # The end of the last paragraph cannot be deleted or put in.
    assert all(p.find(f"{W}pPr/{W}rPr") is None for p in body.findall(f"{W}p")[-1:])
    kinds = [(e.get(f"{W}type"), e.get(f"{W}id")) for e in notes[:2]]
    assert kinds == [("separator", "-1"), ("continuationSeparator", "0")]
    for root in (document, notes):
        for note in root.iter(f"{W}footnote"):
            assert note[-1].tag == f"{W}p"
        for date in root.xpath("//@w:date", namespaces={"w": W[1:-1]}):
            assert datetime.strptime(date, "%Y-%m-%dT%H:%M:%SZ")
        for text in root.iter(
            f"{W}t", f"{W}delText", f"{W}instrText", f"{W}delInstrText"
        ):
            assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        assert not root.xpath(
            "//w:moveFrom//w:delText|//w:ins//w:delText", namespaces={"w": W[1:-1]}
        )
        fields = [e.get(f"{W}fldCharType") for e in root.iter(f"{W}fldChar")]
        assert fields == ["begin", "separate", "end"] * (len(fields) // 3)
    assert_moves_are_pairs(document)
    for name in document.xpath("//w:bookmarkStart/@w:name", namespaces={"w": W[1:-1]}):
        assert len(name) <= 40 and name[0] in f"_{ascii_letters}"
    modes = [
        e.get(f"{W}val") for e in parts["word/settings.xml"].iter(f"{W}compatSetting")
    ]
    assert modes == ["15"]


def assert_moves_are_pairs(document):
    """Every range ends, and each name is that of one place left and of one come to."""
    names = {}
    for way in ("From", "To"):
        starts = list(document.iter(f"{W}move{way}RangeStart"))
        ends = [e.get(f"{W}id") for e in document.iter(f"{W}move{way}RangeEnd")]
        assert [e.get(f"{W}id") for e in starts] == ends
        names[way] = [e.get(f"{W}name") for e in starts]
        assert len(names[way]) == len(set(names[way]))
    assert set(names["From"]) == set(names["To"])


def assert_ids_are_right(document, notes):
    changes = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange")
    starts = ("bookmarkStart", "moveFromRangeStart", "moveToRangeStart")
    ids = [
        element.get(f"{W}id")
        for root in (document, notes)
        for element in root.iter(*(f"{W}{name}" for name in (*changes, *starts)))
    ]
    assert len(ids) == len(set(ids))
    for root in (document, notes):
        for change in root.iter(*(f"{W}{name}" for name in changes)):
            assert change.get(f"{W}author") and change.get(f"{W}date")
    made = [e.get(f"{W}id") for e in notes.iter(f"{W}footnote")]
    assert len(made) == len(set(made))
    referred = [e.get(f"{W}id") for e in document.iter(f"{W}footnoteReference")]
    # LibreOffice goes by the order alone.
    assert referred == made[2:] == [str(n) for n in range(1, len(made) - 1)]
    names = [e.get(f"{W}name") for e in document.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    fields = [e.text for e in document.iter(f"{W}instrText", f"{W}delInstrText")]
    assert {text.split()[1] for text in fields} <= set(names)


def _settled(data, keep, drop):
    parts = parts_of(data)
    for name in STORIES:
        _settle(parts[name], keep, drop)
    _forget_notes(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, root in parts.items():
            archive.writestr(name, etree.tostring(root))
    return out.getvalue()


def _settle(root, keep, drop):
    for boundary in list(root.iter(*RANGES)):
        boundary.getparent().remove(boundary)
    for paragraph in list(root.iter(f"{W}p")):
        properties = paragraph.find(f"{W}pPr")
        mark = properties.find(f"{W}rPr") if properties is not None else None
        is_gone = mark is not None and mark[0].tag in drop
        # One change may stand in another: what goes takes along what is in it.
        for change in [
            e for e in paragraph.iterdescendants(*drop) if e.getparent() is not mark
        ]:
            change.getparent().remove(change)
        for change in [
            e for e in paragraph.iterdescendants(*keep) if e.getparent() is not mark
        ]:
            for each in list(change):
                change.addprevious(each)
            change.getparent().remove(change)
        _settle_look(properties, mark, keep)
        if is_gone:
            # What is left of it goes on in the next paragraph, which has its own look.
            following = paragraph.getnext()
            assert following is not None and following.tag == f"{W}p"
            content = [e for e in paragraph if e.tag != f"{W}pPr"]
            for place, each in enumerate(content, start=1):
                following.insert(place, each)
            paragraph.getparent().remove(paragraph)
    for element in root.iter(f"{W}delText", f"{W}delInstrText"):
        element.tag = {"delText": f"{W}t", "delInstrText": f"{W}instrText"}[
            etree.QName(element).localname
        ]
    for changed in list(root.iter(f"{W}rPrChange")):
        properties = changed.getparent()
        was = changed.find(f"{W}rPr")
        properties.remove(changed)
        if keep is GONE:
            properties[:] = list(was)


def _settle_look(properties, mark, keep):
    if properties is None:
        return
    if mark is not None:
        properties.remove(mark)
    changed = properties.find(f"{W}pPrChange")
    if changed is not None:
        was = list(changed.find(f"{W}pPr"))
        properties.remove(changed)
        if keep is GONE:
            properties[:] = was


def _forget_notes(parts):
    """A footnote without a reference is gone."""
    referred = {
        e.get(f"{W}id")
        for e in parts["word/document.xml"].iter(f"{W}footnoteReference")
    }
    notes = parts["word/footnotes.xml"]
    for note in list(notes):
        if note.get(f"{W}type") is None and note.get(f"{W}id") not in referred:
            notes.remove(note)
