from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.text import Edit, Span, Text, joined


def test_a_cut_keeps_the_spans_that_lie_in_it():
    text = Text("Also requests the Office", (Span(5, 13, "italic"),))
    assert text.cut(5).spans == (Span(0, 8, "italic"),)
    assert text.cut(8, 12).spans == (Span(0, 4, "italic"),)
    assert text.cut(14).spans == ()


def test_an_edit_moves_the_spans_behind_it_and_drops_those_inside():
    text = Text(
        "Crime 4 and *law*", (Span(6, 7, "raised", "⁴"), Span(12, 17, "italic"))
    )
    edited = text.edited([Edit(5, 7, "")])
    assert edited.content == "Crime and *law*"
    assert edited.spans == (Span(10, 15, "italic"),)


def test_a_repair_is_kept_with_what_stood_there():
    text = Text("and levelsin order").edited(
        [Edit(4, 12, "levels in", "repair", "levelsin")]
    )
    assert text.content == "and levels in order"
    assert text.spans == (Span(4, 13, "repair", "levelsin"),)


def test_joined_texts_keep_their_spans_in_place():
    text = joined(
        (Text("a b", (Span(2, 3, "italic"),)), Text("c", (Span(0, 1, "raised"),)))
    )
    assert text.content == "a b c"
    assert [text.content[s.start : s.end] for s in text.spans] == ["b", "c"]


@given(
    st.text(alphabet="ab \t\n\u00e9", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5),
)
def test_single_spacing_never_moves_a_span_off_its_words(content, ends):
    spans = tuple(
        sorted(
            (
                Span(min(a, b), max(a, b), "italic")
                for a, b in ends
                if a != b and max(a, b) <= len(content)
            ),
            key=lambda span: (span.start, span.end),
        )
    )
    text = Text(content, spans).single_spaced()
    assert text.content == " ".join(content.split())
    for span in text.spans:
        assert 0 <= span.start < span.end <= len(text.content)
    before = sorted(content[s.start : s.end].split() for s in spans)
    after = sorted(text.content[s.start : s.end].split() for s in text.spans)
    assert [words for words in before if words] == [words for words in after if words]


@given(st.text(alphabet="abc ", max_size=30), st.data())
def test_edits_equal_the_same_edits_done_from_the_end(content, data):
    places = sorted(data.draw(st.sets(st.integers(0, len(content)), max_size=6)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    edits = [Edit(start, end, "x" * (end % 3)) for start, end in pairs]
    expected = content
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.new + expected[edit.end :]
    assert Text(content).edited(edits).content == expected
