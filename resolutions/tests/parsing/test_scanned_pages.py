"""A text as a page of Official Records holds it, with its neighbours, its notes and what
OCR does to it: read as it was printed, or said to be doubtful; never wrong in silence."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import parse

from .test_same_in_every_format import TITLE, expected, texts

NAME = "A_RES_1600(XV).txt"
BEFORE = [
    "its Statute and of the report before it;",
    "4. Requests the Agency to report at the next session.",
    "11th plenary meeting,",
    "14 April 1961.",
]
AFTER = ["1601 (XV). Another question", "The General Assembly,", "Noting the trends,"]
HEADS = ["", "66 General Assembly—Fifteenth Session", "67", "Resolutions adopted on the reports of the First Committee"]  # fmt: skip
# What OCR makes of a label; each is read as if it were intact.
MISREAD = [
    (r"^(\d+)\. ", r"\1 . "),
    (r"^(\d+)\. ", r"(\1) "),
    (r"^(\d+)\. ", r"\1) "),
    (r"^(\d+)\. ", r"·\1. "),
    (r"^1\. ", "l. "),
    (r"^(\d+)\. ", r"\1.\n"),
    (r"^\((\w)\) ", r"{\1) "),
    (r"^\((\w)\) ", r"\1) "),
    (r"^\((\w)\) ", r"( \1 ) "),
    (r"^\((\w)\) ", r"(\1), "),
]
# What cannot be undone: it has to be said.
LOSSES = [
    lambda lines, at: [*lines[:at], *lines[at + 1 :]],
    lambda lines, at: [*lines[:at], lines[at][: len(lines[at]) // 2], *lines[at + 1 :]],
    lambda lines, at: [*lines[:at], re.sub(r"^\d+", "17", lines[at]), *lines[at + 1 :]],
]


def lines_of(found, breaks):
    """The paragraphs, one a line, in pieces where a page turns in them."""
    lines = []
    for place, each in enumerate(found):
        label = f"{each.label} " if each.label else ""
        mark = str(each.note or "")
        line = f"{label}{each.text[: -len(each.end)]}{each.end}{mark}"
        words = line.split()
        if place in breaks and len(words) > 4:
            lines.append((" ".join(words[:4]), " ".join(words[4:])))
        else:
            lines.append((line,))
    return lines


def page(lines, notes, rule, head, body="The General Assembly,"):
    """Notes stand where the page turns, below a rule or without one."""
    text = ["<!-- Page 1 -->", *BEFORE, f"1600 (XV). {TITLE}", body]
    foot = [*([rule] if rule else []), *(f"{n} {note}" for n, note in notes.items())]
    for pieces in lines:
        text.append(pieces[0])
        if len(pieces) > 1:
            text += [*foot, "<!-- Page 2 -->", *([head] if head else []), pieces[1]]
            foot = []
    text += ["12th plenary meeting,", "15 April 1961.", *AFTER, *foot]
    return "\n".join(text).encode()


def read(found, lines, notes, rule="", head=""):
    document = parse(page(lines, notes, rule, head), NAME)
    return document, [(each.anchor, each.text) for each in document.paragraphs]


@given(
    texts(),
    st.sampled_from([-1, 1, 3]),
    st.sampled_from(["", "_________________"]),
    st.sampled_from(HEADS),
)
@settings(max_examples=40, deadline=None)
def test_a_scanned_page_reads_as_it_was_printed(found, turn, rule, head):
    paragraphs, notes = expected(found)
    document, read_as = read(found, lines_of(found, {turn}), notes, rule, head)
    assert read_as == [(anchor, text) for anchor, text, _ in paragraphs]
    assert {note.number: note.text for note in document.footnotes} == notes
    assert document.front.title == TITLE
    assert str(document.front.adopted) == "1961-04-15"


@given(texts(), st.sampled_from(MISREAD), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_one_misread_label_is_read_as_it_was_printed(found, damage, random):
    paragraphs, notes = expected(found)
    lines = [line for (line,) in lines_of(found, set())]
    hit = [i for i, line in enumerate(lines) if re.match(damage[0], line)]
    if hit:
        at = random.choice(hit)
        lines[at] = re.sub(*damage, lines[at])
    _, read_as = read(found, [(line,) for line in lines], notes)
    assert read_as == [(anchor, text) for anchor, text, _ in paragraphs]


@given(texts(), st.sampled_from(LOSSES), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_a_numbered_paragraph_lost_or_cut_is_said(found, damage, random):
    lines = [line for (line,) in lines_of(found, set())]
    hit = [i for i, line in enumerate(lines) if re.match(r"[1-9]\. ", line)]
    if not hit:
        return
    _, notes = expected(found)
    lines = damage(lines, random.choice(hit))
    document, _ = read(found, [(line,) for line in lines], notes)
    assert {warning.code for warning in document.warnings} - {"numbers_counted"}
