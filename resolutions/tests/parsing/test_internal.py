"""Places of the same text: a citation leads to one that exists, or says it does not."""

import pytest

from resolutions.parsing import parse

TEXT = """64/1. A title

The General Assembly,

Recalling its resolution 63/1,

I

1. Requests the Office to act;

2. Urges States:

(a) To act as in paragraph 1 above;

(b) To act as in subparagraph (a) above;

II

1. Requests the Office to report on paragraph 1 above;

2. Decides as in paragraph 9 above and section I above;

3. Decides to act on section IV above.
"""


def cited():
    document = parse(TEXT.encode(), "a.txt")
    found = {
        (part.anchor, span.text): (span.symbol, span.reason)
        for part in document.paragraphs
        for span in part.citations
        if span.status == "internal"
    }
    return document, found


@pytest.mark.parametrize(
    ("anchor", "text", "target", "reason", "why"),
    [
        ("s1.op2.a", "paragraph 1 above", "s1.op1", "", "of the same section"),
        ("s1.op2.b", "subparagraph (a) above", "s1.op2.a", "", "of the same paragraph"),
        ("s2.op1", "paragraph 1 above", "s2.op1", "", "numbers begin anew in a section"),
        ("s2.op2", "paragraph 9 above", "op9", "no_such_place", "there is none"),
        ("s2.op2", "section I above", "s1", "", "a section"),
        ("s2.op3", "section IV above", "s4", "no_such_place", "no such section"),
    ],
)  # fmt: skip
def test_a_place_of_the_same_text_exists_or_is_said_not_to(
    anchor, text, target, reason, why
):
    _, found = cited()
    assert found[anchor, text] == (target, reason), why


def test_a_place_that_does_not_exist_is_a_warning():
    document, _ = cited()
    warned = [w.anchor for w in document.warnings if w.code == "no_such_place"]
    assert warned == ["s2.op2", "s2.op3"]


def test_the_body_whose_enacting_words_stand_innermost_speaks():
    text = (
        "2015/21. A title\n\nThe Economic and Social Council,\n\n"
        "Recommends to the General Assembly the following draft resolution:\n\n"
        "The General Assembly,\n\nRecalling its resolution 68/191,\n\n1. Urges States to act.\n"
    )
    document = parse(text.encode(), "a.txt")
    found = [s.symbol for p in document.paragraphs for s in p.citations]
    assert found == ["A/RES/68/191"]
