import pytest

from resolutions.parsing import parse

LOST = ("paragraph_lost", "beginning_lost", "page_lost")


def doubts(text, filename="text.txt"):
    parsed = parse(text.encode(), filename)
    return [(w.code, w.anchor) for w in parsed.warnings if w.code in LOST]


def resolution(*preamble, body="The General Assembly,"):
    lines = [
        "2891 (XXVI). Prevention of piracy on inland lakes",
        body,
        *preamble,
        "1. Urges States to co-operate;",
        "2. Requests the Secretary-General to report.",
        "1930th plenary meeting,",
        "6 December 1971.",
    ]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("preamble", "expected", "why"),
    [
        (["Recalling its resolution 20 (I),", "Recalling also the Charter,"], [], "as printed"),
        (["Recalling also the Charter,"], [("paragraph_lost", "pp1")], "the paragraph that recalls is lost"),
        (["Noting the report,", "Also recalling the Charter,"], [("paragraph_lost", "pp2")], "the adverb before it"),
        (["Noting with concern the report,", "Noting further its annex,"], [], "the tone does not count"),
        (["Noting the report,", "Deeply concerned also by it,"], [("paragraph_lost", "pp2")], "an adverb of its own"),
        (["Noting the report,", "Welcoming further efforts,"], [], "an adjective"),
        (["Noting the report,", "Recalling that it also met,"], [], "no part of the opening"),
        (["Having read the report,", "Having also heard the experts,"], [], "another verb after having"),
        (["Taking note of the report,", "Noting also its annex,"], [], "the same act in other words"),
        (["Having noted the report,", "Noting also its annex,"], [], "the same act before"),
        (["Expressing concern at the report,", "Concerned also by its annex,"], [], "the same concern"),
    ],
)  # fmt: skip
def test_also_follows_on_a_paragraph_of_the_same_word(preamble, expected, why):
    assert doubts(resolution(*preamble)) == expected, why


@pytest.mark.parametrize(
    ("number", "day", "expected"),
    [
        ("1460 (2003)", "30 January 2003", []),
        ("460 (1979)", "21 December 1979", [("paragraph_lost", "pp2")]),
    ],
)
def test_since_2000_the_security_council_says_also_of_other_words(
    number, day, expected
):
    text = f"Resolution {number}\nof {day}\n\nThe Security Council,\nReaffirming its words,\nFurther recalling its resolution 1379 (2001),\n1. Urges States;\n2. Decides to remain seized of the matter."
    assert doubts(text) == expected


def test_each_part_of_a_composite_resolution_begins_anew():
    first, second = "Recalling its resolution 20 (I),", "Recalling also the Charter,"
    part = "The General Assembly,\n{}\n1. Urges States.\n9th plenary meeting,\n6 December 1971.\n"
    text = (
        f"2891 (XXVI). Piracy on lakes\nA\n{part.format(first)}B\n{part.format(second)}"
    )
    assert doubts(text) == [("paragraph_lost", "s2.pp1")]


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("Nations on the prevention of piracy,", 0, "known by its opening: a warning of its own"),
        ("of the Charter of the United Nations,", 1, "the rest of a paragraph"),
        ("inter alia, the Charter,", 0, "italics on a line of their own"),
        ("<!-- Page 2 -->\nCommissioner for Lakes to act,", 1, "the rest overleaf"),
        ("<!-- Page 2 -->\nRecalling its resolution 20 (I),", 0, "a paragraph overleaf"),
    ],
)  # fmt: skip
def test_a_line_in_mid_sentence_below_a_comma_is_said(line, expected, why):
    text = resolution("Noting the report,", line, "Recalling the Charter,")
    assert doubts(text) == [("beginning_lost", None)] * expected, why


def test_only_the_first_text_of_a_page_goes_on_overleaf():
    text = resolution(
        "Noting that, inter alia,",
        "<!-- Page 2 -->\nthe lakes of the region,",
        "Reca1ling the Charter,",
        "Considering the law,",
    )
    parsed = parse(text.encode(), "text.txt")
    assert [p.text for p in parsed.paragraphs if p.kind == "preambular"] == [
        "Noting that, inter alia, the lakes of the region,",
        "Reca1ling the Charter,",
        "Considering the law,",
    ]


def test_a_sentence_that_lost_its_beginning_is_no_part_of_the_enacting_words():
    parsed = parse(resolution("of the Charter of the lakes,").encode(), "text.txt")
    assert parsed.front.body == "General Assembly"
    assert [(w.code, w.anchor) for w in parsed.warnings if w.anchor] == [
        ("no_opening_phrase", "pp1")
    ]


@pytest.mark.parametrize(
    ("numbers", "expected", "why"),
    [
        (["92", "93"], 0, "they run on"),
        (["92", "95"], 1, "two pages are missing"),
        (["1/3", "2/3", "3/3"], 0, "all three pages"),
        (["1/3", "2/3"], 1, "the last is missing"),
        (["1/12", "2/12", "2/12", "5/12", "2/12", "7/12"], 0, "A/RES/79/313: a field that stands still"),
    ],
)  # fmt: skip
def test_pages_that_are_skipped_are_said(numbers, expected, why):
    pages = "".join(
        f"<!-- Page {n} -->\nNoting report {n},\n{number}\n"
        for n, number in enumerate(numbers, start=1)
    )
    text = resolution(pages.rstrip("\n"))
    assert doubts(text) == [("page_lost", None)] * expected, why


def test_pages_that_a_converter_skipped_are_said():
    text = resolution("<!-- Page 1 -->\nNoting it,\n<!-- Page 3 -->\nNoting more,")
    assert doubts(text) == [("page_lost", None)]
