from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from resolutions import ingest
from resolutions.ingest import ingest_file, ingest_paths
from resolutions.models import (
    Act,
    Addressee,
    CitedDocument,
    FootnoteMark,
    LeftOutLine,
    Paragraph,
    ParseWarning,
    Repair,
    Resolution,
    SourceFile,
    Topic,
    Verb,
)
from resolutions.parsing import types
from resolutions.tests.factories import (
    a_citation,
    a_draft,
    a_footnote,
    a_mark,
    a_paragraph,
    a_preambular,
    an_operative,
    parsed,
    parsing_gives,
)

pytestmark = pytest.mark.django_db

SYMBOL = "A/RES/64/179"


def a_full_resolution(length=1, symbol=SYMBOL):
    """Something of everything; `length` times as many paragraphs and notes."""
    preamble = [
        a_preambular(n, citations=(a_citation(f"A/RES/60/{n}"),))
        for n in range(1, length + 1)
    ]
    operative = [
        an_operative(
            n,
            topics=("corruption",),
            addressees=("Member States", f"Office {n}"),
            marks=(a_mark(n), a_mark(n, 4)),
            citations=(a_citation("op1", status="internal"), a_citation(None)),
        )
        for n in range(1, length + 1)
    ]
    parts = [
        a_paragraph(f"op{n}.a", "To report;", depth=1) for n in range(1, length + 1)
    ]
    notes = [
        a_footnote(n, citations=[a_citation(f"A/64/{n}")]) for n in range(1, length + 1)
    ]
    return parsed(
        symbol,
        [
            *preamble,
            *(each for pair in zip(operative, parts, strict=True) for each in pair),
        ],
        notes,
        warnings=(types.ParseWarning("odd", "Odd.", "op1"),) * length,
        repairs=(types.Repair("op1", 0, "Reguests", "Requests"),) * length,
        left_out=(types.LeftOut(1, "09-47257", "job number"),) * length,
    )


def test_a_file_becomes_a_resolution_with_all_that_was_found(
    empty_archive, monkeypatch
):
    parsing_gives(monkeypatch, a_full_resolution(2))
    outcome = ingest_file(b"text", "A-RES-64-179.txt")
    assert (outcome.status, outcome.symbol) == ("imported", SYMBOL)
    assert outcome.counts == ingest.Counts(2, 2, 2, 2)
    held = Resolution.objects.get()
    assert (held.year, held.body, held.session) == (2009, "General Assembly", "64")
    anchors = ["pp1", "pp2", "op1", "op1.a", "op2", "op2.a"]
    assert [each.anchor for each in held.paragraphs.all()] == anchors
    assert Paragraph.objects.get(anchor="op2.a").parent.anchor == "op2"
    assert Paragraph.objects.get(anchor="op2").parent is None
    assert Paragraph.objects.get(anchor="op2").verb.name == "requests"
    assert Act.objects.count() == 4
    assert FootnoteMark.objects.count() == 4
    assert CitedDocument.objects.count() == 4
    assert Repair.objects.get(pk=held.repairs.first().pk).found == "Reguests"
    assert ParseWarning.objects.filter(anchor="op1").count() == 2
    assert LeftOutLine.objects.filter(source__resolution=held).count() == 2


def test_the_file_is_kept_byte_for_byte(empty_archive, monkeypatch):
    parsing_gives(monkeypatch, parsed())
    ingest_file(b"\x00\xff as it came\r\n", "a.pdf")
    source = SourceFile.objects.get()
    assert bytes(source.content) == b"\x00\xff as it came\r\n"
    assert (source.filename, source.is_text_source) == ("a.pdf", True)


def test_the_same_bytes_twice_change_nothing(empty_archive, monkeypatch):
    parsing_gives(monkeypatch, parsed(), AssertionError("parsed again"))
    ingest_file(b"text", "first.txt")
    outcome = ingest_file(b"text", "second.txt")
    assert (outcome.status, outcome.symbol) == ("already held", SYMBOL)
    assert "first.txt" in outcome.message
    assert SourceFile.objects.count() == 1


def test_another_file_of_a_resolution_is_kept_and_its_text_is_not_used(
    empty_archive, monkeypatch
):
    parsing_gives(
        monkeypatch,
        parsed(paragraphs=[an_operative(1, "Requests a report;")]),
        parsed(paragraphs=[an_operative(1, "Requests two reports;")]),
    )
    ingest_file(b"one", "a.txt")
    outcome = ingest_file(b"two", "a.pdf")
    assert outcome.status == "further source"
    assert "text is left as it was" in outcome.message
    assert Paragraph.objects.get().text == "Requests a report;"
    kept = SourceFile.objects.values_list("filename", "is_text_source")
    assert list(kept) == [("a.txt", True), ("a.pdf", False)]


def test_a_draft_without_a_date_has_no_year(empty_archive, monkeypatch):
    parsing_gives(monkeypatch, a_draft())
    ingest_file(b"draft", "draft.txt")
    draft = Resolution.objects.get()
    assert (draft.year, draft.status, draft.symbol_is_local) == (None, "draft", True)


def test_a_draft_has_the_year_in_which_it_was_distributed(empty_archive, monkeypatch):
    parsing_gives(monkeypatch, a_draft(distributed=date(2025, 10, 14)))
    ingest_file(b"draft", "draft.txt")
    assert Resolution.objects.get().year == 2025


def test_words_of_the_vocabulary_are_made_once(empty_archive, monkeypatch):
    parsing_gives(
        monkeypatch, a_full_resolution(), a_full_resolution(symbol="A/RES/65/1")
    )
    ingest_file(b"one", "a.txt")
    ingest_file(b"two", "b.txt")
    assert Verb.objects.get(name="requests").slug == "requests"
    assert Topic.objects.get().label == "Corruption"
    assert Addressee.objects.count() == 2
    assert Paragraph.objects.filter(verb__name="requests").count() == 2


FAILURES = [
    # (bytes, what parsing gives, words of the sentence)
    (b"", parsed(), "empty"),
    (b"x" * 11, parsed(), "larger than"),
    (b"\x00\x01", types.UnreadableFile("This is no text."), "This is no text."),
    # PostgreSQL stores no NUL: it must be stopped before
    (b"text", parsed(paragraphs=[an_operative(1, "Requests\x00;")]), "U+0000"),
    # a lone surrogate cannot be encoded
    (b"text", parsed(title="Crime \ud800"), "U+D800"),
    # a value too long for its column, after other rows are written
    (b"text", parsed(paragraphs=[an_operative(1, opening="R" * 201)]), "too long"),
    # two paragraphs with one anchor
    (b"text", parsed(paragraphs=[an_operative(1), an_operative(1)]), "one_paragraph"),
    # more words than a search vector holds
    (b"text", parsed(paragraphs=[an_operative(1, "x" * 100_001)]), "100,000"),
]


@pytest.mark.parametrize(("data", "result", "words"), FAILURES)
def test_a_file_that_cannot_be_saved_fails_with_a_sentence_and_leaves_nothing(
    empty_archive, monkeypatch, data, result, words
):
    monkeypatch.setattr(ingest, "MAX_BYTES", 10)
    parsing_gives(monkeypatch, result)
    outcome = ingest_file(data, "a.txt")
    assert outcome.status == "failed"
    assert words in outcome.message
    assert outcome.message.endswith(".")
    for model in (Resolution, SourceFile, Verb, CitedDocument):
        assert not model.objects.exists()


@pytest.mark.parametrize("name", ["../../x\x00.txt", "\udcff.txt", "n" * 300 + ".txt"])
def test_any_file_name_can_be_kept(empty_archive, monkeypatch, name):
    parsing_gives(monkeypatch, parsed())
    assert ingest_file(b"text", name).status == "imported"
    kept = SourceFile.objects.get().filename
    assert kept.endswith(".txt")
    assert "/" not in kept


def test_the_number_of_queries_does_not_grow_with_the_text(
    empty_archive, monkeypatch, django_assert_max_num_queries
):
    parsing_gives(
        monkeypatch, a_full_resolution(2), a_full_resolution(40, symbol="A/RES/65/1")
    )
    for data in (b"short", b"long"):
        with django_assert_max_num_queries(80):
            assert ingest_file(data, "a.txt").status == "imported"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("data", [(b"one", b"one"), (b"one", b"two")])
def test_two_imports_at_once_end_in_one_resolution(monkeypatch, data):
    both_have_parsed = Barrier(2, timeout=10)

    def convert(data, filename):
        both_have_parsed.wait()
        return a_full_resolution(symbol="A/RES/75/1")

    def import_one(data):
        try:
            return ingest_file(data, "a.txt").status
        finally:
            connection.close()

    monkeypatch.setattr(ingest, "convert", convert)
    with ThreadPoolExecutor(2) as pool:
        statuses = sorted(pool.map(import_one, data))
    same = data[0] == data[1]
    second = "already held" if same else "further source"
    assert statuses == sorted(["imported", second])
    held = Resolution.objects.get(symbol="A/RES/75/1")
    assert held.sources.count() == len(set(data))


def test_folders_are_walked_in_order_without_hidden_files(
    empty_archive, monkeypatch, tmp_path
):
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    parsing_gives(monkeypatch, parsed())
    outcomes = list(ingest_paths([tmp_path, tmp_path / "missing.txt"]))
    names = [outcome.filename for outcome in outcomes]
    assert names == ["b.txt", "1.txt", "2.txt", "missing.txt"]
    assert outcomes[-1].status == "failed"
    assert "No such file" in outcomes[-1].message


def test_files_are_imported_one_by_one_as_asked_for(
    empty_archive, monkeypatch, tmp_path
):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    parsing_gives(monkeypatch, parsed(), parsed("A/RES/65/1"))
    outcomes = ingest_paths([tmp_path])
    assert next(outcomes).symbol == SYMBOL
    assert Resolution.objects.count() == 1
