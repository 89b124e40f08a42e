"""Harvesting: every verb, every error, lists in parts, what is gone."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from resolutions import editions
from resolutions.models import FormerAddress, Resolution, SourceFile
from resolutions.oai import metadata
from resolutions.tests.factories import (
    a_draft,
    a_preambular,
    an_operative,
    hold,
    hold_parsed,
)

from .protocol import DC, OAI, problems

pytestmark = pytest.mark.django_db
ID = "oai:testserver:{}".format


@pytest.fixture
def ask(client):
    """The answer to "verb=Identify" as an element; checked against the protocol."""

    def asked(query="", post=False, **arguments):
        query = query or urlencode(arguments)
        if post:
            form = "application/x-www-form-urlencoded"
            answer = client.post("/oai", query, content_type=form)
        else:
            answer = client.get(f"/oai?{query}")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/xml; charset=utf-8"
        assert problems(answer.content) == []
        return etree.fromstring(answer.content)

    return asked


def texts(element, name):
    return [each.text for each in element.iter(f"{OAI}{name}")]


def code(element):
    found = element.find(f"{OAI}error")
    return None if found is None else found.get("code")


@pytest.fixture
def archive(empty_archive):
    """Five texts on five days, the third of them withdrawn on a sixth."""
    topics = [
        ("corruption",),
        (),
        ("corruption", "technical-assistance"),
        (),
        ("corruption",),
    ]
    for day, each in enumerate(topics, 1):
        held = hold(f"A/RES/64/{day}", [an_operative(1, topics=each), a_preambular(1)])
        date(held, day)
    held = Resolution.objects.get(symbol="A/RES/64/3")
    editions.withdraw(held, "Held by mistake.")
    FormerAddress.objects.update(left_at=datetime(2026, 1, 6, 12, tzinfo=UTC))


def date(held, day, microsecond=0):
    moment = datetime(2026, 1, day, 12, microsecond=microsecond, tzinfo=UTC)
    sources = SourceFile.objects.filter(resolution=held)
    if not sources.update(imported_at=moment):
        source = SourceFile.objects.create(
            resolution=held, sha256=held.symbol.rjust(64), filename="a.txt",
            media_type="text/plain", content=b"", parser_version="1", is_text_source=True,
        )  # fmt: skip
        SourceFile.objects.filter(pk=source.pk).update(imported_at=moment)


def test_the_archive_identifies_itself(ask, archive, settings):
    found = ask(verb="Identify")
    assert texts(found, "earliestDatestamp") == ["2026-01-01T12:00:00Z"]
    assert texts(found, "deletedRecord") == ["persistent"]
    assert texts(found, "baseURL") == ["http://testserver/oai"]
    settings.ADMIN_EMAIL = "someone@example.org"
    assert texts(ask(verb="Identify"), "adminEmail") == ["someone@example.org"]


def test_an_empty_archive_answers(ask, empty_archive):
    assert code(ask(verb="Identify")) is None
    assert code(ask(verb="ListSets")) == "noSetHierarchy"
    assert code(ask("verb=ListRecords&metadataPrefix=akn")) == "noRecordsMatch"


def test_records_stand_in_the_order_of_their_dates_and_the_gone_one_last(ask, archive):
    found = ask(verb="ListIdentifiers", metadataPrefix="oai_dc")
    order = (1, 2, 4, 5, 3)
    assert texts(found, "identifier") == [ID(f"A/RES/64/{n}") for n in order]
    headers = found.findall(f".//{OAI}header")
    assert [each.get("status") for each in headers] == [None] * 4 + ["deleted"]
    assert texts(headers[0], "setSpec") == ["body:general-assembly", "topic:corruption"]
    # also of what is gone
    assert texts(headers[4], "setSpec") == [
        "body:general-assembly",
        "topic:corruption",
        "topic:technical-assistance",
    ]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("from=2026-01-02", [2, 4, 5, 3]),
        ("until=2026-01-02", [1, 2]),
        ("from=2026-01-02&until=2026-01-04", [2, 4]),
        ("from=2026-01-02&until=2026-01-02", [2]),
        # both ends are included, to the second
        ("from=2026-01-02T12:00:00Z&until=2026-01-04T12:00:00Z", [2, 4]),
        ("from=2026-01-02T12:00:01Z&until=2026-01-04T11:59:59Z", []),
        ("set=topic:technical-assistance", [3]),
        ("set=topic:corruption&until=2026-01-05", [1, 5]),
        ("set=topic", [1, 5, 3]),
        ("set=body", [1, 2, 4, 5, 3]),
        ("set=body:general-assembly&from=2026-01-06", [3]),
        ("set=body:security-council", []),
        ("set=x:y", []),
        ("set=topic:x", []),
        ("until=9999-12-31", [1, 2, 4, 5, 3]),
        ("until=1990-01-01", []),
    ],
)
def test_a_list_is_narrowed_by_dates_and_sets(ask, archive, query, numbers):
    found = ask(f"verb=ListIdentifiers&metadataPrefix=oai_dc&{query}")
    assert texts(found, "identifier") == [ID(f"A/RES/64/{n}") for n in numbers]
    assert code(found) == (None if numbers else "noRecordsMatch")


def test_every_set_that_is_listed_has_records(ask, archive):
    specs = texts(ask(verb="ListSets"), "setSpec")
    assert specs == [
        "body", "body:general-assembly", "topic", "topic:corruption", "topic:technical-assistance",
    ]  # fmt: skip
    for spec in specs:
        assert code(ask(verb="ListRecords", metadataPrefix="oai_dc", set=spec)) is None


@pytest.mark.parametrize("prefix", ["oai_dc", "akn"])
def test_a_record_holds_the_text_in_each_format(ask, archive, prefix):
    found = ask(verb="GetRecord", identifier=ID("A/RES/64/1"), metadataPrefix=prefix)
    (content,) = found.find(f".//{OAI}metadata")
    formats = ask(verb="ListMetadataFormats", identifier=ID("A/RES/64/1"))
    assert etree.QName(content).namespace in texts(formats, "metadataNamespace")
    if prefix == "oai_dc":
        fields = [(each.tag.removeprefix(DC), each.text) for each in content]
        assert ("title", "Title of A/RES/64/1") in fields
        assert ("identifier", "http://testserver/A/RES/64/1") in fields
        assert ("subject", "Corruption") in fields
    gone = ask(verb="GetRecord", identifier=ID("A/RES/64/3"), metadataPrefix=prefix)
    assert gone.find(f".//{OAI}header").get("status") == "deleted"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "badVerb"),
        ("verb=identify", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&x=1", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=akn", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01", "badArgument"),
        # one to the day, the other to the second
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00:00%2B01:00", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=marc21&identifier=oai:testserver:A/RES/64/1", "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:testserver:A/RES/1/1", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=A/RES/64/1", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other:A/RES/64/1", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:testserver:%2500", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=x", "idDoesNotExist"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=W10", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        # it is exclusive
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=%01", "badArgument"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("post", [False, True])
def test_what_is_asked_wrongly_has_the_code_of_the_protocol(
    ask, archive, query, expected, post
):
    assert code(ask(query, post=post)) == expected


def test_what_is_asked_by_post_is_answered_like_by_get(ask, archive):
    query = "verb=ListRecords&metadataPrefix=oai_dc&set=topic:corruption"
    by_get, by_post = ask(query), ask(query, post=True)
    assert texts(by_get, "identifier") == texts(by_post, "identifier")


@pytest.fixture
def small_parts(monkeypatch):
    smaller = {name: each._replace(size=2) for name, each in metadata.FORMATS.items()}
    for name, each in smaller.items():
        monkeypatch.setitem(metadata.FORMATS, name, each)


def parts(ask, verb="ListIdentifiers", between=lambda n: None, **arguments):
    """Each part of a list, its cursor and its size."""
    found = ask(verb=verb, metadataPrefix="oai_dc", **arguments)
    listed = []
    while True:
        token = found.find(f".//{OAI}resumptionToken")
        listed.append(texts(found, "identifier"))
        if token is None or not token.text:
            return listed, token
        assert token.get("cursor") == str(sum(map(len, listed[:-1])))
        between(len(listed))
        found = ask(verb=verb, resumptionToken=token.text)


@pytest.mark.usefixtures("archive", "small_parts")
def test_a_long_list_comes_in_parts_that_together_are_all_of_it(ask):
    for verb in ("ListIdentifiers", "ListRecords"):
        listed, last = parts(ask, verb)
        assert [len(each) for each in listed] == [2, 2, 1]
        order = (1, 2, 4, 5, 3)
        assert sum(listed, []) == [ID(f"A/RES/64/{n}") for n in order]
        assert (last.get("completeListSize"), last.get("cursor")) == ("5", "4")
    # the conditions of the first request hold for every part
    listed, _ = parts(ask, **{"set": "topic:corruption", "from": "2026-01-02"})
    assert sum(listed, []) == [ID(f"A/RES/64/{n}") for n in (5, 3)]


@pytest.mark.usefixtures("archive", "small_parts")
def test_nothing_is_left_out_of_a_harvest_during_which_texts_are_published(ask):
    def publish(number):
        """One that was given changes, one is withdrawn, one comes; all on later days."""
        if number == 1:
            date(Resolution.objects.get(symbol="A/RES/64/1"), 20)
            editions.withdraw(Resolution.objects.get(symbol="A/RES/64/2"), "An error.")
            date(hold("A/RES/64/9", [an_operative(1)]), 21)

    listed, _ = parts(ask, between=publish)
    order = (1, 2, 4, 5, 3, 1, 9, 2)
    assert sum(listed, []) == [ID(f"A/RES/64/{n}") for n in order]


@pytest.mark.usefixtures("empty_archive", "small_parts")
def test_texts_of_one_moment_are_each_given_once(ask):
    for number in range(5):
        date(hold(f"A/RES/64/{number}", [an_operative(1)]), 1, microsecond=7)
    listed, _ = parts(ask)
    assert sum(listed, []) == [ID(f"A/RES/64/{n}") for n in range(5)]


def test_a_text_that_comes_back_is_held_and_one_renamed_is_gone(ask, archive):
    hold("A/RES/64/3", [an_operative(1)])
    found = ask(verb="GetRecord", identifier=ID("A/RES/64/3"), metadataPrefix="oai_dc")
    assert found.find(f".//{OAI}header").get("status") is None
    draft = hold_parsed(a_draft("LOCAL/a-draft", [an_operative(1)]))
    date(draft, 8)
    editions.withdraw(draft, "Adopted.", successor="A/RES/64/1")
    found = ask(
        verb="GetRecord", identifier=ID("LOCAL/a-draft"), metadataPrefix="oai_dc"
    )
    assert found.find(f".//{OAI}header").get("status") == "deleted"


def test_a_part_of_a_list_is_a_fixed_number_of_queries(
    client, archive_of_five, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        client.get("/oai?verb=ListRecords&metadataPrefix=oai_dc")


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["verb", "from", "until", "set", "identifier", "metadataPrefix"]
                + ["resumptionToken", "x"]
            ),
            st.sampled_from(["ListRecords", "GetRecord", "oai_dc", "2026-01-01", ""])
            | st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
        ),
        max_size=5,
    )
)
def test_whatever_is_asked_gets_an_answer_of_the_protocol(archive_of_five, ask, pairs):
    ask(urlencode(pairs), post=True)


def test_a_method_that_is_none_of_the_two_is_refused(client):
    assert client.put("/oai").status_code == 405
