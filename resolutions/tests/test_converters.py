"""Symbols and anchors in addresses, and anchors in words."""

from __future__ import annotations

import pytest
from django.urls import resolve, reverse

from resolutions.anchors import anchor_label

ADDRESSES = [
    ("/A/RES/64/179", "resolution", "A/RES/64/179", None),
    ("/A/RES/64/179.json", "resolution-json", "A/RES/64/179", None),
    ("/A/RES/64/179/op8", "paragraph", "A/RES/64/179", "op8"),
    ("/A/RES/64/179/op8.json", "paragraph-json", "A/RES/64/179", "op8"),
    ("/A/RES/64/179/op12.b.ii", "paragraph", "A/RES/64/179", "op12.b.ii"),
    ("/A/RES/64/179/annex1.s1.op2", "paragraph", "A/RES/64/179", "annex1.s1.op2"),
    ("/A/RES/64/179/op4-2", "paragraph", "A/RES/64/179", "op4-2"),
    ("/LOCAL/draft2/op5-bis.b-ter", "paragraph", "LOCAL/draft2", "op5-bis.b-ter"),
    ("/S/RES/1373(2001)", "resolution", "S/RES/1373(2001)", None),
    ("/S/RES/1373(2001)/pp1", "paragraph", "S/RES/1373(2001)", "pp1"),
    ("/A/RES/217(III)A/op1", "paragraph", "A/RES/217(III)A", "op1"),
    ("/A/C.3/65/L.7/Rev.1", "resolution", "A/C.3/65/L.7/Rev.1", None),
    ("/A/C.3/65/L.7/Rev.1/fn2", "paragraph", "A/C.3/65/L.7/Rev.1", "fn2"),
    ("/LOCAL/65-232-revised-draft", "resolution", "LOCAL/65-232-revised-draft", None),
    ("/LOCAL/draft2", "resolution", "LOCAL/draft2", None),
    ("/documents/Sales%20No.%20E.10.IV.6", "document", "Sales No. E.10.IV.6", None),
    ("/documents/UNTS/39574", "document", "UNTS/39574", None),
]


@pytest.mark.parametrize(("address", "name", "symbol", "anchor"), ADDRESSES)
def test_an_address_is_read_and_made_the_same_way(address, name, symbol, anchor):
    parts = {"symbol": symbol} | ({"anchor": anchor} if anchor else {})
    found = resolve(address.replace("%20", " "))
    assert found.url_name == name
    assert {key: found.kwargs[key] for key in parts} == parts
    assert reverse(name, kwargs=parts) == address


@pytest.mark.parametrize(
    ("anchor", "label"),
    [
        ("pp3", "preambular paragraph 3"),
        ("op12.b.ii", "operative paragraph 12 (b) (ii)"),
        ("s2.op3", "section II, operative paragraph 3"),
        ("annex1.op4", "annex I, paragraph 4"),
        ("annex14.s9.op2", "annex XIV, section IX, paragraph 2"),
        ("op4-2", "operative paragraph 4, printed again (2)"),
        ("op5-bis", "operative paragraph 5 bis"),
        ("op5-bis-2", "operative paragraph 5 bis, printed again (2)"),
        ("op2.b-bis", "operative paragraph 2 (b bis)"),
        ("pp3-alt2", "preambular paragraph 3 alt 2"),
        ("fn2", "footnote 2"),
        ("title", "title"),
        ("agenda_title", "agenda item"),
    ],
)
def test_an_anchor_is_said_in_words(anchor, label):
    assert anchor_label(anchor) == label
