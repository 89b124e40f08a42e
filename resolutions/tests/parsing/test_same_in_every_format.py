"""One text written in every format: the same paragraphs, marks and footnotes in all."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import parse

from .docx_files import docx, italic, levels, notes, numbered, numbering, p, r, ref
from .pdf_files import BODY, FIRST, Page, pdf

HEAD = "Resolution adopted by the General Assembly on 18 December 2009"
NUMBER, TITLE = "64/179.", "Strengthening the Programme"
SPEAKS = "The General Assembly"
CLOSING = ("65th plenary meeting", "18 December 2009")
LISTS = numbering(
    {0: levels(("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))},
    {1: (0, "")},
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PARTICIPLES = ("Recalling", "Noting", "Bearing in mind", "Concerned about")
VERBS = ("Requests", "Urges", "Takes note of", "Invites")
THINGS = (
    "the Office on Drugs and Crime",
    "the Convention against Corruption",
    "the work of all States",
    "its resolution 60/1 of 16 September 2005",
)
ITEMS = ("To act in time", "To report on the work", "The means of the States")


@dataclass(frozen=True)
class Printed:
    """A paragraph: its label, its opening in italics, and what follows, marked or not."""

    label: str
    opening: str
    rest: str
    end: str
    note: int | None = None
    depth: int = 0

    @property
    def text(self):
        return f"{self.opening} {self.rest}{self.end}".strip()


@st.composite
def texts(draw):
    """Paragraphs in order, the notes counted as they come."""
    found, count = [], 0

    def add(label, opening, rest, end, depth=0):
        nonlocal count
        marked = draw(st.booleans())
        count += marked
        note = count if marked else None
        found.append(Printed(label, opening, rest, end, note, depth))

    for _ in range(draw(st.integers(1, 3))):
        rest = draw(st.sampled_from(THINGS))
        add("", draw(st.sampled_from(PARTICIPLES)), rest, ",")
    acts = draw(st.integers(1, 3))
    for number in range(1, acts + 1):
        items = draw(st.integers(0, 3)) if number < acts else 0
        last = "." if number == acts else ";"
        label = f"{number}." if acts > 1 else ""
        rest, verb = draw(st.sampled_from(THINGS)), draw(st.sampled_from(VERBS))
        add(label, verb, rest, ":" if items > 1 else last)
        for item in range(items if items > 1 else 0):
            add(f"({'abc'[item]})", "", draw(st.sampled_from(ITEMS)), ";", 1)
    return found


def expected(found):
    paragraphs, preamble, act = [], 0, ""
    for each in found:
        if each.depth:
            anchor = f"{act}.{each.label.strip('()')}"
        elif each.end == ",":
            preamble += 1
            anchor = f"pp{preamble}"
        else:
            anchor = act = f"op{each.label.rstrip('.') or 1}"
        place = len(each.text) - len(each.end)
        marks = [(each.note, place)] if each.note else []
        paragraphs.append((anchor, each.text, marks))
    notes_of = {each.note: f"See A/64/{each.note}." for each in found if each.note}
    return paragraphs, notes_of


def as_text(found):
    lines = [HEAD, f"{NUMBER}\t{TITLE}", f"{SPEAKS},"]
    for each in found:
        mark = str(each.note or "").translate(RAISED)
        label = f"{each.label}\t" if each.label else ""
        lines.append(f"{label}{each.opening} {each.rest}{mark}{each.end}")
    lines += ["\n".join(CLOSING), "_______________"]
    marked = [each.note for each in found if each.note]
    return "\n\n".join(lines) + "\n" + "\n".join(f"{n} See A/64/{n}." for n in marked)


def as_markdown(found):
    lines = [f"# {HEAD}", f"## {NUMBER} {TITLE}", f"*{SPEAKS}*,"]
    for each in found:
        mark = f"[^{each.note}]" if each.note else ""
        opening = f"*{each.opening}* " if each.opening else ""
        label = f"{each.label} " if each.label else ""
        label = label.replace(".", r"\.")
        lines.append(f"{label}{opening}{each.rest}{mark}{each.end}")
    lines.append("  \n".join(CLOSING))
    lines += [f"[^{each.note}]: See A/64/{each.note}." for each in found if each.note]
    return "\n\n".join(lines)


def as_html(found, mark, note):
    """`mark` and `note` are how the maker of the page writes them, {0} the number."""
    lines = [HEAD, f"{NUMBER} {TITLE}", f"<i>{SPEAKS}</i>,"]
    for each in found:
        sign = mark.format(each.note) if each.note else ""
        lines.append(
            f"{each.label} <i>{each.opening}</i> {each.rest}{sign}{each.end}".strip()
        )
    lines.append("<br>".join(CLOSING))
    page = "".join(f"<p>{line}</p>\n" for line in lines)
    marked = (each.note for each in found if each.note)
    notes_of = "".join(map(note.format, marked))
    return f"<html><meta charset=utf-8><body>{page}<hr>{notes_of}"


OLD = ("({0})", "<br>({0}) See A/64/{0}.")
WORD = (
    '<a href="#_ftn{0}" name="_ftnref{0}" title=""><span class=MsoFootnoteReference>[{0}]</span></a>',
    "<div style='mso-element:footnote' id=ftn{0}><p class=MsoFootnoteText>"
    '<a href="#_ftnref{0}" name="_ftn{0}"><span class=MsoFootnoteReference>[{0}]</span></a>'
    " See A/64/{0}.</p></div>",
)
OFFICE = (
    '<a class="sdfootnoteanc" name="sdfootnote{0}anc" href="#sdfootnote{0}sym"><sup>{0}</sup></a>',
    '<div id="sdfootnote{0}"><p><a class="sdfootnotesym" name="sdfootnote{0}sym" '
    'href="#sdfootnote{0}anc">{0}</a> See A/64/{0}.</p></div>',
)


def as_word(found, typed):
    """Numbers typed, or computed by Word from its lists."""
    body = [p(HEAD), p(f"{NUMBER}\t{TITLE}"), p("\t", italic(SPEAKS), ",")]
    for each in found:
        runs = [italic(each.opening), r(f" {each.rest}" if each.opening else each.rest)]
        runs += [ref(each.note + 1)] if each.note else []
        runs.append(r(each.end))
        if each.label and not typed:
            body.append(p(*runs, properties=numbered(1, each.depth)))
        else:
            label = f"\t{each.label}\t" if each.label else "\t"
            body.append(p(label, *runs))
    body += [p(line) for line in CLOSING]
    notes_of = {f"n{e.note + 1}": f"See A/64/{e.note}." for e in found if e.note}
    return docx(*body, numbering=LISTS, footnotes=notes(**notes_of))


def as_pdf(found):
    page = Page().masthead("A/RES/64/179", "26 March 2010").job_number()
    page.heading(f"<b>{HEAD}</b>").heading(f"<b>{NUMBER}</b><|>   <b>{TITLE}</b>")
    page.paragraph(f"<i>{SPEAKS}</i>,")
    pages = [page, Page(2, head="A/RES/64/179", foot="2/2  09-47257")]
    for place, each in enumerate(found):
        on = pages[place > len(found) // 2]
        mark = f"<sup>{each.note}</sup>" if each.note else ""
        label = f"{each.label}  " if each.label else ""
        opening = f"<i>{each.opening}</i> " if each.opening else ""
        # Of two lines: single ones would not show what their leading is.
        first, _, second = f"{opening}{each.rest}".rpartition(" ")
        on.paragraph(f"{label}{first}", f"{second}{mark}{each.end}", first=FIRST)
    for line in CLOSING:
        pages[1].at(BODY + 200, pages[1].y, line)
        pages[1].y -= 12
    for part, on in enumerate(pages):
        marked = [
            each.note
            for place, each in enumerate(found)
            if each.note and (place > len(found) // 2) == part
        ]
        if marked:
            on.notes(*(f"<sup>{n}</sup> See A/64/{n}." for n in marked), foot=72.0)
    return pdf(*pages)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.txt", lambda found: as_text(found).encode()),
        ("a.txt", lambda found: as_text(found).encode("utf-16")),
        ("a.md", lambda found: as_markdown(found).encode()),
        ("a.html", lambda found: as_html(found, *OLD).encode()),
        ("a.html", lambda found: as_html(found, *WORD).encode()),
        ("a.htm", lambda found: as_html(found, *OFFICE).encode()),
        ("a.docx", lambda found: as_word(found, typed=True)),
        ("a.docx", lambda found: as_word(found, typed=False)),
        ("a.pdf", as_pdf),
    ],
    ids=["text", "utf-16", "markdown", "old", "word-html", "office-html", "word", "word-lists", "pdf"],
)  # fmt: skip
@given(found=texts())
@settings(max_examples=15, deadline=None)
def test_a_text_reads_the_same_in_every_format(name, write, found):
    document = parse(write(found), name)
    paragraphs = [
        (each.anchor, each.text, [(m.number, m.position) for m in each.marks])
        for each in document.paragraphs
    ]
    notes_of = {note.number: note.text for note in document.footnotes}
    assert (paragraphs, notes_of) == expected(found)
    assert document.symbol == "A/RES/64/179"
    assert document.front.title == TITLE
    assert str(document.front.adopted) == "2009-12-18"
    assert document.front.plenary_meeting == 65
