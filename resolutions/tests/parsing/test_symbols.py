"""Symbols: every printed or typed form of a reference comes to one canonical form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.bodies import BODIES
from resolutions.parsing.candidates import candidates
from resolutions.parsing.symbols import Symbol

READ = [
    # (typed, canonical, why)
    ("A/RES/64/179", "A/RES/64/179", "as printed in the masthead"),
    ("a/res/64/179", "A/RES/64/179", "lower case"),
    ("A/RES/64/179/", "A/RES/64/179", "trailing slash of an address"),
    ("  A/RES/64/179 ", "A/RES/64/179", "pasted with spaces"),
    ("A/RES/064/0179", "A/RES/64/179", "leading zeros name the same document"),
    ("64/179", "A/RES/64/179", "sessions from the 31st are the Assembly's when typed"),
    ("resolution 64/179", "A/RES/64/179", "with the noun"),
    ("General Assembly resolution 64/179", "A/RES/64/179", "in full"),
    ("GA res. 64/179", "A/RES/64/179", "abbreviated"),
    ("https://docs.un.org/en/A/RES/64/179", "A/RES/64/179", "official address"),
    ("undocs.org/A/RES/64/179", "A/RES/64/179", "older official address"),
    ("docs.un.org/en/S/RES/1373%20(2001)?x=1", "S/RES/1373(2001)", "encoded"),
    ("217 A (III)", "A/RES/217(III)A", "old style, part A"),
    ("A/RES/217 (III)[A]", "A/RES/217(III)A", "the library's bracket for a part"),
    ("3362 (S-VII)", "A/RES/3362(S-VII)", "old special session"),
    ("2076 (LXII)", "E/RES/2076(LXII)", "the Assembly's old numbers end at XXX"),
    ("S-13/2", "A/RES/S-13/2", "special session"),
    ("ES-10/2", "A/RES/ES-10/2", "emergency special session"),
    ("67/234 B", "A/RES/67/234B", "part of a newer resolution"),
    ("S/RES/1373 (2001)", "S/RES/1373(2001)", "the space is not kept"),
    ("1373 (2001)", "S/RES/1373(2001)", "number and year are the Security Council's"),
    ("E/RES/2007/12", "E/RES/2007/12", "by year"),
    ("2007/12", "E/RES/2007/12", "a year is the Economic and Social Council's"),
    ("ECOSOC resolution 2007/12", "E/RES/2007/12", "short name of the body"),
    ("decision 2007/253", "E/DEC/2007/253", "a decision"),
    ("decision 55/488", "A/DEC/55/488", "a decision of the Assembly"),
    ("CCPCJ resolution 18/3", "E/CN.15/RES/18/3", "the body decides"),
    ("Human Rights Council resolution 16/18", "A/HRC/RES/16/18", "same shape"),
    ("A/C.3/65/L.7/Rev.1", "A/C.3/65/L.7/Rev.1", "a revised draft"),
    ("a/c.3/65/l.7/rev.1", "A/C.3/65/L.7/Rev.1", "Rev. has its own capitals"),
    ("A/62/PV.117", "A/62/PV.117", "verbatim record"),
    ("CTOC/COP/2010/17", "CTOC/COP/2010/17", "report of a conference of parties"),
    ("LOCAL/65-232-Revised-Draft", "LOCAL/65-232-revised-draft", "our own"),
    ("UNTS/39574", "UNTS/39574", "a treaty"),
    ("United Nations, Treaty Series, vol. 2225, No. 39574", "UNTS/39574", "printed"),
    ("Sales No. E.10.IV.6", "Sales No. E.10.IV.6", "a publication"),
    ("Sales No. E.02.II.A.7", "Sales No. E.02.II.A.7", "a section of the category"),
    ("Sales No. 04.II.D.5", "Sales No. 04.II.D.5", "in all languages"),
    ("UNEP/EA.6/RES.7", "UNEP/EA.6/Res.7", "as the Environment Assembly prints it"),
    ("ICCD/COP(15)/23/Add.1", "ICCD/COP(15)/23/Add.1", "session in brackets"),
    ("CCW/CONF.VI/2", "CCW/CONF.VI/2", "conference in Roman numerals"),
    ("CCW/P.V/CONF/2022/4", "CCW/P.V/CONF/2022/4", "protocol in Roman numerals"),
    (
        "Environment Assembly resolution 6/7",
        "UNEP/EA.6/Res.7",
        "the same by its number",
    ),
    ("HSP/HA.1/RES.1", "HSP/HA.1/Res.1", "of the Habitat Assembly"),
    ("CBD/COP/DEC/15/4", "CBD/COP/DEC/15/4", "a decision of a conference of parties"),
    (
        "https://WWW.unodc.org/Art/ppaa.html",
        "www.unodc.org/Art/ppaa.html",
        "a web page keeps its capitals",
    ),
    ("WT/MIN(01)/DEC/1", "WT/MIN(01)/DEC/1", "a ministerial declaration"),
    ("Sales No. E/10/1V/6", "Sales No. E.10.IV.6", "a scan's slashes and 1 for I"),
]


@pytest.mark.parametrize(("typed", "canonical", "why"), READ)
def test_a_typed_form_names_its_document(typed, canonical, why):
    symbol = Symbol.parse(typed)
    assert symbol is not None, why
    assert str(symbol) == canonical, why
    assert Symbol.parse(canonical) == symbol


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("18/3", "several bodies have a resolution 18/3"),
        ("E/10/1V/6", "a misread sales number is no symbol of the Council"),
        ("General Assembly resolution 2007/12", "the Assembly numbers by session"),
        ("A/RES/2076(LXII)", "the Assembly had no such session then"),
        ("A/RES", "no number"),
        ("A/RES/64", "half a symbol"),
        ("and/or", "words"),
        ("24/7", "a number of no document"),
        ("crime prevention", "words"),
        ("", "nothing"),
        ("A/RES/64/179\x00", "a control character"),
        ("A/" * 50_000, "far too long"),
    ],
)
def test_what_names_no_document_is_none(typed, why):
    assert Symbol.parse(typed) is None, why


@pytest.mark.parametrize(
    ("number", "speaker", "canonical"),
    [
        (
            "18/3",
            "Commission on Crime Prevention and Criminal Justice",
            "E/CN.15/RES/18/3",
        ),
        ("64/179", "General Assembly", "A/RES/64/179"),
        ("53/4", "Commission on Narcotic Drugs", "E/CN.7/RES/53/4"),
        ("2007/12", "General Assembly", "E/RES/2007/12"),
        ("2002/1", "Commission on Human Rights", "E/CN.4/RES/2002/1"),
        ("663 C (XXIV)", "Economic and Social Council", "E/RES/663(XXIV)C"),
    ],
)
def test_a_bare_number_is_the_speaking_bodys(number, speaker, canonical):
    assert str(Symbol.parse(number, speaker)) == canonical


def test_a_number_of_several_bodies_has_several_candidates():
    found = [str(symbol) for symbol in candidates("18/3")]
    assert {"A/HRC/RES/18/3", "E/CN.15/RES/18/3"} <= set(found)
    assert "A/RES/18/3" not in found
    assert [str(symbol) for symbol in candidates("79/1")] == ["A/RES/79/1"]
    assert str(candidates("64/179")[0]) == "A/RES/64/179"
    assert candidates("words") == ()


def test_symbols_sort_as_people_count():
    order = ["217 A (III)", "64/5", "64/179", "65/1", "100/2"]
    keys = [Symbol.parse(number).sort_key for number in order]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("typed", "kind", "body", "session", "year", "short", "url"),
    [
        (
            "A/RES/64/179", "resolution", "General Assembly", "64", None, "64/179",
            "https://docs.un.org/en/A/RES/64/179",
        ),
        (
            "217 A (III)", "resolution", "General Assembly", "III", None, "217 A (III)",
            "https://docs.un.org/en/A/RES/217(III)",
        ),
        (
            "67/234 B", "resolution", "General Assembly", "67", None, "67/234 B",
            "https://docs.un.org/en/A/RES/67/234",
        ),
        (
            "S/RES/1373(2001)", "resolution", "Security Council", None, 2001,
            "1373 (2001)", "https://docs.un.org/en/S/RES/1373(2001)",
        ),
        (
            "E/DEC/2007/253", "decision", "Economic and Social Council", None, 2007,
            "2007/253", None,
        ),
        (
            "E/CN.15/RES/18/3", "resolution",
            "Commission on Crime Prevention and Criminal Justice", "18", None, "18/3",
            None,
        ),
        (
            "E/2009/30", "document",
            "Commission on Crime Prevention and Criminal Justice", None, 2009,
            "E/2009/30", "https://docs.un.org/en/E/2009/30",
        ),
        ("LOCAL/a-draft", "local", None, None, None, "a-draft", None),
        ("Sales No. E.10.IV.6", "publication", None, None, None, "Sales No. E.10.IV.6", None),
    ],
)  # fmt: skip
def test_a_symbol_says_whose_and_where(typed, kind, body, session, year, short, url):
    symbol = Symbol.parse(typed)
    assert (symbol.kind, symbol.body, symbol.session, symbol.year) == (
        kind, body, session, year,
    )  # fmt: skip
    assert (symbol.short, symbol.official_url) == (short, url)


def test_documents_that_others_publish_have_no_official_page():
    assert Symbol.parse("WT/MIN(01)/DEC/1").official_url is None
    assert Symbol.parse("ICCD/COP(15)/23").official_url is not None


def test_a_known_treaty_has_its_status_page_and_an_unknown_one_none():
    assert "mtdsg_no=XVIII-12&" in Symbol.parse("UNTS/39574").official_url
    assert Symbol.parse("UNTS/1").official_url is None


NUMBERS = st.one_of(
    st.builds("{}/{}".format, st.integers(31, 120), st.integers(1, 999)),
    st.builds("{}/{}".format, st.integers(1950, 2030), st.integers(1, 999)),
    st.builds("{}({})".format, st.integers(1, 2999), st.integers(1946, 2030)),
    st.builds("{}({}){}".format, st.integers(1, 3541),
              st.sampled_from(["I", "IX", "XXX", "S-VII"]), st.sampled_from(["", "A"])),
)  # fmt: skip


@given(
    st.sampled_from([body.code for body in BODIES if body.numbering and not body.form]),
    st.sampled_from(["RES", "DEC"]),
    NUMBERS,
)
def test_a_canonical_symbol_reads_back_as_itself(code, nature, number):
    symbol = Symbol.parse(f"{code}/{nature}/{number}")
    if symbol is not None:
        assert str(symbol) == f"{code}/{nature}/{number}"
        assert Symbol.parse(str(symbol).lower()) == symbol


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_a_symbol(text):
    symbol = Symbol.parse(text)
    candidates(text)
    if symbol is not None:
        assert Symbol.parse(symbol.canonical) == symbol
        assert symbol.sort_key and symbol.short
