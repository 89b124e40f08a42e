"""For any two lists of paragraphs: accepting every change gives the one, rejecting them
gives the other, with numbers and footnotes; and the file is whole."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.comparing.comparison import compare
from resolutions.comparing.passages import Passage, Text
from resolutions.exports.word import WordText, clean, docx, tracked
from resolutions.exports.word.lines import lines_of, unmarked_notes
from resolutions.exports.word.numbers import Label, places_of
from resolutions.parsing.formats.docx import read

from .word_files import accepted, assert_is_whole, rejected

WORDS = ("Urges", "States", "to", "combat", "crime,", "trafficking", "also", "\x0b&<é")
KINDS = ("preambular", "operative", "heading", "annex")
NUMBERS = ("1", "2", "3", "7", "a", "b", "c", "i", "ii", "v", "A", "4 bis", None)

wording = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)


@st.composite
def texts(draw):
    """A text of up to seven paragraphs and four notes, marked here and there."""
    notes = draw(st.lists(st.sampled_from(["A/64/1.", "Ibid.", "A/65/2."]), max_size=4))
    anchors = [f"fn{number}" for number in range(1, len(notes) + 1)]
    passages, labels = [], {}
    for place, words in enumerate(draw(st.lists(wording, max_size=7))):
        mark = st.tuples(
            st.integers(0, len(words)), st.sampled_from(anchors or ["fn9"])
        )
        anchor = f"x{place}"
        passages.append(
            Passage(
                anchor,
                words,
                draw(st.sampled_from(KINDS)),
                opening="Urges" if words.startswith("Urges") else "",
                marks=tuple(sorted(set(draw(st.lists(mark, max_size=2))))),
            )
        )
        labels[anchor] = Label(draw(st.sampled_from(NUMBERS)), draw(st.integers(0, 3)))
    text = Text(
        tuple(passages),
        tuple(Passage(f"fn{n}", words, "footnote") for n, words in enumerate(notes, 1)),
    )
    lines = (*lines_of(text, labels), *unmarked_notes(text))
    return WordText("A/RES/64/1", "Title", lines, text)


def lines_read(data):
    try:
        return [
            (line.role, line.content, line.text.spans)
            for line in read(data, "file.docx").lines
        ]
    except ValueError:
        # Nothing but the head of the page: no text at all.
        return []


@settings(max_examples=60, deadline=None)
@given(texts(), texts())
def test_accepting_gives_one_text_and_rejecting_the_other(old, new):
    found = compare(old.text, new.text)
    data = docx(tracked(old, new, found, "Author", datetime(2010, 12, 21)))
    assert_is_whole(data)
    assert lines_read(accepted(data)) == lines_read(docx(clean(new)))
    assert lines_read(rejected(data)) == lines_read(
        docx(clean(WordText(new.symbol, old.title, old.lines, old.text)))
    )


@settings(max_examples=40, deadline=None)
@given(texts())
def test_a_clean_file_prints_every_number_and_every_word(text):
    data = docx(clean(text))
    assert_is_whole(data)
    printed = [
        content.split(maxsplit=len(line.label.printed.split()))
        for line, content in zip(
            text.lines,
            [c for role, c, _ in lines_read(data) if role == "text" and c.strip()],
            strict=False,
        )
    ]
    wanted = [
        line.label.printed for line in text.lines if line.label.printed and line.text
    ]
    found = [
        " ".join(words[:-1])
        for words, line in zip(printed, text.lines, strict=False)
        if line.label.printed
    ]
    assert found == wanted


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.builds(Label, st.sampled_from(NUMBERS), st.integers(0, 4)), max_size=12)
)
def test_what_has_no_list_is_typed_and_nothing_else(labels):
    places, lists = places_of(labels)
    assert len(places) == len(labels)
    for label, place in zip(labels, places, strict=True):
        assert (place.list is None) == (label.number is None or bool(place.typed))
        assert place.typed in ("", label.printed)
        assert place.list is None or place.list < len(lists)
