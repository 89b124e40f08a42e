"""A search that finds nothing offers those next to it that find something."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from resolutions.search import spelling
from resolutions.search.hyphens import either_way
from resolutions.tests.factories import a_citation, a_paragraph, an_operative, hold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive_of_five")]


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("q=corupption", "Did you mean corruption?"),
        ("q=%22crime+preventions%22", "The quoted words in any of their forms"),
        ("q=%22justice+crime+and%22", "The words without quotation marks"),
        ("q=corruption+zebra", "Without “zebra”"),
        # two words that no paragraph has, and one that was mistyped
        ("q=corruption+gnu+xylophone", "Without “gnu”, “xylophone”"),
        ("q=corupption+xylophone", "Without “xylophone”: corruption"),
        # today's spelling of what older texts print
        ("q=co-operation+justice", "Without the hyphen: cooperation justice"),
        ("q=what+does+the+corruption+zebra+say", "Any one of the words"),
        ("q=crime+near+justice", "The words near each other: crime near/5 justice"),
        ("q=64/179+zebra", "Without “zebra”"),
        ("q=corruption&year=1999", "Without the filter Year: 1999"),
        ("q=corruption&year=1999&from=2100", "Without any filter"),
    ],
)
def test_a_step_has_the_count_that_following_it_gives(find, address, label):
    found = find(address)
    assert found.count == 0
    steps = {step.label: step for step in found.next_steps}
    if label != "Without any filter":
        assert label in steps
    for step in found.next_steps:
        assert step.count == find(step.url).count > 0


def test_a_word_that_only_the_title_has_is_looked_for_there(find, empty_archive):
    hold("A/RES/78/92", [an_operative(1, "Notes the military base;")], title="Guam")
    hold("A/RES/78/93", [an_operative(1, "Notes the military base;")], title="Aruba")
    hold("A/RES/78/94", [an_operative(1, "Notes the water of Guam;")], title="Water")
    found = find("q=Guam military")
    assert found.count == 0
    steps = {step.label: step for step in found.next_steps}
    step = steps["“Guam” in the title of the resolution"]
    assert [hit.symbol for hit in find(step.url).results] == ["A/RES/78/92"]


def test_words_that_are_in_part_the_titles_are_offered_beside_few_hits(
    find, client, empty_archive
):
    texts = ("Urges judges to act;", "Urges judges of migrants;", "Notes migrants;")
    operative = [an_operative(n, text) for n, text in enumerate(texts, 1)]
    hold("A/RES/78/1", operative, title="Smuggling of migrants")
    hold("A/RES/78/2", [an_operative(1, "Notes smuggling and judges;")])
    found = find("q=smuggling judges")
    assert found.count == 1
    (step,) = found.next_steps
    assert step.label == "“smuggling” in the title of the resolution"
    assert step.count == find(step.url).count == 2
    assert "These searches find more" in client.get(found.url).content.decode()
    # one step for all ways of having some words here and some there
    steps = find("q=smuggling migrants judges").next_steps
    named = {step.label: step.count for step in steps}
    assert named["Some of the words in the title of the resolution"] == 2


def test_words_that_stand_in_headings_and_unclassified_lines_only_are_listed(
    find, client, empty_archive
):
    lines = [
        a_paragraph("h1", "Smuggling <of> migrants", kind="heading", number=None),
        a_paragraph("x1", "Paragraph 12: for smuggling read smuggle", kind="unclassified", number=None),
        *(a_paragraph(f"h{n}", "Judges", kind="heading", number=None) for n in range(2, 14)),
    ]  # fmt: skip
    hold("A/RES/78/1", [an_operative(1, "Notes drugs;"), *lines])
    found = find("q=smuggling")
    assert (found.count, found.other_lines.count) == (0, 2)
    assert [line.url for line in found.other_lines.lines] == [
        "/A/RES/78/1/h1",
        "/A/RES/78/1/x1",
    ]
    page = client.get("/search?q=smuggling").content.decode()
    assert "2 headings or unclassified lines have" in page
    assert "<mark>Smuggling</mark> &lt;of&gt;" in page
    # filters that a line can obey hold, those of the text it stands in
    assert find("q=smuggling&kind=operative&year=2009").other_lines.count == 2
    assert find("q=smuggling&year=1999").other_lines.count == 0
    assert find("q=judges").other_lines.count == 12
    assert len(find("q=judges").other_lines.lines) == 10
    # where a paragraph has the words, lines are not mentioned
    assert find("q=smuggling OR drugs").other_lines.count == 0
    assert find("q=-drugs").other_lines.count == 0


def test_a_symbol_that_no_paragraph_has_offers_those_that_cite_it(find, empty_archive):
    cited = [a_citation("A/RES/60/288"), a_citation("Sales No. E.10.IV.6")]
    hold("A/RES/64/179", [an_operative(1, citations=cited)])
    for q, symbol in (
        ("A/RES/60/288", "A/RES/60/288"),
        ("Sales No. E.10.IV.6", "Sales No. E.10.IV.6"),
    ):
        (step,) = [each for each in find(f"q={q}").next_steps if "cite" in each.label]
        assert step.label == f"Paragraphs that cite {symbol}"
        assert step.count == find(step.url).count == 1


def test_a_search_with_hits_offers_no_other(find):
    assert find("q=crime").next_steps == ()


def test_nothing_is_offered_where_nothing_near_finds_anything(find):
    assert find("q=xqzwv").next_steps == ()


@pytest.fixture
def written_in_two_ways(empty_archive):
    texts = (
        "Notes the cooperation of States;",
        "Notes the co-operation of States;",
        "Recalls pre-trial detention;",
    )
    operative = [an_operative(n, text) for n, text in enumerate(texts, 1)]
    spelling.learn(hold("A/RES/78/1", operative))


@pytest.mark.parametrize(
    ("q", "label", "count"),
    [
        ("cooperation", "Also with “co-operation”", 2),
        ("co-operation", "Also with “cooperation”", 2),
        ("Cooperation of States", "Also with “co-operation”", 2),
        # the rest of a word that is searched for
        ("notes -recalls (cooperation)", "Also with “co-operation”", 2),
    ],
)
def test_words_written_with_a_hyphen_elsewhere_are_offered(
    find, client, written_in_two_ways, q, label, count
):
    found = find(urlencode({"q": q}))
    assert found.count == 1
    assert found.other_spelling.label == label
    assert found.other_spelling.count == count
    assert find(found.other_spelling.url).count == count
    assert label in client.get("/search", {"q": q}).content.decode()


@pytest.mark.parametrize(
    "q",
    [
        # wanted as it stands
        '"cooperation"',
        # no paragraph has it in one
        "pre-trial",
        # neither "re" nor "calls" with a hyphen between them
        "recalls",
        # already both
        "cooperation OR co-operation",
        # parts of words, fields, and what is not wanted
        "cooperat* verb:cooperation",
        "notes -cooperation",
    ],
)
def test_nothing_is_offered_where_there_is_no_other_way(find, written_in_two_ways, q):
    found = find(urlencode({"q": q}))
    assert found.count
    assert found.other_spelling is None


@pytest.mark.parametrize(
    "q",
    ["verb:urges|cooperation", "verb:cooperation|urges", "cooperat*", "a/cooperation"],
)
def test_values_of_fields_and_parts_of_words_stay_as_typed(written_in_two_ways, q):
    assert either_way(q) == (q, [])
