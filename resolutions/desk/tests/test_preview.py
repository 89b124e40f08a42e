"""What an editor sees before anything is public."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from conftest import FIVE
from resolutions import conversion
from resolutions.desk import explanations, sources
from resolutions.desk.guesses import guesses
from resolutions.desk.models import SourceView
from resolutions.desk.preview import preview
from resolutions.desk.tests.conftest import sent_and_read
from resolutions.parsing.types import ParseWarning, Repair, UnreadableFile
from resolutions.tests.factories import (
    a_citation,
    a_draft,
    a_footnote,
    a_mark,
    a_preambular,
    an_operative,
    hold,
    hold_parsed,
    parsed,
)
from resolutions.tests.parsing.pdf_files import pdf, show

pytestmark = pytest.mark.django_db

SYMBOL = "A/RES/70/1"
PARSING = Path(__file__).parents[2] / "parsing"


def page_of(client, upload, name="preview"):
    return client.get(f"/admin/desk/upload/{upload.pk}/{name}/")


def test_every_code_of_the_parser_is_explained():
    used = {
        code
        for path in PARSING.rglob("*.py")
        for code in re.findall(r'ParseWarning\(\s*"(\w+)"', path.read_text())
    }
    assert used == set(explanations.explanations())
    assert all(
        each.title and each.explanation and each.advice
        for each in explanations.explanations().values()
    )


def test_warnings_repairs_and_citations_stand_at_their_place():
    whole = parsed(
        SYMBOL,
        [
            an_operative(
                1,
                "Requests A/64/123;",
                citations=(a_citation("A/64/123", start=9),),
                marks=(a_mark(1, 17),),
            ),
            an_operative(2),
        ],
        [a_footnote(1)],
        warnings=(
            ParseWarning("number_gap", "Paragraph 2 follows –.", "op2"),
            ParseWarning("title_missing", "No title was found."),
        ),
        repairs=(Repair("op1", 0, "Reguests", "Requests"),),
    )
    shown = preview(whole)
    first, second = shown.shown
    assert [each.found for each in first.repairs] == ["Reguests"]
    assert [(c.symbol, c.note) for c in first.cited] == [("A/64/123", "not held")]
    assert 'href="#fn1"' in first.html
    assert [each.words.title for each in second.warnings] == [
        "A paragraph number is skipped"
    ]
    assert [each.warning.code for each in shown.warnings] == ["title_missing"]


@pytest.mark.parametrize("name", ["A-RES-64-179.txt", "A-RES-69-197.txt"])
def test_each_line_of_the_source_stands_beside_its_paragraph(empty_archive, name):
    data = (FIVE / name).read_bytes()
    shown = preview(conversion.convert(data, name))
    lines = conversion.source_lines(data, name)
    above = shown.beside(lines)
    beside = [line for each in (*shown.shown, *shown.footnotes) for line in each.lines]
    assert sorted(
        (each.number for each in [*above, *beside]),
    ) == [each.number for each in lines]
    for each in shown.shown:
        # The words of the paragraph begin on its first line.
        assert each.what.text.split()[0] in each.lines[0].text


def test_the_page_shows_parse_and_source(empty_archive, viewer, editor):
    data = (FIVE / "A-RES-64-179.txt").read_bytes()
    (upload,) = sent_and_read(editor, ("A-RES-64-179.txt", data))
    text = page_of(viewer, upload).content.decode()
    assert "<strong>33</strong> operative" in text
    assert '<article class="shown operative depth-0' in text
    assert '<span class="line-number">' in text
    assert "What was left out" in text


def test_pieces_of_one_line_share_it():
    whole = parsed(SYMBOL, [an_operative(1, line=4), an_operative(2, line=4)])
    shown = preview(whole)
    shown.beside([conversion.SourceLine(4, 1, "Both")])
    assert [len(each.lines) for each in shown.shown] == [1, 0]


def test_a_file_that_was_not_read_has_no_preview(empty_archive, editor, read_as):
    read_as(UnreadableFile("No."))
    (upload,) = sent_and_read(editor)
    answer = page_of(editor, upload)
    assert answer["Location"] == upload.get_absolute_url()


def test_the_pages_of_a_pdf_are_pictures_with_the_places_marked(
    empty_archive, editor, read_as, monkeypatch
):
    (upload,) = sent_and_read(editor, ("a.pdf", a_resolution_in_print()))
    assert upload.state == "ready", upload.message
    text = page_of(editor, upload).content.decode()
    assert 'id="at-op1"' in text
    answer = page_of(editor, upload, "page/1")
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(conversion.PNG)
    # From the table, the second time.
    monkeypatch.setattr(conversion, "page_pictures", None)
    assert page_of(editor, upload, "page/1").content == answer.content


def a_resolution_in_print():
    words = [
        "A/RES/70/1",
        "A title",
        "The General Assembly,",
        "Recalling its resolution 60/1,",
        "1. Requests the Secretary-General to report;",
        "2. Decides to remain seized of the matter.",
    ]
    return pdf("".join(show(90, 700 - 30 * n, text) for n, text in enumerate(words)))


def test_places_go_down_the_page():
    whole = parsed(
        SYMBOL,
        [
            an_operative(1, page=1, top=100),
            an_operative(2, page=1, top=300),
            an_operative(3, page=3, top=500),
        ],
    )
    sheets = list(preview(whole).sheets())
    assert [sheet.number for sheet in sheets] == [1, 2, 3]
    assert [(s.anchor, s.top, s.height) for s in sheets[0].strips] == [
        ("op1", 96, 200),
        ("op2", 296, 630),
    ]


def test_a_hostile_pdf_shows_a_sentence_and_no_fault(empty_archive, editor, read_as):
    read_as(parsed(SYMBOL, [an_operative(1, page=1)], media_type="application/pdf"))
    (upload,) = sent_and_read(editor, ("a.pdf", b"%PDF-1.7\n"))
    answer = page_of(editor, upload, "page/1")
    assert (answer.status_code, answer.content.decode()) == (
        422,
        "The file is damaged or cut short: its pages cannot be shown.",
    )
    assert page_of(editor, upload, "page/9999999").status_code == 404


def test_the_oldest_views_are_forgotten(empty_archive, editor, read_as, monkeypatch):
    read_as(parsed(SYMBOL))
    monkeypatch.setattr(sources, "MOST_BYTES", 120)
    monkeypatch.setattr(sources, "FORGOTTEN_AT_ONCE", 1)
    for name in ("a.txt", "b.txt"):
        (upload,) = sent_and_read(editor, (name, name.encode() * 9))
        sources.lines_of(upload)
    assert SourceView.objects.get().sha256 == upload.sha256


SAME = [an_operative(n, f"Requests the thing of number {n};") for n in range(1, 5)]
TITLE = "Of one title"


@pytest.mark.parametrize(
    ("uploaded", "words"),
    [
        # The paragraphs are those of the text adopted.
        (a_draft("LOCAL/a", SAME, title=TITLE), ["a draft of"]),
        # Of five years later.
        (parsed("A/RES/70/1", [], year=2015, title=TITLE), ["the next edition of"]),
        (parsed("A/RES/60/1", [], year=2005, title=TITLE), ["the edition before"]),
        (
            parsed("A/RES/64/179/Corr.1", [], year=2009, title="Corrigendum"),
            ["a corrigendum to"],
        ),
        # Another subject.
        (parsed("A/RES/70/2", SAME, year=2015, title="Of another"), []),
    ],
)
def test_what_it_may_be_is_guessed(empty_archive, uploaded, words):
    hold_parsed(parsed("A/RES/64/179", SAME, title=TITLE))
    assert [(each.words, each.held.symbol) for each in guesses(uploaded)] == [
        (each, "A/RES/64/179") for each in words
    ]


def test_what_would_change_is_shown(empty_archive, editor, read_as):
    hold(SYMBOL, [a_preambular(1), an_operative(1, "Requests one report;")])
    read_as(parsed(SYMBOL, [a_preambular(1), an_operative(1, "Requests two reports;")]))
    (upload,) = sent_and_read(editor)
    assert "See what would change" in page_of(editor, upload).content.decode()
    text = page_of(editor, upload, "changes").content.decode()
    assert (
        "</span>one report<span" in text
        or "one" in re.findall("<del.*?</del>", text)[0]
    )


def test_the_number_of_queries_does_not_grow(
    empty_archive, editor, read_as, django_assert_max_num_queries
):
    paragraphs = [
        an_operative(n, f"Requests A/64/{n};", citations=(a_citation(f"A/64/{n}"),))
        for n in range(1, 60)
    ]
    read_as(parsed(SYMBOL, paragraphs))
    (upload,) = sent_and_read(editor)
    page_of(editor, upload)
    with django_assert_max_num_queries(16):
        page_of(editor, upload)


def test_a_picture_is_a_page_of_its_own():
    file = io.BytesIO()
    Image.new("RGB", (3000, 1500), "white").save(file, "PNG")
    (picture,) = conversion.page_pictures(file.getvalue(), "a.png", 1)
    with Image.open(io.BytesIO(picture)) as shown:
        assert shown.size == (1000, 500)
    assert conversion.page_pictures(file.getvalue(), "a.png", 2) == []
