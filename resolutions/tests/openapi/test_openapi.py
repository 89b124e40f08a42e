"""The description of the public data holds for what is really answered."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from resolutions.openapi.addresses import ADDRESSES
from resolutions.openapi.document import document, paths
from resolutions.openapi.shapes import SHAPES

pytestmark = pytest.mark.usefixtures("archive_of_five")

A, B = "A/RES/64/179", "A/RES/65/232"
DRAFT = "LOCAL/65-232-revised-draft"
# Of each route questions that bring out what an answer can hold.
QUESTIONS = {
    "home-json": [""],
    "search-json": [
        "", "?q=crime&-verb=urges&from=2009&more=verb", "?q=corupption", "?q=xqzwv",
        "?q=64/179", "?q=64/179+60/288", "?page=2&size=7&sort=oldest", "?q=Annex+nothing",
    ],
    "documents-json": ["", "?q=A/RES&page=1", "?cited=2009&held=0", "?kind=treaty"],
    "documents-by-year-json": ["", "?year=2009"],
    "topics-json": [""],
    "verbs-json": [""],
    "compare-json": [f"?from={A}&to={B}", f"?from={DRAFT}&to={B}"],
    "tray-json": ["", f"?p={A}/op8&p={B}/pp3&p=x"],
    "map-json": [f"?of={A}", "?of=A/RES/60/288", "?of=UNTS/39574"],
    "resolve-json": ["", "?c=64/179%0Aparagraph+3+above%0Azebra%0A18/3&body=GA"],
    "wording-json": ["", "?text=Recalling+its+resolution+64/179", "?text=zebra"],
    "series-list-json": [""],
    "reports-json": ["", "?year=2009&product=report"],
    "citations-json": [""],
    "resolution-json": [""],
}  # fmt: skip
NAMED = {
    "document-json": {"symbol": ["A/RES/60/288", "UNTS/39574", A, "A/64/123"]},
    "topic-json": {"slug": ["corruption", "technical-assistance"]},
    "verb-json": {"slug": ["requests", "recalling"]},
    "cites-json": {"symbol": [A, B, DRAFT]},
    "resolution-json": {"symbol": [A, B, DRAFT, "A/RES/69/197"]},
    "paragraph-json": {"anchor": ["op8", "pp3", "op1", "pp12"], "symbol": [A, B]},
}


@pytest.fixture(scope="module")
def described():
    return document("http://testserver/")


def addresses(client, name):
    """The path of the route with everything that stands in QUESTIONS and NAMED."""
    found = [paths()[name]]
    values = dict(NAMED.get(name, {}))
    if name == "series-json":
        listed = client.get("/series.json").json()["series"]
        values = {"slug": [each["slug"] for each in listed]}
    for key, choices in values.items():
        found = [
            each.replace(f"{{{key}}}", choice) for each in found for choice in choices
        ]
    return [each + question for each in found for question in QUESTIONS.get(name, [""])]


def problems(described, schema, data):
    whole = {**schema, "components": described["components"]}
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in Draft202012Validator(whole).iter_errors(data)
    ]


def test_every_public_address_of_data_is_described_and_no_other():
    assert set(ADDRESSES) == set(paths())


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_answer_is_as_described(client, described, name):
    responses = described["paths"][paths()[name]]["get"]["responses"]
    answered = 0
    for address in addresses(client, name):
        answer = client.get(address)
        status = str(answer.status_code)
        assert status in ("200", "404"), address
        answered += status == "200"
        content = b"".join(answer) if answer.streaming else answer.content
        schema = responses[status]["content"]["application/json"]["schema"]
        assert problems(described, schema, json.loads(content)) == [], address
    assert answered


@pytest.mark.parametrize(
    ("address", "status"),
    [("/A/RES/1/1.json", 404), ("/compare.json", 400), ("/search.json?q=%00", 400)],
)
def test_errors_are_as_described(client, described, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    schema = described["components"]["schemas"]["Error"]
    assert problems(described, schema, answer.json()) == []


def test_the_document_is_sound(client, described):
    served = client.get("/openapi.json").json()
    assert served["paths"].keys() == described["paths"].keys()
    schemas = served["components"]["schemas"]
    for schema in schemas.values():
        validator_for(schema, Draft202012Validator).check_schema(schema)
    used = set(json.dumps(served).split('"#/components/schemas/')[1:])
    named = {each.partition('"')[0] for each in used}
    assert named <= set(schemas)
    # nothing is described that no answer has, but what others are made of
    made_of = {"ResolutionLine", "Having", "Document", "Paragraph", "Topic", "Verb"}
    assert set(SHAPES) - named <= made_of
    for path, operations in served["paths"].items():
        for operation in operations.values():
            assert operation["summary"]
            given = [each["name"] for each in operation["parameters"]]
            assert len(given) == len(set(given)), path
