from datetime import date

import pytest

from resolutions.parsing.formats.source import Line
from resolutions.parsing.furniture import Masthead, furniture_reason, set_aside
from resolutions.parsing.text import Text


def lines(*contents):
    return [Line(i, 1, Text(content)) for i, content in enumerate(contents, start=1)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("_______________", "rule line"),
        ("---------------", "rule line"),
        ("14", "page number"),
        ("– 14 –", "page number"),
        ("-2-", "page number"),
        (
            "VI. Reso1utions adopted on the rep0rts of the Third Committee 235",
            "running head",
        ),
        ("14/14", "page number"),
        ("Page 3/7", "page number"),
        ("2/12 17-01285", "page number"),  # the two sides of a page's foot
        ("17-01285 3/12", "page number"),
        ("V.10-53801 3", "page number"),
        ("GE.16-06720 2/4", "page number"),
        ("3/12 17-01285 States", None),
        ("[DU1]", "typesetting code"),
        ("[DU1]<<ODS JOB NO>>N0747427E<<ODS JOB NO>>", "typesetting code"),
        ("*0947257*", "bar code"),
        ("* Reissued for technical reasons on 5 June 2024.", "note to the masthead"),
        ("Reissued for technical reasons on 12 December 2023.", "note to the masthead"),
        ("Reissued texts are to be marked;", None),
        ("The General Assembly,", None),
        ("18 December 2009", None),
        ("2010.", None),
    ],
)
def test_furniture_is_known_by_its_form(content, reason):
    assert furniture_reason(content) == reason


@pytest.mark.parametrize(
    ("printed", "masthead", "why"),
    [
        (
            ["United NationsA/RES/64/179General AssemblyDistr.: General", "26 March 2010Sixty-fourth session", "Agenda item 104", "", "09-47257"],
            Masthead(("A/RES/64/179",), date(2010, 3, 26), "64", "104", "09-47257"),
            "A/RES/64/179 as its converter ran it together",
        ),
        (
            ["United Nations A/RES/69/197", "Distr.: General 2 February 2015", "Sixty-ninth session Agenda item 105"],
            Masthead(("A/RES/69/197",), date(2015, 2, 2), "69", "105", None),
            "A/RES/69/197 in Markdown",
        ),
        (
            ["United Nations A/RES/67/234 B", "General Assembly Distr.: General"],
            Masthead(("A/RES/67/234B",), None, None, None, None),
            "one part of a composite resolution",
        ),
        (
            ["A/C.3/65/L.7/Rev.1", "Distr.: Limited", "9 November 2010", "Original: English"],
            Masthead(("A/C.3/65/L.7/Rev.1",), date(2010, 11, 9), None, None, None),
            "a draft; the date stands on its own line after the distribution",
        ),
        (
            ["Tenth emergency special session", "Agenda item 5"],
            Masthead((), None, "ES-10", "5", None),
            "an emergency special session",
        ),
        (
            ["Commission on Crime Prevention", "and Criminal Justice", "Nineteenth session", "Vienna, 17-21 May 2010", "Item 6 (a) of the provisional agenda*"],
            Masthead((), None, "19", "6 (a)", None),
            "a commission's name takes two lines",
        ),
        (
            ["Economic and Social Council", "Substantive session of 2010", "Agenda item 14 (c)"],
            Masthead((), None, None, "14 (c)", None),
            "sessions of the Council are counted by years",
        ),
        (
            ["A/HRC/44/L.1", "30 June–17 July 2020", "26 July 2018–24 July 2019"],
            Masthead(("A/HRC/44/L.1",)),
            "the days of a session",
        ),
        (["A/RES/55/25", "00 56089 /..."], Masthead(("A/RES/55/25",), job_number="00-56089"), "and stand beside the sign that the page turns"),
        (["A/HRC/RES/16/18", "GE.11-12727"], Masthead(("A/HRC/RES/16/18",), job_number="GE.11-12727"), "Geneva's job numbers"),
        (["A/RES/55/25", "00 56089"], Masthead(("A/RES/55/25",), job_number="00-56089"), "job numbers of 2000 have a space"),
        (
            ["<<ODS DOC SYMBOL1>>A/RES/62/175<<ODS DOC SYMBOL1>>"],
            Masthead(("A/RES/62/175",)),
            "the typesetting code names the symbol",
        ),
    ],
)  # fmt: skip
def test_a_masthead_is_read(printed, masthead, why):
    kept, read, left_out = set_aside(lines(*printed))
    assert read == masthead, why
    assert not [line for line in kept if not line.is_blank]
    assert len(left_out) == len([content for content in printed if content])


@pytest.mark.parametrize(
    "content",
    [
        "18 December 2009",
        "The General Assembly,",
        "General Assembly resolution 63/195;",
        "at its sixty-fifth session on the implementation",
        "United Nations standards and norms",
    ],
)
def test_a_line_of_text_is_no_masthead(content):
    kept, masthead, left_out = set_aside(lines(content))
    assert [line.content for line in kept] == [content]
    assert masthead == Masthead()
    assert left_out == ()


@pytest.mark.parametrize(
    ("line", "is_contents"),
    [
        ("A. Education ............................ 21 - 32", True),
        ("Means of implementation . . . . . . . 108", True),
        ("Urges States to act ...", False),
        ("The sum of ..... dollars", False),
    ],
)
def test_lines_of_a_table_of_contents_are_furniture(line, is_contents):
    assert (furniture_reason(line) == "table of contents") == is_contents


@pytest.mark.parametrize(
    "above", ["Report of the Committee on its twenty-", "Report on its"]
)
def test_a_title_may_end_with_the_name_of_a_session(above):
    """E/2025/L.9 has a title that is torn there."""
    kept, masthead, _ = set_aside(lines(above, "seventh session", "", "The Council,"))
    assert [line.content for line in kept][:2] == [above, "seventh session"]
    assert masthead.session is None


def test_the_name_of_a_body_below_an_open_title_ends_it():
    """A/80/142 has "Observer status for … in the", "General Assembly"."""
    title = ["Observer status for the Organization in the", "General Assembly"]
    kept, _, _ = set_aside(lines("A/80/142", "", *title, "", "Draft resolution"))
    assert [line.content for line in kept if not line.is_blank][:2] == title


def test_the_assemblies_of_programmes_have_symbols_of_their_own():
    _, masthead, _ = set_aside(lines("United Nations UNEP/EA.4/Res.18"))
    assert masthead.symbols == ("UNEP/EA.4/Res.18",)


def test_a_title_may_end_with_the_name_of_a_body_on_a_line_of_its_own():
    """A/RES/76/271."""
    title = ("76/271. Dignity for all in the United Nations", "Secretariat", "")
    kept, _, left_out = set_aside(lines(*title, "The General Assembly,"))
    assert [line.content for line in kept][:2] == list(title[:2])
    assert left_out == ()
