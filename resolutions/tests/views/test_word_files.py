"""/compare.docx: the address of a comparison as a Word file."""

import pytest

from resolutions.parsing import parse
from resolutions.tests.exports.word_files import accepted, assert_is_whole, parts_of

pytestmark = pytest.mark.usefixtures("archive_of_five")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAIR = "from=LOCAL/65-232-revised-draft&to=A/RES/65/232"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_a_comparison_comes_as_a_word_file(client):
    answer = client.get(f"/compare.docx?{PAIR}")
    assert (answer.status_code, answer["Content-Type"]) == (200, WORD)
    assert answer["Content-Disposition"] == (
        'attachment; filename="LOCAL-65-232-revised-draft_to_A-RES-65-232.docx"'
    )
    assert_is_whole(answer.content)
    made = parts_of(answer.content)["word/document.xml"]
    changes = list(made.iter(f"{W}ins", f"{W}del"))
    assert {each.get(f"{W}author") for each in changes} == {"A/RES/65/232"}
    assert {each.get(f"{W}date") for each in changes} == {"2010-12-21T00:00:00Z"}
    assert parse(accepted(answer.content), "a.docx").symbol == "A/RES/65/232"
    assert client.get(f"/compare.docx?{PAIR}").content == answer.content


def test_a_draft_made_from_a_resolution_bears_the_day_it_came(client):
    """A/RES/64/179 became the draft, which has no date of its own."""
    answer = client.get("/compare.docx?from=A/RES/64/179&to=LOCAL/65-232-revised-draft")
    assert_is_whole(answer.content)


@pytest.mark.parametrize(
    ("query", "status", "where"),
    [
        ("from=64/179&to=65/232", 301, "from=A/RES/64/179&to=A/RES/65/232"),
        ("to=A/RES/65/232", 302, PAIR),
        ("", 400, None),
        ("from=A/RES/64/179&to=A/RES/64/179", 400, None),
        ("from=A/RES/64/179&to=A/RES/61/180", 404, None),
    ],
)
def test_it_is_addressed_as_the_page_is(client, query, status, where):
    answer = client.get(f"/compare.docx?{query}")
    assert answer.status_code == status
    if where:
        assert answer["Location"] == f"/compare.docx?{where}"


def test_only_reading_is_allowed_and_head_has_no_body(client):
    assert client.post(f"/compare.docx?{PAIR}").status_code == 405
    answer = client.head(f"/compare.docx?{PAIR}")
    assert (answer.status_code, answer.content) == (200, b"")


def test_the_page_leads_to_it(client):
    html = client.get(f"/compare?{PAIR}").content.decode()
    assert html.count(f"/compare.docx?{PAIR}".replace("&", "&amp;")) == 2
