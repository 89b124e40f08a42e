"""Word files: the clean text of a resolution, and a comparison as tracked changes."""

from __future__ import annotations

import itertools
from datetime import datetime

import pytest

from resolutions.comparing.comparison import compare
from resolutions.exports.word import clean, docx, tracked, word_text_of
from resolutions.models import Resolution
from resolutions.parsing import parse

from .libreoffice import SOFFICE, settled
from .word_files import W, accepted, assert_is_whole, parts_of, rejected

FIVE = (
    "A/RES/62/175",
    "A/RES/64/179",
    "A/RES/65/232",
    "A/RES/69/197",
    "LOCAL/65-232-revised-draft",
)
pytestmark = pytest.mark.usefixtures("archive_of_five")


def held(symbol):
    return word_text_of(Resolution.objects.get(symbol=symbol))


def redline(old, new):
    found = compare(old.text, new.text)
    return docx(tracked(old, new, found, "Author", datetime(2010, 12, 21)))


def read_back(data):
    """What the project's own reader finds in a file."""
    found = parse(data, "file.docx")
    paragraphs = [
        (p.anchor, p.kind, p.number, p.depth, p.text, p.opening)
        + (tuple((m.position, m.number) for m in p.marks),)
        for p in found.paragraphs
    ]
    return paragraphs, [(n.number, n.text) for n in found.footnotes]


def as_held(symbol):
    resolution = Resolution.objects.get(symbol=symbol)
    paragraphs = [
        (p.anchor, p.kind, p.number, p.depth, p.text, p.opening)
        + (tuple((m.position, m.footnote.number) for m in p.marks.all()),)
        for p in resolution.paragraphs.all()
    ]
    return paragraphs, [(n.number, n.text) for n in resolution.footnotes.all()]


@pytest.mark.parametrize("symbol", FIVE)
def test_a_clean_file_reads_back_as_what_is_held(symbol):
    data = docx(clean(held(symbol)))
    assert_is_whole(data)
    assert read_back(data) == as_held(symbol)


@pytest.mark.parametrize("pair", list(itertools.combinations(FIVE, 2)), ids="-".join)
def test_accepting_gives_the_new_text_and_rejecting_the_old(pair):
    old, new = map(held, pair)
    data = redline(old, new)
    assert_is_whole(data)
    assert read_back(accepted(data)) == as_held(pair[1])
    assert read_back(rejected(data)) == as_held(pair[0])


def test_a_moved_paragraph_is_one_move_with_its_own_changes():
    """The words that it keeps are the same where it went and where it came."""
    data = redline(held("A/RES/65/232"), held("A/RES/69/197"))
    document = parts_of(data)["word/document.xml"]
    left, came = (moves_in(document, name) for name in ("moveFrom", "moveTo"))
    assert left.keys() == came.keys() and len(left) >= 4
    for name, paragraph in left.items():
        kept = text_in(paragraph, "moveFrom")
        assert kept and kept == text_in(came[name], "moveTo") or whole(paragraph)
    assert any(not whole(each) for each in left.values())


def moves_in(document, name):
    """The paragraphs by the name of their move; each range ends right behind it."""
    found = {}
    for start in document.iter(f"{W}{name}RangeStart"):
        end = start.getparent().getnext()
        assert end.tag == f"{W}{name}RangeEnd" and end.get(f"{W}id") == start.get(
            f"{W}id"
        )
        found[start.get(f"{W}name")] = start.getparent()
    return found


def text_in(paragraph, name):
    words = f"w:{name}/w:r[not(w:rPr/w:rStyle)]/w:t/text()"
    return "".join(paragraph.xpath(words, namespaces={"w": W[1:-1]}))


def whole(paragraph):
    return not paragraph.findall(f"{W}del")


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_settles_the_changes_to_the_same_texts(tmp_path):
    """Among them paragraphs that moved, words and paragraphs put in behind the end of
    one that stays, and notes whose numbers Word does not count to."""
    old, new = "A/RES/65/232", "A/RES/69/197"
    data = redline(held(old), held(new))
    for symbol, made in zip((new, old), settled(data, tmp_path), strict=True):
        paragraphs, notes = read_back(made)
        notes = [(number, said_once(number, text)) for number, text in notes]
        assert (paragraphs, notes) == as_held(symbol)


def said_once(number, text):
    """A note as LibreOffice reads it: it sets the number before one that is typed."""
    return text.removeprefix(f"{number}{number} ")
