"""PDFs of every body, written by hand as each lays its documents out: one table of what
a reader counts in them. The golden outlines are short, so that they can be read here."""

from datetime import date

import pytest

from resolutions.parsing import parse

from .pdf_files import Page, pdf

REST = (
    "the Programme of the Office and all that follows from it in the States and",
    "between them, and of the number of its victims in all parts of the world",
)


def masthead(symbol, organ, dated, *session, job=()):
    page = Page().at(123.1, 734.2, "United Nations", 14).at(420.0, 734.2, symbol, 14)
    page.at(123.1, 705.3, f"<b>{organ}</b>", 20)
    kind = "Limited" if "/L." in symbol else "General"
    for place, line in enumerate([f"Distr.: {kind}", dated, "", "Original: English"]):
        page.at(396.8, 705.3 - 12 * place, line)
    for place, line in enumerate(session):
        page.at(60.0, 620.0 - 12 * place, line)
    if job:
        page.at(65.2, 44.4, job[0], 8.5).at(65.2, 29.8, job[1], 12)
    page.y = 540.0
    return page


def paragraph(page, opening, end):
    return page.paragraph(opening, REST[0], f"{REST[1]}{end}")


def closing(page, meeting, day):
    page.at(380, page.y, f"<i>{meeting}</i>").at(380, page.y - 12, f"<i>{day}</i>")
    page.y -= 40
    return page


def of_2001():
    """The date stands only in the closing line, the job number has a space."""
    page = masthead("A/RES/55/25", "General Assembly", "8 January 2001", "<b>Fifty-fifth session</b>", "Agenda item 105")  # fmt: skip
    page.heading("<b>Resolution adopted by the General Assembly</b>", size=14)
    page.paragraph("[<i>without reference to a Main Committee (A/55/383)</i>]")
    page.heading("<b>55/25.</b>  <b>United Nations Convention against Organized</b>", "<b>Crime</b>")  # fmt: skip
    page.paragraph("<i>The General Assembly</i>,")
    paragraph(page, "<i>Recalling</i> its resolution 53/111,<sup>1</sup> on", ",")
    paragraph(page, "1.  <i>Takes note</i> of the report <sup>2</sup> on", ";")
    page.notes("<sup>1</sup> See A/64/1.", "<sup>2</sup> A/AC.254/34.")
    page.at(60, 36, "00 56089", 8.5).at(520, 36, "/...", 8.5)
    following = Page(2, head="A/RES/55/25", foot="2")
    paragraph(following, "2.  <i>Decides</i> to meet again, and to consider", ".")
    closing(following, "62nd plenary meeting", "15 November 2000")
    following.heading("<b>Annex I</b>").heading("<b>Convention against Crime</b>")
    following.at(250, following.y, "<i>Article 1</i>")
    following.y -= 24
    paragraph(following, "The purpose of this Convention is to promote", ".")
    return pdf(page, following)


def of_the_human_rights_council():
    """The number has no full stop; a starred note stands above the numbered ones."""
    page = masthead("A/HRC/RES/16/18", "General Assembly", "12 April 2011", "<b>Human Rights Council</b>", "<b>Sixteenth session</b>", "Agenda item 9", "<b>Racism, racial discrimination, and related forms</b>", "<b>of intolerance</b>")  # fmt: skip
    page.heading("<b>Resolution adopted by the Human Rights Council*</b>", size=14)
    page.heading("<b>16/18</b>", "<b>Combating intolerance</b>")
    page.paragraph("<i>The Human Rights Council</i>,")
    paragraph(page, "<i>Reaffirming</i> the commitment of States<sup>1</sup> to", ",")
    paragraph(page, "<i>Deeply concerned</i> by the impact on", " and on all")
    page.notes("* The resolutions and decisions adopted by the Council will be contained in the\nreport of the Council (A/HRC/16/2), chap. I.", "<sup>1</sup> See A/64/1.")  # fmt: skip
    page.at(60, 36, "GE.11-12727", 8.5)
    following = Page(2, head="A/HRC/RES/16/18", foot="2")
    following.paragraph("that follows,", first=123.4)
    paragraph(following, "1.  <i>Decides</i> to remain seized of", ".")
    closing(following, "46th meeting", "24 March 2011")
    following.paragraph("[Adopted without a vote.]")
    return pdf(page, following)


def of_the_commission():
    """A draft that the Commission recommends to the Council for the Assembly."""
    page = masthead("E/CN.15/2010/L.6/Rev.1", "Economic and Social Council", "20 May 2010", "<b>Commission on Crime Prevention</b>", "<b>and Criminal Justice</b>", "Nineteenth session", "Vienna, 17-21 May 2010", "Agenda item 5", "<b>World crime trends</b>", job=("V.10-53823 (E)", "*1053823*"))  # fmt: skip
    page.heading("<b>Brazil and Thailand: revised draft resolution</b>")
    page.paragraph("The Commission on Crime Prevention and Criminal Justice recommends to the", "Economic and Social Council the approval of the following draft resolution for", "adoption by the General Assembly:")  # fmt: skip
    page.heading("<b>Rules for the Treatment of Women Prisoners</b>")
    page.paragraph("<i>The General Assembly</i>,")
    paragraph(page, "<i>Recalling</i> the standards<sup>1</sup> of", ",")
    paragraph(page, "1.  <i>Requests</i> the Secretary-General to report on", ".")
    page.notes("<sup>1</sup> See A/64/1.")
    return pdf(page)


def of_the_council():
    page = masthead("E/RES/2016/17", "Economic and Social Council", "1 August 2016", "<b>2016 session</b>", "Agenda item 19 (c)", job=("16-13143 (E)", "*1613143*"))  # fmt: skip
    page.heading("<b>Resolution adopted by the Economic and Social Council</b>", "<b>on 26 July 2016</b>", size=14)  # fmt: skip
    page.paragraph("[<i>on the recommendation of the Commission on Crime Prevention and Criminal</i>", "<i>Justice (E/2016/30)</i>]")  # fmt: skip
    page.heading("<b>2016/17.</b>   <b>Restorative justice</b>")
    page.paragraph("<i>The Economic and Social Council</i>,")
    paragraph(page, "<i>Recalling</i> its resolutions<sup>1</sup> on", ",")
    paragraph(page, "1.  <i>Encourages</i> Member States to consider", ".")
    closing(page, "46th plenary meeting", "26 July 2016")
    page.notes("<sup>1</sup> Resolutions 1999/26 and 2000/14.")
    return pdf(page)


def of_a_draft_decision():
    page = masthead("A/80/L.40", "General Assembly", "12 December 2025", "Eightieth session", "Agenda item 109", "<b>Crime prevention</b>", job=("25-20001 (E)", "*2520001*"))  # fmt: skip
    page.heading("<b>Japan and Viet Nam: draft decision</b>")
    page.heading("<b>Postponement of the debate</b>")
    paragraph(page, "The General Assembly, recalling its resolution,<sup>1</sup> decides to defer", ".")  # fmt: skip
    page.notes("<sup>1</sup> Resolution 79/1.")
    return pdf(page)


FRONT = [
    "session",
    "title",
    "adopted",
    "agenda_item",
    "agenda_title",
    "committee_report",
    "plenary_meeting",
    "distributed",
    "job_number",
    "sponsors",
    "stage",
]


@pytest.mark.parametrize(
    ("document", "symbol", "front", "anchors", "marks"),
    [
        (of_2001(), "A/RES/55/25", ("55", "United Nations Convention against Organized Crime", date(2000, 11, 15), "105", None, "A/55/383", 62, date(2001, 1, 8), "00-56089", (), None), ["pp1", "op1", "op2", "h1", "h2", "h3", "annex1.art1.p1"], [1, 2]),
        (of_the_human_rights_council(), "A/HRC/RES/16/18", ("16", "Combating intolerance", date(2011, 3, 24), "9", "Racism, racial discrimination, and related forms of intolerance", None, 46, date(2011, 4, 12), "GE.11-12727", (), None), ["pp1", "pp2", "op1"], [1]),
        (of_the_commission(), "E/CN.15/2010/L.6/Rev.1", ("19", "Rules for the Treatment of Women Prisoners", None, "5", "World crime trends", None, None, date(2010, 5, 20), "V.10-53823", ("Brazil", "Thailand"), "draft resolution"), ["pp1", "op1"], [1]),
        (of_the_council(), "E/RES/2016/17", (None, "Restorative justice", date(2016, 7, 26), "19 (c)", None, "E/2016/30", 46, date(2016, 8, 1), "16-13143", (), None), ["pp1", "op1"], [1]),
        (of_a_draft_decision(), "A/80/L.40", ("80", "Postponement of the debate", None, "109", "Crime prevention", None, None, date(2025, 12, 12), "25-20001", ("Japan", "Viet Nam"), "draft decision"), ["op1"], [1]),
    ],
    ids=["2001", "HRC", "CCPCJ", "ECOSOC", "decision"],
)  # fmt: skip
def test_a_document_of_each_body_is_read_without_an_error(
    document, symbol, front, anchors, marks
):
    parsed = parse(document, "a.pdf")
    assert parsed.symbol == symbol
    assert {n: getattr(parsed.front, n) for n in FRONT} == dict(
        zip(FRONT, front, strict=True)
    )
    assert [p.anchor for p in parsed.paragraphs] == anchors
    assert [m.number for p in parsed.paragraphs for m in p.marks] == marks
    assert [n.number for n in parsed.footnotes] == marks
    assert parsed.warnings == ()
