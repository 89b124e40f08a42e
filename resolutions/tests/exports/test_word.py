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
from .word_files import accepted, assert_is_whole, rejected

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


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_settles_the_changes_to_the_same_texts(tmp_path):
    old, new = "LOCAL/65-232-revised-draft", "A/RES/65/232"
    data = redline(held(old), held(new))
    for symbol, made in zip((new, old), settled(data, tmp_path), strict=True):
        assert read_back(made) == as_held(symbol)
