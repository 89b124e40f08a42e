"""Any text is answered by a parse or by one sentence, and nothing of it is lost."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import UnreadableFile, parse

# Lines whose words are kept in fields of the front matter.
FIELDS = [
    "Resolution 690 (1991)",
    "at its 4936th meeting, on 26 March 2004",
    "of 29 April 1991",
    "Sixth Committee",
    "Draft resolution",
    "Italy and Peru:* draft resolution",
    "Draft resolution submitted by the President of the General Assembly",
    "[Adopted without a vote.]",
    "In favour: Chile, Peru, Togo",
    "Agenda item 7",
    "65th plenary meeting",
    "18 December 2009",
    "<!-- Page 2 -->",
]  # fmt: skip
PIECES = st.sampled_from(
    [
        "The General Assembly,",
        "The Economic and Social Council,",
        "64/179.\tA title",
        "Recalling its resolution 63/195,1 and",
        "Noting with concern the trends,",
        "1. Requests the Office",
        "2.\tUrges States:",
        "(a) To act;",
        "(i) In full;",
        "I",
        "Annex",
        "1 Resolution 60/288.",
        "2 Ibid., vol. 1.",
        "_____",
        "¹ A/64/1.",
        "thereto¹ and",
        "Crime,* which",
        "levelsin Wel coming",
        "",
        " leading",
        "\f",
        "12",
        "“open",
        "64/180. Another title",
        "A",
        "B",
        "Part One",
        "Article 5",
        "Rule 2. On rules",
        "1/ Resolution 1 (I).",
        "the Sahara,[2] and the 1/ of",
        "What are the obligations?",
        "Follow-up",
        "Recommits to act;",
        "Recognizing also that:",
            *FIELDS,
    ]
)  # fmt: skip


def read(text):
    try:
        return parse(text.encode("utf-8", "ignore"), "a.txt")
    except UnreadableFile as error:
        assert str(error).endswith(".")
        return None


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_raises(text):
    read(text)


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_bytes_raise(data):
    try:
        parse(data, "a.txt")
    except UnreadableFile as error:
        assert str(error)


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=300, deadline=None)
def test_the_keywords_of_the_genre_in_any_order_lose_no_word(pieces):
    text = "64/1. T\n\nThe General Assembly,\n" + "\n".join(pieces)
    parsed = read(text)
    if parsed is None:
        return
    front = parsed.front
    kept = [front.title, front.enacting_words, front.vote or ""]
    kept += [front.agenda_title or "", front.stage or "", " ".join(front.sponsors)]
    for paragraph in parsed.paragraphs:
        content = paragraph.text
        for mark in reversed(paragraph.marks):
            content = content[: mark.position] + mark.printed + content[mark.position :]
        counted = paragraph.kind == "preambular" and not paragraph.depth
        number = "" if counted else paragraph.number
        kept.append(f"{number} {content}")
    kept += [f"{note.number} {note.text}" for note in parsed.footnotes]
    kept += [left.text for left in parsed.left_out]
    found, source = words(" ".join(kept)), words(text)
    # The letter of a part ends the symbol: A/RES/64/1B.
    fields = words(" ".join(["64 1", (front.symbol or "")[-1:], *FIELDS]))
    lost = {w for w in source if w not in found and w not in fields}
    repaired = {w for repair in parsed.repairs for w in words(repair.found)}
    assert not lost - repaired


@given(st.lists(PIECES, max_size=30))
@settings(max_examples=100, deadline=None)
def test_anchors_are_unique_and_spans_lie_in_their_text(pieces):
    parsed = read("64/1. T\n\nThe General Assembly,\n" + "\n".join(pieces))
    if parsed is None:
        return
    anchors = [p.anchor for p in parsed.paragraphs]
    assert len(anchors) == len(set(anchors))
    for paragraph in parsed.paragraphs:
        assert paragraph.text == " ".join(paragraph.text.split())
        for mark in paragraph.marks:
            assert 0 <= mark.position <= len(paragraph.text)
        for span in paragraph.citations:
            assert paragraph.text[span.start : span.end] == span.text
        for act in paragraph.acts:
            assert paragraph.text[act.start :].startswith(act.phrase)


def words(text):
    return Counter(re.findall(r"[^\W\d_]+|\d+", text.replace("¹", "1")))


@pytest.mark.parametrize("size", [10_000, 100_000])
@pytest.mark.parametrize(
    "unit",
    ["a ", "1 ", "A/RES/", "(a) ", "¹", "*a*", "“", "Wel coming ", "of 1, ", "resolution 64/1 and ", "\n1 A", "x,* ", "Recalling, ", "; Urges "],
)  # fmt: skip
def test_hostile_repetition_is_answered(unit, size):
    """Linear work only: a quadratic pattern would run for minutes here."""
    text = "64/1. T\n\nThe General Assembly,\n\nRecalling " + unit * (size // len(unit))
    assert parse(text.encode(), "a.txt").symbol == "A/RES/64/1"
