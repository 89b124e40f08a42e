"""Citations: what a text cites, as spans of the text."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing import parse
from resolutions.parsing.citations import find_citations, find_footnote_citations

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
DOCUMENTS = FIXTURES / "documents"
LISTED = FIXTURES / "expected" / "citations.csv"
ASSEMBLY = "General Assembly"
CCPCJ = "Commission on Crime Prevention and Criminal Justice"


def cited(text, body=ASSEMBLY):
    return [(c.symbol, c.text) for c in find_citations(text, body)]


NUMBERED = [
    # (text, [(symbol, span)], why)
    ("its resolution 64/179, which", [("A/RES/64/179", "resolution 64/179")], "one: the span has the noun"),
    ("its resolutions 61/252 of 22 December 2006, 63/193, 63/194 and 63/195 of 18 December 2008", [("A/RES/61/252", "61/252"), ("A/RES/63/193", "63/193"), ("A/RES/63/194", "63/194"), ("A/RES/63/195", "63/195")], "a run: each number"),
    ("Economic and Social Council resolutions 2007/12 of 25 July 2007 and 2007/19 of 26 July 2007", [("E/RES/2007/12", "2007/12"), ("E/RES/2007/19", "2007/19")], "the noun holds for all"),
    ("all relevant Economic and Social Council resolutions, in particular resolutions 2008/23, 2008/24 and 2008/25", [("E/RES/2008/23", "2008/23"), ("E/RES/2008/24", "2008/24"), ("E/RES/2008/25", "2008/25")], "enclosing phrase, 64/179 pp7"),
    (f"relevant {CCPCJ} resolutions, including resolution 22/7", [("E/CN.15/RES/22/7", "resolution 22/7")], "the enclosing phrase gives the body"),
    ("resolutions 66/180 of 19 December 2011 on cultural property, and 67/80 of 12 December 2012 on its return, in which it urged States, and its resolution 68/186", [("A/RES/66/180", "66/180"), ("A/RES/67/80", "67/80"), ("A/RES/68/186", "resolution 68/186")], "text between the items, 69/197 pp20"),
    (f"{CCPCJ} resolutions 22/7 on cybercrime and 22/8 on assistance, both of 26 April 2013", [("E/CN.15/RES/22/7", "22/7"), ("E/CN.15/RES/22/8", "22/8")], "a shared date, 69/197 pp24"),
    (f'Welcomes resolution 18/3 of 24 April 2009 entitled "Improving", adopted by the {CCPCJ} at', [("E/CN.15/RES/18/3", "resolution 18/3")], "the body comes after, 64/179 op29"),
    (f"decision 16/1 of 27 April 2007 of the {CCPCJ},", [("E/CN.15/DEC/16/1", "decision 16/1")], "the body comes after, 62/175 pp9"),
    (f"{CCPCJ} decision 17/1 of 18 April 2008", [("E/CN.15/DEC/17/1", "decision 17/1")], "64/179 op26"),
    (f"as mandated by the {CCPCJ} in its resolution 18/1 of 24 April 2009", [("E/CN.15/RES/18/1", "resolution 18/1")], "its is the Commission, 65/232 op33"),
    ("by the General Assembly in its resolution 69/196, by the Economic and Social Council in its resolution 2014/20", [("A/RES/69/196", "resolution 69/196"), ("E/RES/2014/20", "resolution 2014/20")], "its twice, 69/197 op34"),
    ("the Security Council Committee established pursuant to resolution 1373 (2001) concerning", [("S/RES/1373(2001)", "resolution 1373 (2001)")], "the shape decides, 69/197 op43"),
    ("its resolution 217 A (III) of 10 December 1948", [("A/RES/217(III)A", "resolution 217 A (III)")], "old style"),
    ("See resolution 67/234 B.", [("A/RES/67/234B", "resolution 67/234 B")], "a part, at the end of a note"),
    ("its resolution 64/230 A and B", [("A/RES/64/230A", "resolution 64/230 A"), ("A/RES/64/230B", "B")], "two parts"),
    ("resolutions 63/193 to 63/195", [("A/RES/63/193", "63/193"), ("A/RES/63/194", "63/193 to 63/195"), ("A/RES/63/195", "63/195")], "what a range leaves out has the range for its span"),
    ("relevant resolutions on Iraq, in particular 1500 (2003) and 1546 (2004)", [("S/RES/1500(2003)", "1500 (2003)"), ("S/RES/1546(2004)", "1546 (2004)")], "numbers after in particular"),
    ("Human Rights Council decision 18/120 of 30 September 2011 and resolutions 24/14 and 36/10", [("A/HRC/DEC/18/120", "decision 18/120"), ("A/HRC/RES/24/14", "24/14"), ("A/HRC/RES/36/10", "36/10")], "the Council holds for both nouns: 36/10 is not the Assembly's"),
    ("See CTOC/COP/2010/17, chap. I, sect. A, resolution 5/5.", [("CTOC/COP/2010/17", "CTOC/COP/2010/17"), ("CTOC/COP/RES/5/5", "resolution 5/5")], "beside a report, 65/232 note 20"),
    ("CAC/COSP/2009/15, sect. I.A, resolution 3/1, annex.", [("CAC/COSP/2009/15", "CAC/COSP/2009/15"), ("CAC/COSP/RES/3/1", "resolution 3/1")], "beside a report, 65/232 note 22"),
    ("pursuant to resolution 18/3, States", [(None, "resolution 18/3")], "no body can be told"),
    ("United Nations Environment Assembly resolution 5/5", [("UNEP/EA.5/Res.5", "resolution 5/5")], "printed so by the body itself"),
    ("Governing Council resolution 5/5", [(None, "resolution 5/5")], "a body without symbols here"),
    ("its resolution S-32/1 of 2 June 2021 containing the declaration, and recalling also the resolutions adopted by the Conference of the States Parties to the United Nations Convention against Corruption", [("A/RES/S-32/1", "resolution S-32/1")], "its is the speaker, whoever adopted others, 80/126 pp6"),
    ("Human Rights Council resolution 44/4 of 16 July 2020, entitled “Trafficking in persons”, resolution 53/9 of 12 July 2023, entitled", [("A/HRC/RES/44/4", "resolution 44/4"), ("A/HRC/RES/53/9", "resolution 53/9")], "the Assembly's 53rd session was in 1998, 80/228 pp13"),
    (f"{CCPCJ} resolution 27/2 of 18 May 2018, entitled “One”, resolution 27/3 of 18 May 2018, entitled “Two”, resolution 32/1 of 27 May 2023, entitled “Three”, resolution 33/1 of 17 May 2024", [("E/CN.15/RES/27/2", "resolution 27/2"), ("E/CN.15/RES/27/3", "resolution 27/3"), ("E/CN.15/RES/32/1", "resolution 32/1"), ("E/CN.15/RES/33/1", "resolution 33/1")], "a list with titles, 80/228 pp14"),
    ("Human Rights Council resolution 44/4 of 16 July 2020, entitled “One”, and resolution 75/158 of 16 December 2020", [("A/HRC/RES/44/4", "resolution 44/4"), ("A/RES/75/158", "resolution 75/158")], "the date is of the Assembly's session"),
    ("the adoption of resolution 72/7 of 19 May 2016 on regional cooperation", [(None, "resolution 72/7")], "not the Assembly's in 2016, C.2/80/L.50 pp12"),
    ("Human Rights Council resolution 43/1 of 19 June 2020, and the report submitted pursuant to resolution 43/1", [("A/HRC/RES/43/1", "resolution 43/1"), ("A/HRC/RES/43/1", "resolution 43/1")], "the same number again, 79/161 pp25"),
    ("Supplement No. 53 (A/73/53), chap. IV, sect. A, resolution 37/17", [("A/73/53", "A/73/53"), ("A/HRC/RES/37/17", "resolution 37/17")], "the Council's report, 79/133 note 20"),
    ("Supplement No. 53 (A/53/53), annex, resolution 37/17", [("A/53/53", "A/53/53"), ("A/RES/37/17", "resolution 37/17")], "before 2006 document 53 was no Council's report"),
    ("within 24/7 and 2009/2010, article 14", [], "numbers without a noun"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), NUMBERED)
def test_a_number_is_tied_to_its_body(text, expected, why):
    assert cited(text) == expected, why


PRINTED = [
    ("(A/64/440 and Corr.1)", [("A/64/440", "A/64/440"), ("A/64/440/Corr.1", "Corr.1")], "two documents"),
    ("(A/64/PV.116 and 117), and corrigendum", [("A/64/PV.116", "A/64/PV.116"), ("A/64/PV.117", "117")], "elliptic, 65/232 note 6"),
    ("(A/62/PV.117-120), and", [("A/62/PV.117", "A/62/PV.117"), ("A/62/PV.118", "A/62/PV.117-120"), ("A/62/PV.119", "A/62/PV.117-120"), ("A/62/PV.120", "120")], "a range"),
    ("(A/62/PV.117–120), and", [("A/62/PV.117", "A/62/PV.117"), ("A/62/PV.118", "A/62/PV.117–120"), ("A/62/PV.119", "A/62/PV.117–120"), ("A/62/PV.120", "120")], "an en dash means the same"),
    ("E/2007/30/Rev.1, A/CONF.192/15", [("E/2007/30/Rev.1", "E/2007/30/Rev.1"), ("A/CONF.192/15", "A/CONF.192/15")], "as printed"),
    ("A/65/92-E/2010/89", [("A/65/92", "A/65/92"), ("E/2010/89", "E/2010/89")], "one report, two symbols"),
    ("Sales No. E/10/1V/6.", [("Sales No. E.10.IV.6", "Sales No. E/10/1V/6")], "a scan, and no Council symbol"),
    ("(Sales No. E.02.II.A.7), chap. I", [("Sales No. E.02.II.A.7", "Sales No. E.02.II.A.7")], "a section of the category, 80/3 note 14"),
    ("See UNEP/EA.6/Res.7.", [("UNEP/EA.6/Res.7", "UNEP/EA.6/Res.7")], "C.2/80/L.50 note 5"),
    ("See ICCD/COP(15)/23/Add.1.", [("ICCD/COP(15)/23/Add.1", "ICCD/COP(15)/23/Add.1")], "a session in brackets, C.2/80/L.50 note 9"),
    ("document CBD/COP/15/17, ESCAP/78/12/Add.1, UNW/2023/3", [("CBD/COP/15/17", "CBD/COP/15/17"), ("ESCAP/78/12/Add.1", "ESCAP/78/12/Add.1"), ("UNW/2023/3", "UNW/2023/3")], "conventions, commissions and funds"),
    ("CCW/CONF.VI/2, CCW/GGE.1/2023/2, BWC/CONF.IX/9, LEG/CONF.18/DC/1", [("CCW/CONF.VI/2", "CCW/CONF.VI/2"), ("CCW/GGE.1/2023/2", "CCW/GGE.1/2023/2"), ("BWC/CONF.IX/9", "BWC/CONF.IX/9"), ("LEG/CONF.18/DC/1", "LEG/CONF.18/DC/1")], "conferences"),
    ("www.un.org/A/64/123 and and/or", [("www.un.org/A/64/123", "www.un.org/A/64/123")], "an address is a page and no symbol"),
    ("Available from www.unodc.org/art/en/ppaa.html.", [("www.unodc.org/art/en/ppaa.html", "www.unodc.org/art/en/ppaa.html")], "62/175 note 8; the stop is the sentence's"),
    ("see http://undocs.org/A/64/123.", [("A/64/123", "http://undocs.org/A/64/123")], "an official address is its document"),
    ("www.un.org and www.un.org/x?y=1", [("www.un.org", "www.un.org")], "a site, and a page that takes a query"),
    ("vol. 75, No. 970", [], "a volume of no series"),
    ("referred to in paragraph 20 above", [("op20", "paragraph 20 above")], "64/179 op21"),
    ("paragraphs 20 and 21 above", [("op20", "20"), ("op21", "21")], "each number"),
    ("paragraph 12 (b) above", [("op12.b", "paragraph 12 (b) above")], "a subparagraph"),
    ("article 14, paragraph 2, of the Convention", [(None, "Convention")], "nobody can tell which, 69/197 op34"),
    ("article 14, paragraph 2, of the present Convention", [], "a treaty's provision, 69/197 op34"),
    ("article 2, paragraph (b), of the United Nations Convention against Transnational Organized Crime", [("UNTS/39574", "United Nations Convention against Transnational Organized Crime")], "a treaty's provision, and no paragraph of the text, 69/197 op36"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), PRINTED)
def test_a_printed_symbol_or_place_is_found(text, expected, why):
    assert cited(text) == expected, why


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("section XI of its resolution 61/252 of 22 December 2006", "section XI"),
        ("Resolution 65/230, annex.", "annex"),
        ("Resolution 65/230, annex II.", "annex II"),
        ("(E/2009/30), chap. I, sect. D.", "chap. I, sect. D"),
        (
            "(E/2007/30/Rev.1), Part One, chap. I, sect. D.",
            "Part One, chap. I, sect. D",
        ),
        ("See A/CONF.213/18, chap. I, resolution 1.", "chap. I, resolution 1"),
        ("(A/CONF.192/15), chap. IV, para. 24.", "chap. IV, para. 24"),
        ("its resolution 60/1, annexed hereto", ""),
    ],
)
def test_the_place_in_the_cited_document_is_kept(text, pinpoint):
    assert [c.pinpoint for c in find_citations(text, ASSEMBLY)] == [pinpoint]


def test_an_unknown_body_is_ambiguous_and_a_place_internal():
    (unsure,) = find_citations("pursuant to resolution 18/3", ASSEMBLY)
    (place,) = find_citations("in paragraph 32 above", ASSEMBLY)
    assert (unsure.status, place.status) == ("ambiguous", "internal")


def test_ibid_is_the_note_before_in_the_order_of_numbers():
    notes = [
        (7, "Ibid., 2009, Supplement No. 10 (E/2009/30), chap. II."),
        (2, "United Nations, Treaty Series, vols. 2225 and 2237, No. 39574."),
        (3, "lbid., vol. 2349, No. 42146."),
        (6, "See Official Records, 2008, Supplement No. 10 (E/2008/30), chap. II."),
        (8, "Ibid., chap. IV."),
        (9, "Ibid., Supplement No. 8, chap. I."),
        (11, "Ibid., chap. I."),
        (12, "A/64/123, annex."),
        (13, "Ibid."),
        (14, "Ibid., No. 5."),
        (20, "United Nations, Treaty Series, vol. 75, Nos. 970–972."),
        (21, "Ibid., No. 973."),
        (30, "Ibid., No. 973."),
    ]
    found = find_footnote_citations(notes, ASSEMBLY)
    assert list(found) == [2, 3, 6, 7, 8, 9, 11, 12, 13, 14, 20, 21, 30]
    assert [[(c.symbol, c.pinpoint) for c in spans] for spans in found.values()] == [
        [("UNTS/39574", "")],
        [("UNTS/42146", "")],
        [("E/2008/30", "chap. II")],
        [("E/2009/30", "chap. II")],
        [("E/2009/30", "chap. IV")],
        [(None, "")],
        [(None, "chap. I")],
        [("A/64/123", "annex")],
        [("A/64/123", "annex")],
        [("A/64/123", "No. 5")],
        [("UNTS/970", ""), ("UNTS/971", ""), ("UNTS/972", "")],
        [("UNTS/973", "")],
        [(None, "No. 973")],
    ]


def listed():
    """document → anchor → what a reader of the document lists there, in order."""
    documents = {}
    with LISTED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            places = documents.setdefault(row["document"], {})
            cited = (row["symbol"] or None, row["text"], row["place"])
            places.setdefault(row["anchor"], []).append(cited)
    return documents


@pytest.mark.parametrize(("name", "expected"), listed().items())
def test_a_document_cites_what_a_reader_finds_in_it(name, expected):
    path = DOCUMENTS / f"{name}.txt"
    document = parse(path.read_bytes(), path.name)
    found = {
        part.anchor: [
            (span.symbol, span.text, span.pinpoint) for span in part.citations
        ]
        for part in (*document.paragraphs, *document.footnotes)
        if part.citations
    }
    assert found == expected


PIECES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["resolutions ", "64/179", " and ", "to ", "A/62/PV.1-9", "Ibid., vol. 1, No. 2",
             "paragraphs 3 to 5 above", "Corr.1", "18/3", "1373 (2001)", "its ", ", annex",
             "Human Rights Council ", "Sales No. E.10.IV.6", "in particular ", " of the "]
        ),
    ),
    max_size=14,
)  # fmt: skip


@given(PIECES)
def test_spans_are_text_of_the_text_in_order_and_apart(pieces):
    text = "".join(pieces)
    notes = find_footnote_citations([(1, text), (2, f"Ibid. {text}")], ASSEMBLY)
    for source, spans in (
        (text, find_citations(text, None)),
        (text, notes[1]),
        (f"Ibid. {text}", notes[2]),
    ):
        at, before = 0, 0
        for span in spans:
            left_out = span.start == before and at < span.end
            assert before <= span.start < span.end and (at <= span.start or left_out)
            assert source[span.start : span.end] == span.text
            assert (span.symbol is None) is (span.status == "ambiguous")
            assert bool(span.reason) is (span.status == "ambiguous")
            at, before = (at if left_out else span.end), span.start
