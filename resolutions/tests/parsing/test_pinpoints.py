from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing.pinpoints import anchors_meant, parts_of

PLAIN = {"pp1", "pp2", "pp3", "op1", "op2", "op3", "op8", "op8.a", "op8.b", "h1"}
IN_SECTIONS = {"s1.op1", "s1.op2", "s2.op3", "s2.op4", "s2.op4.c"}
RESTARTED = {"s1.op1", "s2.op1", "s2.op2"}
ONE_ANNEX = {"op1", "op2", "annex1.p1", "annex1.op4", "annex1.op5.d"}
TWO_ANNEXES = {"op1", "annex1.op1", "annex2.s1.op7", "annex2.s2.op8"}


@pytest.mark.parametrize(
    ("pinpoint", "anchors", "meant"),
    [
        # as printed in running text and in footnotes
        ("paragraph 8", PLAIN, ["op8"]),
        ("para. 8", PLAIN, ["op8"]),
        ("paras. 2 and 30", PLAIN, ["op2"]),
        ("paragraphs 1, 2, and 8", PLAIN, ["op1", "op2", "op8"]),
        # every paragraph of a range is cited
        ("paragraphs 1 to 3", PLAIN, ["op1", "op2", "op3"]),
        ("paras. 1-3", PLAIN, ["op1", "op2", "op3"]),
        # the subparagraph is meant, not the paragraph
        ("para. 8 (b)", PLAIN, ["op8.b"]),
        ("paragraph 8(a)", PLAIN, ["op8.a"]),
        # which has none such: nothing is guessed
        ("para. 2 (b)", PLAIN, []),
        ("paragraph 99", PLAIN, []),
        ("operative paragraph 3", PLAIN, ["op3"]),
        ("preambular paragraph 3", PLAIN, ["pp3"]),
        # numbers that run on through the sections name one paragraph
        ("paragraph 4", IN_SECTIONS, ["s2.op4"]),
        ("paragraph 4 (c)", IN_SECTIONS, ["s2.op4.c"]),
        ("sect. II, para. 3", IN_SECTIONS, ["s2.op3"]),
        ("section II", IN_SECTIONS, ["s2"]),
        ("section XI", IN_SECTIONS, []),
        # those that start again do not
        ("paragraph 1", RESTARTED, []),
        ("section II, paragraph 1", RESTARTED, ["s2.op1"]),
        # a paragraph of the annex is another one
        ("annex, para. 4", ONE_ANNEX, ["annex1.op4"]),
        ("annex, para. 2", ONE_ANNEX, []),
        ("annex", ONE_ANNEX, ["annex1"]),
        ("annex I", ONE_ANNEX, ["annex1"]),
        ("annex", TWO_ANNEXES, []),
        ("annex II", TWO_ANNEXES, ["annex2"]),
        ("annex II, paragraph 7", TWO_ANNEXES, ["annex2.s1.op7"]),
        ("annex II, sect. II, para. 8", TWO_ANNEXES, ["annex2.s2.op8"]),
        ("annex", PLAIN, []),
        # places of reports, and within what an annex holds
        ("chap. I, sect. D", IN_SECTIONS, []),
        ("chap. IV, para. 1", PLAIN, []),
        ("annex, article 4", ONE_ANNEX, []),
        ("sect. I.A", IN_SECTIONS, []),
        ("p. 8", PLAIN, []),
        ("", PLAIN, []),
    ],
)  # fmt: skip
def test_a_pinpoint_names_what_the_resolution_has_and_nothing_else(
    pinpoint, anchors, meant
):
    assert list(anchors_meant(pinpoint, anchors)) == meant


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="paragraph ansect.IV0123456789(),-–bto", max_size=60))
def test_whatever_is_printed_only_places_that_are_there_are_named(pinpoint):
    anchors = PLAIN | IN_SECTIONS | TWO_ANNEXES
    parts = {part for anchor in anchors for part in parts_of(anchor)}
    assert set(anchors_meant(pinpoint, anchors)) <= anchors | parts


def test_the_parts_a_paragraph_stands_in():
    assert parts_of("annex1.s2.op3.b") == ["annex1.s2", "annex1"]
    assert parts_of("op3.b") == []
