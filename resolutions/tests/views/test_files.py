"""Resolutions, paragraphs and searches as files to take along."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from xml.etree import ElementTree

import pytest

from resolutions.models import FormerAddress, Paragraph, Resolution
from resolutions.parsing import parse
from resolutions.search import search
from resolutions.views.endings import ENDINGS
from resolutions.views.files import MEDIA_TYPES

pytestmark = pytest.mark.usefixtures("archive_of_five")
TEXT = "/A/RES/64/179"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ATOM = "{http://www.w3.org/2005/Atom}"


def words(answer):
    return answer.content.decode()


@pytest.mark.parametrize("ending", ENDINGS["resolution"])
def test_a_resolution_comes_in_every_form(client, ending):
    answer = client.get(f"{TEXT}{ending}")
    assert answer.status_code == 200
    assert answer["Content-Type"].partition(";")[0] == MEDIA_TYPES[ending]
    name = f'attachment; filename="A-RES-64-179{ending}"'
    assert answer["Content-Disposition"] == name
    assert client.get(f"{TEXT}{ending}").content == answer.content
    head = client.head(f"{TEXT}{ending}")
    assert (head.status_code, head.content) == (200, b"")
    assert client.post(f"{TEXT}{ending}").status_code == 405


@pytest.mark.parametrize("ending", ENDINGS["paragraph"])
def test_a_paragraph_comes_in_every_form(client, ending):
    answer = client.get(f"{TEXT}/op8{ending}")
    assert answer.status_code == 200
    assert f'"A-RES-64-179-op8{ending}"' in answer["Content-Disposition"]
    assert "para. 8" in words(answer)


@pytest.mark.parametrize("ending", ENDINGS["resolution"])
def test_other_spellings_lead_there_and_what_is_not_held_is_404(client, ending):
    answer = client.get(f"/a/res/64/179{ending}")
    assert (answer.status_code, answer["Location"]) == (301, f"{TEXT}{ending}")
    assert client.get(f"/A/RES/61/180{ending}").status_code == 404
    assert client.get(f"/A/RES/64/180{ending}").status_code == 404
    assert client.get(f"/nothing{ending}").status_code == 404


@pytest.mark.parametrize("ending", ENDINGS["paragraph"])
def test_a_footnote_leads_to_the_file_of_its_text(client, ending):
    answer = client.get(f"{TEXT}/fn2{ending}")
    assert (answer.status_code, answer["Location"]) == (301, f"{TEXT}{ending}")
    assert client.get(f"{TEXT}/op99{ending}").status_code == 404


def test_every_held_text_comes_in_every_form(client):
    for held in Resolution.objects.all():
        for ending in ENDINGS["resolution"]:
            assert client.get(f"/{held.symbol}{ending}").status_code == 200


def test_the_word_file_is_read_as_the_resolution(client):
    read = parse(client.get(f"{TEXT}.docx").content, "A-RES-64-179.docx")
    held = Resolution.objects.get(symbol="A/RES/64/179")
    front = read.front
    assert (read.symbol, front.title) == (held.symbol, held.title)
    assert (front.adopted, front.session) == (held.adopted, held.session)
    assert (front.agenda_item, front.plenary_meeting) == (
        *(held.agenda_item, held.plenary_meeting),
    )
    assert front.committee_report == held.committee_report
    assert front.enacting_words == held.enacting_words


def test_the_text_prints_numbers_marks_and_notes(client):
    text = words(client.get(f"{TEXT}.txt"))
    held = Resolution.objects.get(symbol="A/RES/64/179")
    assert "\n\n1. Takes note with appreciation of the report" in text
    assert "Crime,[1] which" in text
    last = held.footnotes.last()
    assert text.endswith(f"[{last.number}] {last.text}\n")
    assert text.count("\n\n") >= held.paragraphs.count() + held.footnotes.count()


def test_the_text_of_a_paragraph_has_its_notes_and_its_citation(client):
    text = words(client.get(f"{TEXT}/op3.txt")).split("\n\n")
    assert text[0].startswith("Reaffirms the importance")
    assert "thereto[2] as" in text[0]
    assert text[1].startswith("[2] United Nations, Treaty Series")
    assert text[2].startswith("General Assembly resolution 64/179 of 18 December 2009")


def test_csl_says_what_is_known_and_nothing_else(client):
    [item] = json.loads(words(client.get(f"{TEXT}/op8.csl.json")))
    assert item["type"] == "legislation"
    assert (item["number"], item["note"]) == ("A/RES/64/179", "para. 8")
    assert item["issued"] == {"date-parts": [[2009, 12, 18]]}
    [draft] = json.loads(words(client.get("/LOCAL/65-232-revised-draft.csl.json")))
    assert "number" not in draft and "issued" not in draft and "URL" not in draft


def test_akoma_ntoso_has_every_paragraph_note_and_reference(client):
    root = ElementTree.fromstring(client.get(f"{TEXT}.xml").content)
    held = Resolution.objects.get(symbol="A/RES/64/179")
    [statement] = root
    assert statement.tag == f"{AKN}statement"
    assert statement.get("name") == "resolution"
    assert [part.tag.removeprefix(AKN) for part in statement] == [
        *("meta", "preface", "preamble", "mainBody", "conclusions"),
    ]
    ids = [each.get("eId") for each in root.iter() if each.get("eId")]
    assert len(ids) == len(set(ids))
    assert len(list(root.iter(f"{AKN}container"))) == 19
    paragraphs = list(root.iter(f"{AKN}paragraph"))
    assert [each.get("eId") for each in paragraphs] == [
        f"para_{number}" for number in range(1, 34)
    ]
    notes = list(root.iter(f"{AKN}authorialNote"))
    assert sorted(int(each.get("marker")) for each in notes) == list(range(1, 19))
    repeated = [each.get("href") for each in root.iter(f"{AKN}noteRef")]
    assert set(repeated) <= {f"#{id}" for id in ids}
    assert root.find(f".//{AKN}FRBRWork/{AKN}FRBRuri").get("value") == (
        "/akn/un/statement/deliberation/un-ga/2009-12-18/64-179"
    )
    for each, paragraph in zip(
        paragraphs, held.paragraphs.filter(kind="operative"), strict=True
    ):
        for note in [*each.iter(f"{AKN}authorialNote")]:
            note.clear()
        shown = "".join(each.find(f"{AKN}content").itertext())
        assert len(shown) <= len(paragraph.text)
        assert each.find(f"{AKN}content/{AKN}p/{AKN}i").text == paragraph.opening


def test_what_is_gone_is_gone_in_every_form(client):
    FormerAddress.objects.create(symbol="A/RES/61/180", reason="Taken in by mistake.")
    for ending in ENDINGS["resolution"]:
        assert client.get(f"/A/RES/61/180{ending}").status_code == 410


def test_a_search_comes_whole_as_a_sheet(client, rf):
    query = "?q=trafficking&size=5&page=2"
    answer = client.get(f"/search.csv{query}")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode())))
    expected = search(rf.get("/search?q=trafficking&size=100").GET)
    assert [(row["symbol"], row["anchor"]) for row in rows] == [
        (hit.symbol, hit.anchor) for hit in expected.results
    ]
    assert len(rows) == expected.count > 20
    assert rows[0]["url"] == f"http://testserver{expected.results[0].url}"


def test_the_workbook_has_the_same_rows_as_texts_and_numbers(client):
    answer = client.get("/search.xlsx?q=trafficking")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    body = client.get("/search.csv?q=trafficking").getvalue().decode()
    rows = list(csv.reader(io.StringIO(body)))
    found = [
        "".join(cell.itertext())
        for row in sheet.iter(f"{SHEET}row")
        for cell in row.iter(f"{SHEET}c")
    ]
    assert found == [value for row in rows for value in row if value]
    assert not list(sheet.iter(f"{SHEET}f"))
    assert client.get("/search.xlsx?q=trafficking").content == answer.content


def test_a_search_can_be_followed_the_newest_first(client):
    answer = client.get("/search.atom?verb=urges&sort=oldest")
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == Paragraph.objects.filter(verb__name="urges").count()
    days = [each.findtext(f"{ATOM}updated") for each in entries]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("query", ["?q=%00", "?q=((&verb=%22", "?year=x&page=-1", ""])
@pytest.mark.parametrize("ending", ENDINGS["search"])
def test_junk_is_no_fault_of_the_server(client, query, ending):
    assert client.get(f"/search{ending}{query}").status_code in (200, 400)


def test_the_pages_lead_to_their_files(client):
    page = words(client.get(TEXT))
    for ending in ENDINGS["resolution"]:
        assert page.count(f'href="{TEXT}{ending}"') == 2
    page = words(client.get(f"{TEXT}/op8"))
    for ending in ENDINGS["paragraph"]:
        assert page.count(f'href="{TEXT}/op8{ending}"') == 2
    page = words(client.get("/search?q=crime&page=2"))
    for ending in ENDINGS["search"]:
        assert page.count(f'href="/search{ending}?q=crime"') == 2


@pytest.mark.parametrize(
    ("address", "most"),
    [
        (f"{TEXT}.docx", 10),
        (f"{TEXT}.xml", 14),
        (f"{TEXT}/op8.txt", 4),
        ("/search.atom?q=crime", 8),
    ],
)
def test_a_file_costs_a_fixed_number_of_queries(
    client, django_assert_max_num_queries, address, most
):
    with django_assert_max_num_queries(most):
        client.get(address)
