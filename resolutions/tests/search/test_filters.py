from __future__ import annotations

import pytest
from django.http import QueryDict

from resolutions.search import search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_archive")]

DRAFT = "LOCAL/65-232-revised-draft"
ALL = {
    *("A/RES/64/179 pp1", "A/RES/64/179 op1", "A/RES/64/179 op2"),
    *("A/RES/64/179 op2.a", "A/RES/65/232 op1", "A/RES/65/232 annex1.op1"),
    *("E/RES/2007/12 pp1", "E/RES/2007/12 op1", f"{DRAFT} op1"),
}
IN_64 = {each for each in ALL if each.startswith("A/RES/64/179")}
IN_65 = {each for each in ALL if each.startswith("A/RES/65/232")}
IN_COUNCIL = {each for each in ALL if each.startswith("E/")}
URGING = {"A/RES/65/232 op1", f"{DRAFT} op1"}
REQUESTING = {"A/RES/64/179 op1", "E/RES/2007/12 op1"}
NO_VERB = {"A/RES/64/179 op2.a", "A/RES/65/232 annex1.op1"}


def places(found):
    return {f"{hit.symbol} {hit.anchor}" for hit in found.results}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        # headings and unclassified lines are no hits
        ("", ALL),
        ("year=2009", IN_64),
        ("year=2009&year=2010", IN_64 | IN_65),
        ("year=none", {f"{DRAFT} op1"}),
        ("year=none&year=2010", {f"{DRAFT} op1"} | IN_65),
        ("-year=2009", ALL - IN_64),
        ("-year=none", ALL - {f"{DRAFT} op1"}),
        ("year=1999", set()),
        ("verb=urges", URGING),
        ("verb=urges&verb=requests", URGING | REQUESTING),
        # what has no verb is not one that urges
        ("-verb=urges", ALL - URGING),
        ("verb=urges&-verb=urges", set()),
        ("verb=takes-note", {"A/RES/64/179 op2"}),
        # without the ending of the third person
        ("verb=take+note", {"A/RES/64/179 op2"}),
        ("verb=urge", URGING),
        ("body=ECOSOC", IN_COUNCIL),
        ("-body=ga", IN_COUNCIL),
        ("verb=TAKES%20Note", {"A/RES/64/179 op2"}),
        ("topic=trafficking-in-persons", {"A/RES/64/179 op1"}),
        ("topic=Trafficking+in+persons", {"A/RES/64/179 op1"}),
        ("topic=corruption", {*REQUESTING, "A/RES/65/232 op1"}),
        ("topic=corruption&-topic=trafficking-in-persons",
         {"E/RES/2007/12 op1", "A/RES/65/232 op1"}),
        ("body=economic-and-social-council", IN_COUNCIL),
        ("-body=General+Assembly", IN_COUNCIL),
        ("addressee=member-states", {"A/RES/64/179 op1", "A/RES/65/232 op1"}),
        ("addressee=States", {"A/RES/65/232 op1"}),
        ("-addressee=States&addressee=Member+States", {"A/RES/64/179 op1"}),
        ("kind=annex", {"A/RES/65/232 annex1.op1"}),
        ("kind=preambular", {"A/RES/64/179 pp1", "E/RES/2007/12 pp1"}),
        ("status=DRAFT", {f"{DRAFT} op1"}),
        # in its own words, or in a footnote that it marks
        ("cites=A/RES/60/288", {"A/RES/64/179 pp1", f"{DRAFT} op1"}),
        ("cites=a/res/60/288", {"A/RES/64/179 pp1", f"{DRAFT} op1"}),
        ("cites=A/64/123", {"A/RES/64/179 op2"}),
        ("-cites=A/RES/60/288", ALL - {"A/RES/64/179 pp1", f"{DRAFT} op1"}),
        ("cites=A/64/999", set()),
        ("from=2009", IN_64 | IN_65),
        ("to=2009", IN_64 | IN_COUNCIL),
        ("from=2008&to=2009", IN_64),
        # different filters are all obeyed
        ("topic=corruption&verb=requests&year=2009", {"A/RES/64/179 op1"}),
        ("q=drugs", {"E/RES/2007/12 op1"}),
        ("q=drug+reports", {"E/RES/2007/12 op1"}),
        ("q=justice&kind=operative", {"A/RES/64/179 op2"}),
    ],
)  # fmt: skip
def test_a_search_finds_what_its_filters_say(find, address, expected):
    found = find(address)
    assert places(found) == expected
    assert found.count == len(expected)
    assert found.query.notes == ()


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("verb=frobs", "“frobs” is not known as a verb"),
        ("-verb=frobs", "“frobs” is not known as a verb"),
        ("year=20x9", "“20x9” is not known as a year"),
        ("year=1900", "“1900” is not known as a year"),
        # digits of another script are no year
        ("year=%D9%A2%D9%A0%D9%A0%D9%A9", "is not known as a year"),
        ("from=soon", "“soon” is not known as a year"),
        ("topic=gardening", "“gardening” is not known as a topic"),
        ("body=Parliament", "“Parliament” is not known as a body"),
        ("addressee=Nobody", "“Nobody” is not known as an addressee"),
        ("kind=heading", "“heading” is not known as a kind of paragraph"),
        ("status=lost", "“lost” is not known as a status"),
        ("cites=hello", "“hello” is not known as a symbol"),
        ("sort=random", "“random” is no order"),
        ("page=0", "There is no page 0"),
        ("page=-1", "There is no page -1"),
        ("page=abc", "“abc” is not a number"),
        ("page=100000000000000000000", "There is no such page"),
        ("page=2", "There is no such page"),
        ("size=x", "“x” is not a number"),
        ("size=0", "There is no size 0; size 20 is shown"),
        ("size=-1", "There is no size -1; size 20 is shown"),
        ("size=-99999999999999999999", "size 20 is shown"),
    ],
)
def test_junk_is_ignored_and_named(find, address, named):
    found = find(address)
    assert found.count == len(ALL)
    assert found.page == 1
    assert any(named in note for note in found.query.notes)
    assert "page=" not in found.url
    assert found.url == "/search"


@pytest.mark.parametrize("typed", ["101", "1000000000", "99999999999999999999"])
def test_a_size_beyond_the_largest_is_the_largest_and_noted(find, typed):
    found = find(f"size={typed}")
    assert found.size == 100
    assert f"There is no size {typed}; size 100 is shown." in found.query.notes


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("q=addressee:member crime", 'Known is "Member States".'),
        ("addressee=membr-states", 'Known are "Member States", States.'),
        ("body=social", 'Known is "Economic and Social Council".'),
        ("verb=requesting", "Known is requests."),
        ("kind=operativ", "Known is Operative."),
        ("verb=frobs", None),
        ("cites=frobs", None),
        ("from=frobs", None),
    ],
)
def test_a_junk_value_names_those_that_may_have_been_meant(find, address, near):
    (note,) = find(address).query.notes
    assert note.endswith(near or "ignored.")


def test_many_junk_values_are_named_in_one_sentence(find):
    found = find("verb=a&verb=b&verb=c&verb=d&verb=%00")
    assert found.query.notes == (
        "“a”, “b”, “c” and 2 more are not known as a verb of the archive "
        "and were ignored.",
    )


@pytest.mark.parametrize(
    "address",
    [
        "verb=%00",
        "verb=%ED%A0%80",
        "year=%00",
        "cites=%00",
        "q=%00",
        "topic=" + "x" * 10_000,
        "&".join(f"verb={n}" for n in range(190)),
        "from=2010&to=2009",
        "year=" + "9" * 5000,
        "page=" + "9" * 5000,
        "size=" + "9" * 5000,
        "more=year&more=nothing",
        "sort=%00",
        "cites=" + "A/" * 5000,
    ],
)
def test_nothing_in_an_address_is_an_error(find, address):
    found = find(address)
    assert found.page == 1
    assert all(len(note) < 200 for note in found.query.notes)


def test_a_lone_surrogate_is_no_error_either():
    params = QueryDict(mutable=True)
    for name in ("q", "verb", "cites", "year", "page", "sort"):
        params[name] = "\ud800"
    assert search(params).count == len(ALL)


def test_known_values_are_kept_when_another_is_junk(find):
    found = find("verb=urges&verb=frobs")
    assert places(found) == URGING
    assert found.url == "/search?verb=urges"


def test_a_search_has_one_address_however_it_was_typed(find):
    typed = find("verb=URGES&q=++crime&year=2010&page=x&size=20&foo=bar").url
    assert typed == "/search?q=crime&year=2010&verb=urges"
