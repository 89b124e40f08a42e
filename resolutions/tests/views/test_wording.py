"""A pasted paragraph is told from what was adopted."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.models import Paragraph

pytestmark = pytest.mark.usefixtures("archive_of_five")


@pytest.fixture
def tenth(db):
    return Paragraph.objects.get(resolution__symbol="A/RES/64/179", anchor="op10").text


def ask(client, text):
    return client.get("/wording.json", {"text": text}).json()


CASES = [
    (lambda t: t, "same", "to the letter"),
    (lambda t: f"17. {t}", "same", "its number is none of its words"),
    (lambda t: t.replace(" ", "  \n", 3), "same", "however it is broken"),
    (lambda t: t.replace("Urges", "Also urges"), "editorial", "“also”"),
    (lambda t: t.replace("Urges", "Presses"), "partly", "no known verb"),
    (lambda t: t.replace("Urges", "Notes"), "another verb", "a known one"),
    (lambda t: " ".join(t.split()[:18]), "partly", "the beginning of it"),
    (lambda t: "Elephants dance on the moonlit shores of Venus;", "none", "nothing"),
    (lambda t: "and of the", "none", "no words to look for"),
]


@pytest.mark.parametrize(("change", "verdict"), [case[:2] for case in CASES])
def test_the_verdict(client, tenth, change, verdict):
    assert tenth.startswith("Urges")
    answer = ask(client, change(tenth))
    assert answer["verdict"] == verdict
    assert bool(answer["results"]) == (verdict != "none")


def test_an_answer_has_the_difference_and_the_citation(client, tenth):
    answer = ask(client, tenth.replace("Urges", "Notes"))
    first = answer["results"][0]
    held = "".join(text for op, text in first["diff"] if op in "=-")
    pasted = "".join(text for op, text in first["diff"] if op in "=+")
    assert (held, pasted) == (first["text"], tenth.replace("Urges", "Notes"))
    assert (first["verb"], first["pasted_verb"]) == ("urges", "notes")
    assert first["cite"].startswith("General Assembly resolution")
    assert [r["similarity"] for r in answer["results"]][0] > 0.9


def test_what_only_a_draft_has_is_no_precedent(client):
    draft = Paragraph.objects.get(
        resolution__symbol="LOCAL/65-232-revised-draft", anchor="op24"
    )
    answer = ask(client, draft.text)
    assert answer["verdict"] != "same"
    statuses = {r["status"]: r["verdict"] for r in reversed(answer["results"])}
    assert statuses["draft"] == "same"


def test_short_texts_stand_in_the_address_and_long_ones_do_not(client, tenth):
    short = client.post("/wording", {"text": tenth})
    assert short.status_code == 303
    assert client.get(short["Location"]).status_code == 200
    long = client.post("/wording", {"text": tenth * 8})
    assert long.status_code == 200
    assert client.post("/wording", {"text": "x" * 10_001}).status_code == 413


@pytest.mark.parametrize(
    "text", ["'", "a'&|!:*", "\\", "١٢٣", "\u202e", "' & '", "%s %%"]
)
def test_any_text_is_answered(client, text):
    assert client.get("/wording", {"text": f"{text} crime {text}"}).status_code == 200


def test_the_queries_of_an_answer(client, tenth):
    with CaptureQueriesContext(connection) as queries:
        ask(client, tenth)
    assert len(queries) <= 6
