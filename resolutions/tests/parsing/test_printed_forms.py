"""Printed forms of citations, each with what it cites and one line of reason.

`fixtures/expected/printed_forms.csv`: the speaker by the code of its symbols, the words
as print has them, the symbols in order ("?" where none can be told), the reason.
"""

import csv
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from resolutions.parsing import Symbol, resolve_line
from resolutions.parsing.bodies import BODIES
from resolutions.parsing.citations import find_citations
from resolutions.parsing.types import REASONS

FORMS = (
    Path(__file__).resolve().parents[3] / "fixtures" / "expected" / "printed_forms.csv"
)
SPEAKERS = {
    "A": "General Assembly",
    "E": "Economic and Social Council",
    "S": "Security Council",
    "H": "Human Rights Council",
}
SALES = "Sales No. "


def forms():
    with FORMS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def symbols(field):
    """The symbols of a field; that of a publication has spaces in it."""
    return [field] if field.startswith(SALES) else field.split()


@pytest.mark.parametrize("form", forms(), ids=lambda form: form["text"][:60])
def test_a_printed_form_is_found_and_told(form):
    found = find_citations(form["text"], SPEAKERS[form["speaker"]])
    told = [span.symbol or "?" for span in found]
    assert told == symbols(form["symbols"]), form["why"]
    for span in found:
        assert bool(span.reason) is (span.status == "ambiguous")
        assert not span.reason or span.reason in REASONS


def test_the_table_is_long_and_gives_every_reason():
    rows = forms()
    assert len(rows) >= 150
    assert all(row["why"] for row in rows)
    assert len({(row["speaker"], row["text"]) for row in rows}) == len(rows)


BY_SESSION = [b for b in BODIES if b.numbering == "session" and b.code != "CBD/COP"]
STYLES = [
    "{name} {noun} {number}",
    "{noun} {number} of the {name}",
    "{symbol}",
    "See {symbol}.",
]


@given(
    st.sampled_from(BY_SESSION),
    st.sampled_from(["resolution", "decision"]),
    st.integers(1, 69),
    st.integers(1, 299),
    st.sampled_from(STYLES),
)
@settings(max_examples=80, deadline=None)
def test_a_symbol_printed_in_any_style_reads_back_as_itself(
    body, noun, session, serial, style
):
    number = f"{session}/{serial}"
    symbol = Symbol.parse(f"{body.name} {noun} {number}")
    assume(symbol)  # not every body has held that session
    text = style.format(name=body.name, noun=noun, number=number, symbol=symbol)
    assert [span.symbol for span in find_citations(text, "General Assembly")] == [
        str(symbol)
    ]
    assert [each.symbol for each in resolve_line(text)] == [str(symbol)]
