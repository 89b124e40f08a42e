import pytest

from resolutions.parsing.formats.columns import find_gutter, in_reading_order
from resolutions.parsing.formats.tesseract import Row, Word

ENGLISH = ["the", "work", "of", "the", "United", "Nations", "in", "that", "field"]
FRENCH = ["le", "travail", "des", "Nations", "Unies", "dans", "ce", "domaine"]


def row(words, left, right, base):
    """A line that fills [left, right), its words as wide as they have letters."""
    letter = (right - left) / (sum(map(len, words)) + len(words) - 1)
    boxes, x = [], left
    for word in words:
        end = x + letter * len(word)
        boxes.append(Word(word, int(x), base - 15, int(end), base, 90))
        x = end + letter
    return Row(tuple(boxes), base, 0.0, 10.0)


def column(name, left, right, lines=12, top=100, words=ENGLISH):
    """Lines that begin with the name and their number, then the words, each in turn."""
    return [
        row([f"{name}{n}", *words[n % 7 :], *words[: n % 7]], left, right, top + 30 * n)
        for n in range(lines)
    ]


def firsts(sections):
    return [(s.column, r.words[0].text) for s in sections for r in s.rows]


def test_the_left_column_is_read_before_the_right_one():
    rows = [*column("r", 520, 900), *column("l", 100, 480)]
    expected = [*(("left", f"l{n}") for n in range(12))]
    expected += [*(("right", f"r{n}") for n in range(12))]
    assert firsts(in_reading_order(rows)) == expected


def test_lines_run_together_over_the_gutter_are_cut_there():
    pairs = zip(column("l", 100, 480), column("r", 520, 900), strict=True)
    rows = [Row(left.words + right.words, left.base, 0, 10) for left, right in pairs]
    sections = in_reading_order(rows)
    assert [(s.column, len(s.rows)) for s in sections] == [("left", 12), ("right", 12)]


def test_a_heading_of_full_width_parts_the_bands_above_and_below_it():
    """The end of one resolution stands above the heading of the next."""
    heading = row(
        ["544", "(VI).", "Question", "of", "the", "punishment", "of", "a", "crime"],
        200,
        800,
        600,
    )
    rows = [
        *column("a", 100, 480),
        *column("b", 520, 900),
        heading,
        *column("c", 100, 480, top=650),
        *column("d", 520, 900, top=650),
    ]
    found = [(s.column, s.rows[0].words[0].text) for s in in_reading_order(rows)]
    assert found == [
        ("left", "a0"),
        ("right", "b0"),
        ("full", "544"),
        ("left", "c0"),
        ("right", "d0"),
    ]


def test_the_last_column_of_a_text_may_be_short():
    head = row(["Lakes"], 400, 620, 40)
    rows = [head, *column("a", 100, 480, 44), *column("b", 520, 900, 4)]
    assert [s.column for s in in_reading_order(rows)] == ["full", "left", "right"]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "no line at all"),
        (column("x", 100, 900, 30), "lines of full width"),
        (
            [*column("l", 100, 480, 4), *column("r", 520, 900, 4)],
            "a masthead has too few lines for columns",
        ),
        (
            [*column("x", 100, 900, 20, 400), *column("r", 520, 900, 9)],
            "a list beside nothing, above text of full width",
        ),
    ],
)
def test_a_page_of_one_column_has_no_gutter(rows, why):
    assert find_gutter([word for r in rows for word in r.words]) is None, why
    assert {s.column for s in in_reading_order(rows)} <= {"full"}


def test_the_gutter_is_found_on_a_page_that_lies_askew():
    rows = [*column("l", 100, 480, 20), *column("r", 530, 910, 20)]
    askew = [
        Row(
            tuple(
                Word(w.text, w.left + n % 20, w.top, w.right + n % 20, w.bottom, 90)
                for w in r.words
            ),
            r.base,
            0.0,
            10.0,
        )
        for n, r in enumerate(rows)
    ]
    assert {s.column for s in in_reading_order(askew)} == {"left", "right"}


@pytest.mark.parametrize(
    ("words", "language", "why"),
    [
        (ENGLISH, "English", "common English words"),
        (FRENCH, "French", "common French words"),
        (["A/64/440", "Corr.1"], "English", "no word of any language decides nothing"),
    ],
)
def test_the_language_of_a_column_is_told_by_its_common_words(words, language, why):
    rows = [*column("x", 100, 480, words=words), *column("y", 520, 900)]
    assert in_reading_order(rows)[0].language == language, why


def test_the_halves_of_a_masthead_line_are_parted():
    line = Row(
        (Word("Nations", 100, 0, 180, 20, 90), Word("A/64/1", 600, 0, 700, 20, 90)),
        20,
        0,
        10,
    )
    found = [[w.text for w in r.words] for r in in_reading_order([line])[0].rows]
    assert found == [["Nations"], ["A/64/1"]]
