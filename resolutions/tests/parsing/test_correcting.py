"""Corrections laid over a parse."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import parse
from resolutions.parsing.blocks import ENUMERATOR_RE
from resolutions.parsing.correcting import (
    REMOVED,
    Correction,
    correct,
    digest_at,
)
from resolutions.parsing.describing import describe
from resolutions.parsing.plain import from_plain, to_plain
from resolutions.tests.factories import a_footnote, a_mark, a_paragraph, parsed

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "documents"
PP1 = "Recalling its resolution 60/1 of 16 September 2005,"
PP2 = "Noting with concern the report,"
OP1 = "Requests the Secretary-General to report; 2. Urges Member States to act;"
OP3 = "Calls upon Member States:"


def a_text():
    return parsed(
        "A/RES/64/179",
        [
            a_paragraph("h1", "I", kind="heading"),
            a_paragraph("s1.pp1", PP1, kind="preambular"),
            a_paragraph("s1.pp2", PP2, kind="preambular"),
            a_paragraph("s1.op1", OP1, marks=(a_mark(1, 40), a_mark(2, 60))),
            a_paragraph("s1.op3", OP3),
            a_paragraph("s1.op3.a", "To sign;", depth=1),
            a_paragraph("s1.op3.b", "To ratify.", depth=1),
            a_paragraph("h2", "II", kind="heading"),
            a_paragraph("x1", "Stresses the need;", kind="unclassified"),
            a_paragraph("s2.op1", "Decides so."),
        ],
        [a_footnote(1, "See A/64/123."), a_footnote(2)],
    )


def done(whole, sort, anchor, **value):
    return correct(whole, [at(whole, sort, anchor, **value)])


def at(whole, sort, anchor, **value):
    return Correction(sort, anchor, digest_at(whole, sort, anchor) or "", value)


def outline(whole):
    return " ".join(each.anchor for each in whole.paragraphs)


BEFORE = "h1 s1.pp1 s1.pp2 s1.op1 s1.op3 s1.op3.a s1.op3.b h2 x1 s2.op1"

CASES = [
    # A paragraph that swallowed the next gives it back, with its number.
    (
        ("split", "s1.op1", {"at": OP1.index("2. ")}),
        "h1 s1.pp1 s1.pp2 s1.op1 s1.op2 s1.op3 s1.op3.a s1.op3.b h2 x1 s2.op1",
    ),
    # Preambular paragraphs are counted: those that follow move on.
    (
        ("split", "s1.pp1", {"at": 10}),
        "h1 s1.pp1 s1.pp2 s1.pp3 s1.op1 s1.op3 s1.op3.a s1.op3.b h2 x1 s2.op1",
    ),
    # What is split off stands nearest to the subparagraphs, and takes them.
    (
        ("split", "s1.op3", {"at": 6}),
        "h1 s1.pp1 s1.pp2 s1.op1 s1.op3 s1.p1 s1.p1.a s1.p1.b h2 x1 s2.op1",
    ),
    (
        ("merge", "s1.pp1", {}),
        "h1 s1.pp1 s1.op1 s1.op3 s1.op3.a s1.op3.b h2 x1 s2.op1",
    ),
    # The subparagraphs of what is merged hang under the whole.
    (
        ("merge", "s1.op1", {}),
        "h1 s1.pp1 s1.pp2 s1.op1 s1.op1.a s1.op1.b h2 x1 s2.op1",
    ),
    # A number misread; subparagraphs follow.
    (
        ("place", "s1.op3", {"kind": "operative", "number": "2", "depth": 0}),
        "h1 s1.pp1 s1.pp2 s1.op1 s1.op2 s1.op2.a s1.op2.b h2 x1 s2.op1",
    ),
    (
        ("place", "s1.op3", {"kind": "operative", "number": "3 bis", "depth": 0}),
        "h1 s1.pp1 s1.pp2 s1.op1 s1.op3-bis s1.op3-bis.a s1.op3-bis.b h2 x1 s2.op1",
    ),
    # Printed twice, as the parser names it.
    (
        ("place", "s1.op3", {"kind": "operative", "number": "1", "depth": 0}),
        "h1 s1.pp1 s1.pp2 s1.op1 s1.op1-2 s1.op1-2.a s1.op1-2.b h2 x1 s2.op1",
    ),
    # Below the heading of a section it belongs to what follows.
    (
        ("place", "x1", {"kind": "operative", "number": "7", "depth": 0}),
        "h1 s1.pp1 s1.pp2 s1.op1 s1.op3 s1.op3.a s1.op3.b h2 s2.op7 s2.op1",
    ),
    (
        ("place", "s1.pp2", {"kind": "heading", "number": None, "depth": 0}),
        "h1 s1.pp1 h2 s1.op1 s1.op3 s1.op3.a s1.op3.b h3 x1 s2.op1",
    ),
    # One level down.
    (
        ("place", "s1.op3.b", {"kind": "operative", "number": "i", "depth": 2}),
        "h1 s1.pp1 s1.pp2 s1.op1 s1.op3 s1.op3.a s1.op3.a.i h2 x1 s2.op1",
    ),
    (
        ("remove", "x1", {}),
        "h1 s1.pp1 s1.pp2 s1.op1 s1.op3 s1.op3.a s1.op3.b h2 s2.op1",
    ),
    # Without its paragraph, a subparagraph is one for itself.
    (
        ("remove", "s1.pp1", {}),
        "h1 s1.pp1 s1.op1 s1.op3 s1.op3.a s1.op3.b h2 x1 s2.op1",
    ),
]


@pytest.mark.parametrize(("correction", "after"), CASES)
def test_every_paragraph_finds_its_name(correction, after):
    whole = a_text()
    assert outline(whole) == BEFORE
    sort, anchor, value = correction
    corrected = done(whole, sort, anchor, **value)
    assert [each.state for each in corrected.outcomes] == ["applied"]
    assert outline(corrected.parsed) == after


def test_the_pieces_keep_words_marks_and_their_own_verbs():
    whole = done(a_text(), "split", "s1.op1", at=OP1.index("2. ")).parsed
    first, second = whole.paragraphs[3:5]
    assert first.text == "Requests the Secretary-General to report;"
    assert (second.number, second.text) == ("2", "Urges Member States to act;")
    assert [(m.number, m.position) for m in first.marks] == [(1, 40)]
    assert [(m.number, m.position) for m in second.marks] == [(2, 60 - 45)]
    assert (first.verb, second.verb) == ("requests", "urges")
    assert second.addressees == ("Member States",)


def test_what_was_split_and_merged_again_is_as_before():
    whole = a_text()
    first = at(whole, "split", "s1.pp1", at=10)
    once = correct(whole, [first]).parsed
    again = correct(whole, [first, at(once, "merge", "s1.pp1")])
    assert [p.text for p in again.parsed.paragraphs] == [
        p.text for p in whole.paragraphs
    ]
    assert outline(again.parsed) == BEFORE


def test_a_corrected_text_is_described_anew():
    text = "Decides to implement its resolution 55/25 against corruption."
    whole = done(a_text(), "text", "s2.op1", text=text, marks=[[2, 7]]).parsed
    found = whole.paragraphs[-1]
    assert found.verb == "decides"
    assert [span.symbol for span in found.citations] == ["A/RES/55/25"]
    assert found.topics == ("corruption",)
    assert [(m.number, m.position) for m in found.marks] == [(2, 7)]
    # The others are as the parser left them.
    assert whole.paragraphs[:-1] == a_text().paragraphs[:-1]


@pytest.mark.parametrize(
    ("sort", "value", "name", "expected"),
    [
        ("topics", {"values": ["corruption"]}, "topics", ("corruption",)),
        ("addressees", {"values": ["States"]}, "addressees", ("States",)),
        ("verb", {"verb": "decides", "phrase": "Decides so"}, "opening", "Decides so"),
        ("verb", {"verb": "", "phrase": ""}, "verb", None),
    ],
)
def test_what_is_said_holds_against_what_is_found(sort, value, name, expected):
    found = done(a_text(), sort, "s2.op1", **value).parsed.paragraphs[-1]
    assert getattr(found, name) == expected


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("title", " A  new\ntitle ", "A new title"),
        ("adopted", "2010-01-02", "2010-01-02"),
        ("session", "", "None"),
        ("plenary_meeting", "65", "65"),
        ("sponsors", "Peru\n\nChile", "('Peru', 'Chile')"),
    ],
)
def test_a_field_of_the_front_matter_is_corrected(name, typed, expected):
    front = done(a_text(), "field", name, value=typed).parsed.front
    assert str(getattr(front, name)) == expected


def test_a_document_without_a_symbol_gets_one():
    whole = replace(a_text(), symbol="LOCAL/a", symbol_is_local=True)
    given_one = done(whole, "symbol", "", symbol="A/C.3/64/L.5").parsed
    assert (given_one.symbol, given_one.symbol_is_local) == ("A/C.3/64/L.5", False)
    assert (given_one.front.symbol, given_one.status) == ("A/C.3/64/L.5", "draft")


def test_footnotes_are_corrected_added_and_taken_out():
    whole = done(a_text(), "footnote", "fn1", text="See resolution 55/25.").parsed
    assert whole.footnotes[0].citations[0].symbol == "A/RES/55/25"
    whole = done(whole, "footnote", "fn3", text="Ibid.").parsed
    assert [note.number for note in whole.footnotes] == [1, 2, 3]
    whole = done(whole, "footnote", "fn2", text="").parsed
    assert [note.number for note in whole.footnotes] == [1, 3]
    assert whole.left_out[-1].reason == REMOVED


@pytest.mark.parametrize(
    ("sort", "anchor", "value"),
    [
        ("split", "s1.pp1", {"at": 0}),
        ("split", "s1.pp1", {"at": 9999}),
        ("split", "s1.pp1", {}),
        ("merge", "s2.op1", {}),
        ("text", "s1.pp1", {"text": " ", "marks": []}),
        ("text", "s1.pp1", {"text": "A", "marks": [[1, 5]]}),
        ("place", "s1.pp1", {"kind": "?", "number": None, "depth": 0}),
        ("place", "s1.op1", {"kind": "operative", "number": "IV.", "depth": 0}),
        ("place", "h1", {"kind": "operative", "number": "a", "depth": 1}),
        ("field", "adopted", {"value": "yesterday"}),
        ("verb", "s2.op1", {"verb": "urges", "phrase": "Urges"}),
        ("footnote", "fn9", {"text": ""}),
        ("symbol", "", {"symbol": "x"}),
        ("nonsense", "s1.pp1", {}),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(sort, anchor, value):
    whole = a_text()
    corrected = done(whole, sort, anchor, **value)
    assert corrected.outcomes[0].state == "unfit"
    assert corrected.outcomes[0].reason
    assert corrected.parsed is whole


def test_a_correction_follows_its_text_and_stops_where_it_changed():
    whole = a_text()
    correction = at(whole, "text", "s1.op3", text="Invites States:", marks=[])
    moved = done(whole, "place", "s1.op3", kind="operative", number="9", depth=0).parsed
    assert [p.anchor for p in correct(moved, [correction]).parsed.paragraphs if
            p.text == "Invites States:"] == ["s1.op9"]  # fmt: skip
    changed = done(whole, "text", "s1.op3", text="Asks:", marks=[]).parsed
    again = correct(changed, [correction])
    assert [each.state for each in again.outcomes] == ["changed"]
    assert again.parsed is changed
    gone = done(whole, "remove", "x1").parsed
    assert correct(gone, [at(whole, "split", "x1", at=8)]).outcomes[0].state == "gone"


def test_doubts_that_were_answered_are_gone():
    data = (FIXTURES / "A-RES-69-197.txt").read_bytes()
    whole = parse(data, "a.txt")
    doubts = {(w.code, w.anchor) for w in whole.warnings}
    assert ("footnote_without_mark", "fn18") in doubts
    op1 = next(p for p in whole.paragraphs if p.anchor == "op1")
    marks = [*([m.number, m.position] for m in op1.marks), [18, len(op1.text)]]
    after = done(whole, "text", "op1", text=op1.text, marks=marks).parsed
    assert ("footnote_without_mark", "fn18") not in {
        (w.code, w.anchor) for w in after.warnings
    }


@pytest.fixture(scope="module")
def five():
    return [parse(path.read_bytes(), path.name) for path in FIXTURES.glob("*.txt")]


def test_describing_twice_changes_nothing(five):
    for whole in five:
        found = describe(whole.paragraphs, whole.footnotes, whole.front)
        assert found == (whole.paragraphs, whole.footnotes)


SORTS = st.sampled_from(["split", "merge", "place", "text", "topics"])
KINDS = st.sampled_from(["preambular", "operative", "heading", "annex", "unclassified"])


@settings(max_examples=15, deadline=None, print_blob=False)
@given(
    st.integers(0, 4),
    st.lists(
        st.tuples(
            SORTS,
            st.integers(0, 200),
            st.integers(0, 400),
            KINDS,
            st.sampled_from([None, "1", "4", "a", "ii"]),
            st.integers(0, 2),
        ),
        max_size=5,
    ),
)
def test_no_text_is_lost_and_no_anchor_given_twice(five, which, wanted):
    # The beginning is enough, and quick.
    whole = replace(five[which], paragraphs=five[which].paragraphs[:12])
    effective = whole
    corrections = []
    for sort, place, offset, kind, number, depth in wanted:
        paragraph = effective.paragraphs[place % len(effective.paragraphs)]
        value = {
            "split": {"at": offset},
            "merge": {},
            "place": {"kind": kind, "number": number, "depth": depth},
            "text": {"text": paragraph.text, "marks": []},
            "topics": {"values": []},
        }[sort]
        if ENUMERATOR_RE.match(paragraph.text[offset:].lstrip()):
            # The letter would become that of the second piece.
            continue
        made = at(effective, sort, paragraph.anchor, **value)
        after = correct(whole, [*corrections, made])
        if after.outcomes[-1].state == "applied":
            corrections.append(made)
            effective = after.parsed
    anchors = [each.anchor for each in effective.paragraphs]
    assert len(set(anchors)) == len(anchors)
    assert letters(effective) == letters(whole)
    plain = json.loads(json.dumps(to_plain(effective)))
    assert from_plain(plain) == effective
    assert correct(whole, []).parsed is whole


def letters(whole):
    """All letters of the text; a figure split off is a number and no text."""
    return [c for each in whole.paragraphs for c in each.text if c.isalpha()]
