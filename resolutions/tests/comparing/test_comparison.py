"""Whole texts: rows, footnotes, counts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings

from resolutions.comparing.comparison import Row, compare
from resolutions.comparing.passages import Passage, Text
from resolutions.comparing.similarity import similarity
from resolutions.tests.comparing.test_align import ONE, PASSAGES, THREE, TWO, texts
from resolutions.tests.comparing.texts import text

DRAFT, ADOPTED = "LOCAL/65-232-revised-draft", "A/RES/65/232"


def anchors(rows):
    return [(row.old and row.old.anchor, row.new and row.new.anchor) for row in rows]


def test_what_was_dropped_stands_where_it_stood():
    old, new = texts(ONE, TWO, THREE), texts(ONE, THREE)
    compared = compare(Text(tuple(old)), Text(tuple(new)))
    assert anchors(compared.rows) == [("op1", "op1"), ("op2", None), ("op3", "op2")]


def test_the_draft_and_the_adopted_text():
    compared = compare(text(DRAFT), text(ADOPTED))
    assert [old for old, _ in anchors(compared.rows)] == [
        each.anchor for each in text(DRAFT).passages
    ]
    by_new = {row.new.anchor: row for row in compared.rows}
    # As read by eye: what domain experts list as the changes between the two.
    assert by_new["pp8"].is_editorial and by_new["op9"].is_editorial
    assert by_new["op24"].change == "reworded" and not by_new["op24"].is_editorial
    assert by_new["op4"].verb_changed and not by_new["op3"].verb_changed
    assert compared.counts["same"] + compared.counts["editorial"] > 35
    assert compared.counts["added"] == compared.counts["dropped"] == 0


def test_footnotes_are_known_by_their_words_and_by_their_place():
    notes = anchors(compare(text("A/RES/64/179"), text(ADOPTED)).footnotes)
    olds = {each.anchor: each.text for each in text("A/RES/64/179").footnotes}
    news = {each.anchor: each.text for each in text(ADOPTED).footnotes}
    by_old = {old: new for old, new in notes if old}
    same = {old for old, words in olds.items() if words in news.values()}
    assert {
        old for old in same if by_old[old] and news[by_old[old]] == olds[old]
    } == same

    before = Passage("op1", "Recalls the report of the Office;", marks=((22, "fn1"),))
    after = Passage(
        "op1", "Recalls the new report of the Office;", marks=((26, "fn4"),)
    )
    old = Text((before,), (Passage("fn1", "A/64/123.", "footnote"),))
    new = Text((after,), (Passage("fn4", "A/65/116.", "footnote"),))
    assert anchors(compare(old, new).footnotes) == [("fn1", "fn4")]


def test_a_verb_changes_with_its_meaning_not_with_its_part():
    def row(old, new):
        return Row(Passage("op1", "a", verb=old), Passage("op1", "b", verb=new))

    assert row("encourages", "urges").verb_changed
    assert row("takes note", "takes note with appreciation").verb_changed
    assert not row("recognizes", "recognizing").verb_changed
    assert not row("takes note", "taking note").verb_changed
    assert not row("urges", None).verb_changed


def test_similarity_is_of_the_words_and_not_of_what_editors_do():
    def alike(old, new):
        acts = ((0, len(old.split()[0])),)
        passages = (Passage("op1", each, acts=acts) for each in (old, new))
        return similarity(*passages)

    assert alike("Welcomes the Report,", "Welcomes also the report;") == 1
    assert alike("Notes its resolution 1/2 on", "Notes its resolution 3/4 on") == 1
    # One of three numbers is another; the other words are the same.
    longer = "Recalls its resolutions 1/2, 3/4 and 5/6 on crime"
    assert 0.8 < alike(longer, "Recalls its resolutions 1/2 and 3/4 on crime") < 1
    assert alike("Urges police", "Notes data") == 0
    assert alike(".", ",") == 1


@settings(max_examples=60, deadline=None)
@given(PASSAGES, PASSAGES)
def test_every_passage_stands_in_a_row(old, new):
    compared = compare(Text(tuple(old)), Text(tuple(new)))
    assert {row.old.anchor for row in compared.rows if row.old} == {
        p.anchor for p in old
    }
    assert {row.new.anchor for row in compared.rows if row.new} == {
        p.anchor for p in new
    }
    for row in compared.rows:
        joined = "".join(part.text for part in row.parts if part.op != "+")
        assert joined == (row.old.text if row.old else "")


def test_the_comparison_runs_without_django():
    program = (
        "import sys; sys.modules['django'] = None; "
        "from resolutions.comparing.comparison import compare; "
        "from resolutions.comparing.passages import Text; "
        "print(len(compare(Text(()), Text(())).rows))"
    )
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True
    )
    assert (run.stdout.strip(), run.stderr) == ("0", "")
