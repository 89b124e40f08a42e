from __future__ import annotations

import pytest

from resolutions.parsing.document_kinds import body_name, is_variant, kind_of, root_of


@pytest.mark.parametrize(
    ("symbol", "kind", "body"),
    [
        ("A/RES/64/179", "resolution", "General Assembly"),
        ("E/DEC/2007/253", "decision", "Economic and Social Council"),
        ("A/62/PV.117", "record", "General Assembly"),
        ("S/PV.4000", "record", "Security Council"),
        ("A/C.3/65/L.7/Rev.1", "draft", "General Assembly"),
        # supplements to the Official Records, and what only looks like one
        ("E/2009/30", "report", "Commission on Crime Prevention and Criminal Justice"),
        ("A/65/41", "report", "General Assembly"),
        ("A/65/116", "document", "General Assembly"),
        ("UNTS/39574", "treaty", None),
        ("Sales No. E.10.IV.6", "publication", None),
        ("LOCAL/a-draft", "local", None),
    ],
)
def test_a_symbol_says_what_kind_of_document_it_names(symbol, kind, body):
    assert (kind_of(symbol), body_name(symbol)) == (kind, body)


def test_variants_have_one_root():
    assert root_of("E/2013/30/Rev.1/Corr.1") == "E/2013/30"
    assert root_of("A/RES/67/234B") == "A/RES/67/234"
    assert is_variant("A/65/457/Add.1", "A/65/457")
    assert not is_variant("A/65/4571", "A/65/457")
