"""Resolutions set as PDFs, and what is read of them, for the tests of their layout."""

from resolutions.parsing import parse
from resolutions.parsing.formats import read

from .pdf_files import Page, pdf

TITLE = "<b>64/179.</b><|>   <b>Strengthening the Programme</b>"
SPEAKS = "<i>The General Assembly</i>,"
ACTS = "1.  <i>Decides</i> to remain seized of the matter."
WORDS = (
    "<i>Recalling</i> its resolution on the creation of the Programme of the Office,"
)
PREAMBLE = (
    "<i>Concerned</i> by crime and by all that follows from it, in the States and\n"
    "between them, and by the number of its victims in all parts of the world, and\n"
    "aware that no State can counter it alone, and that the Programme needs means\n"
    "that it does not have,"
)


def resolution(*texts):
    """A page with a title, the words of the body, a preamble of four lines and these
    paragraphs; a page of single lines would not show what its leading is."""
    return Page(head="A/RES/64/179").paragraphs(TITLE, SPEAKS, PREAMBLE, *texts)


def parsed(*pages):
    return parse(pdf(*pages), "a.pdf")


def outline(document):
    """Anchor, text and marks of the paragraphs, a mark with the letters before it."""
    return [
        (p.anchor, p.text, [(m.number, p.text[: m.position][-6:]) for m in p.marks])
        for p in document.paragraphs
    ]


def notes(document):
    return [(note.number, note.text, note.page) for note in document.footnotes]


def lines(*pages):
    return [x.content for x in read(pdf(*pages), "a.pdf").lines if not x.is_blank]


def texts(*pages):
    return [text for _, text, _ in outline(parsed(*pages))]


def left_out(document):
    return [(left.text, left.reason) for left in document.left_out]


def roles(*pages):
    lines = read(pdf(*pages), "a.pdf").lines
    return [(x.role, x.content.strip()) for x in lines if not x.is_blank]


def head(number, foot="09-47257"):
    return Page(number, head="A/RES/64/179", foot=foot)
