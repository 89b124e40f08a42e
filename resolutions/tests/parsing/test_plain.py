import dataclasses
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import ParsedResolution, parse
from resolutions.parsing.plain import from_plain, to_plain

DOCUMENTS = sorted(
    (Path(__file__).resolve().parents[3] / "fixtures" / "documents").glob("*.txt")
)


def through_json(parsed):
    return from_plain(json.loads(json.dumps(to_plain(parsed))))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_comes_back_as_it_was(path):
    parsed = parse(path.read_bytes(), path.name)
    assert through_json(parsed) == parsed


@settings(max_examples=50, deadline=None)
@given(st.from_type(ParsedResolution))
def test_any_parsed_resolution_comes_back_as_it_was(parsed):
    assert through_json(parsed) == parsed


def test_characters_that_no_text_has_come_back_for_the_import_to_refuse():
    parsed = parse(DOCUMENTS[0].read_bytes(), DOCUMENTS[0].name)
    damaged = dataclasses.replace(parsed, symbol="\ud800\x00\u2028")
    assert through_json(damaged) == damaged


def a_plain_document():
    path = DOCUMENTS[0]
    return to_plain(parse(path.read_bytes(), path.name))


def test_dates_are_written_as_iso_8601_and_nothing_else_needs_writing():
    plain = a_plain_document()
    assert plain["front"]["adopted"] == "2007-12-18"
    assert json.loads(json.dumps(plain)) == plain


CHANGES = [
    # a field less
    lambda plain: plain.pop("symbol"),
    # a field more
    lambda plain: plain.update(more=1),
    # a field less further down
    lambda plain: plain["paragraphs"][0].pop("text"),
    # another type
    lambda plain: plain.update(symbol=1),
    lambda plain: plain["paragraphs"][0].update(depth="0"),
    # True is a number for Python
    lambda plain: plain["paragraphs"][0].update(depth=True),
    lambda plain: plain["paragraphs"][0].update(text=None),
    lambda plain: plain.update(paragraphs={}),
    lambda plain: plain["paragraphs"].append("text"),
    # none of the words allowed
    lambda plain: plain.update(status="rejected"),
    lambda plain: plain.update(status=["draft"]),
    # no date
    lambda plain: plain["front"].update(adopted="yesterday"),
    lambda plain: plain["front"].update(adopted=20071218),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_not_written_by_to_plain_is_not_read(change):
    plain = a_plain_document()
    change(plain)
    with pytest.raises(ValueError):
        from_plain(plain)


@pytest.mark.parametrize("value", [None, [], "text", 1])
def test_what_is_no_object_is_not_read(value):
    with pytest.raises(ValueError):
        from_plain(value)


def test_every_field_is_written():
    parsed = parse(DOCUMENTS[0].read_bytes(), DOCUMENTS[0].name)
    names = {field.name for field in dataclasses.fields(parsed)}
    assert to_plain(parsed).keys() == names
    assert isinstance(parsed.front.adopted, date)
