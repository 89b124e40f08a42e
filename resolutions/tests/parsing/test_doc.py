"""Word 97-2003 files: one of them, read with and without LibreOffice."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import UnreadableFile, parse
from resolutions.parsing.formats import doc, read

DATA = (Path(__file__).resolve().parents[3] / "fixtures/formats/small.doc").read_bytes()


@pytest.fixture
def alone(monkeypatch):
    """The reader on a machine without LibreOffice."""
    monkeypatch.setattr(doc, "convert_to_docx", lambda data: None)


def body(source, role="text"):
    return [x.content for x in source.lines if x.role == role and not x.is_blank]


def test_the_text_is_read_from_its_pieces(alone):
    source = read(DATA, "small.doc")
    assert source.media_type == "application/msword"
    assert body(source) == [
        "Resolution adopted by the General Assembly on 18 December 2009",
        "64/1. A title written for a test, in two lines",
        "The General Assembly,",
        "Recalling the “Office” on Drugs and Crime,1 and Łódź,",
        "Noting the Office on Drugs and Crime,1 inserted,",
        "1. Requests the Office:",
        "(a) To act;2",
        "To be numbered by the list;",
        "65th plenary meeting 18 December 2009",
    ]
    assert body(source, "table") == ["Country | 2008", "Austria | 12"]
    assert body(source, "note") == ["1 See A/64/1.", "2 Ibid."]
    assert body(source, "furniture") == ["A/RES/64/1", "hidden words"]


def test_marks_and_italics_are_spans(alone):
    lines = [x for x in read(DATA, "small.doc").lines if "Crime" in x.content]
    found = [
        [(s.kind, x.content[s.start : s.end]) for s in x.text.spans] for x in lines
    ]
    assert found == [
        [("italic", "Recalling"), ("raised", "1")],
        [("italic", "Noting"), ("raised", "1")],
    ], "a footnote's mark, and a field that repeats it"


def test_what_is_lost_or_was_changed_is_said(alone):
    warnings = [w.code for w in read(DATA, "small.doc").warnings]
    assert warnings == ["list_numbers_lost", "tracked_changes"]


def test_the_whole_is_a_resolution(alone):
    parsed = parse(DATA, "small.doc")
    assert parsed.symbol == "A/RES/64/1"
    assert [(x.anchor, [m.number for m in x.marks]) for x in parsed.paragraphs][:4] == [
        ("pp1", [1]),
        ("pp2", [1]),
        ("op1", []),
        ("op1.a", [2]),
    ]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_adds_the_numbers_of_lists_and_nothing_else(monkeypatch):
    with_numbers = body(read(DATA, "small.doc"))
    monkeypatch.setattr(doc, "convert_to_docx", lambda data: None)
    without = body(read(DATA, "small.doc"))
    assert [b for a, b in zip(without, with_numbers, strict=True) if a != b] == [
        "2. To be numbered by the list;"
    ]


def test_an_encrypted_file_is_refused_in_a_sentence(alone):
    start = DATA.index(b"\xec\xa5")
    flagged = bytearray(DATA)
    flagged[start + 11] |= 1
    with pytest.raises(UnreadableFile, match="password"):
        read(bytes(flagged), "small.doc")


@pytest.mark.parametrize("size", [600, 4_000, 8_000, len(DATA) - 2_000])
def test_a_file_that_is_cut_short_is_refused_in_a_sentence(size, alone):
    with pytest.raises(UnreadableFile, match="damaged|cut short"):
        read(DATA[:size], "small.doc")


@given(
    st.lists(st.tuples(st.integers(8, len(DATA) - 1), st.integers(0, 255)), max_size=30)
)
@settings(max_examples=150, deadline=None)
def test_no_damage_raises_anything_else(changes):
    damaged = bytearray(DATA)
    for place, byte in changes:
        damaged[place] = byte
    try:
        assert doc._read(bytes(damaged), "small.doc")
    except UnreadableFile as error:
        assert str(error).endswith(".")
