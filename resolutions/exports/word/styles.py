"""How the paragraphs of the Word files look: after the documents of the General Assembly."""

from __future__ import annotations

from .ooxml import Element, w

FONT = "Times New Roman"
# In half points and in twips, as Word counts.
SIZE = 20
STEP = 475
# The text stands in from both margins; masthead and numbers of titles stand out of it.
LEFT, RIGHT = 1267, 1260
COLUMN = {"left": LEFT, "right": RIGHT}


def styles() -> Element:
    defaults = w(
        "docDefaults",
        w(
            "rPrDefault",
            w(
                "rPr",
                w("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT),
                w("sz", val=SIZE),
                w("szCs", val=SIZE),
                w("lang", val="en-GB"),
            ),
        ),
        w(
            "pPrDefault",
            w("pPr", w("spacing", after=120, line=240, lineRule="atLeast")),
        ),
    )
    return w("styles", defaults, *_paragraph_styles(), *_footnote_styles())


def _paragraph_styles() -> list[Element]:
    normal = [w("name", val="Normal"), w("qFormat")]
    rule = {"val": "single", "space": 4, "color": "auto"}
    return [
        w("style", *normal, type="paragraph", default=1, styleId="Normal"),
        _style("Symbol", [w("pBdr", w("bottom", **rule, sz=6)), w("spacing", after=60),
               w("jc", val="right")], [w("sz", val=28)]),
        _style("Organ", [w("spacing", after=120), w("ind", left=LEFT)],
               [w("b"), w("sz", val=34)]),
        _style("Distribution", [w("spacing", after=600), w("ind", left=6480)]),
        _style("Session", [w("pBdr", w("top", **rule, sz=12)), w("spacing", after=0)],
               [w("b")]),
        _style("Masthead", [w("spacing", after=0)]),
        _style("AgendaTitle", [w("spacing", after=0)], [w("b")]),
        _style("TypeLine", [w("spacing", before=360, after=180), w("ind", **COLUMN)],
               [w("b"), w("sz", val=26)]),
        _style("Origin", [w("spacing", after=240), w("ind", **COLUMN)], [w("i")]),
        _style("Heading1", [w("keepNext"), w("spacing", before=240, after=180),
               w("ind", **COLUMN, hanging=LEFT - 200), w("outlineLvl", val=0)],
               [w("b"), w("sz", val=24)], name="heading 1"),
        _style("Heading2", [w("keepNext"), w("spacing", before=240, after=120),
               w("ind", **COLUMN), w("jc", val="center"), w("outlineLvl", val=1)],
               [w("b"), w("sz", val=22)], name="heading 2"),
        *_text_styles(),
        _style("Closing", [w("spacing", before=120, after=0), w("ind", **COLUMN),
               w("jc", val="right")]),
        _style("Unmarked", [w("ind", **COLUMN)], [w("sz", val=18)]),
        _style("SheetTitle", [w("spacing", after=240), w("outlineLvl", val=0)],
               [w("b"), w("sz", val=28)]),
        _style("SheetHeading", [w("keepNext"), w("spacing", before=240, after=120),
               w("outlineLvl", val=1)], [w("b"), w("sz", val=22)]),
        _style("Quoted", [w("ind", left=STEP)]),
        _style("Cited", [w("spacing", after=240), w("ind", left=STEP)],
               [w("sz", val=18)]),
        _style("Header", [w("pBdr", w("bottom", **rule, sz=6))], [w("b")], name="header"),
        _style("Footer", [], [w("b")], name="footer"),
    ]  # fmt: skip


def _text_styles() -> list[Element]:
    """Paragraphs begin further in and are justified; (i) stands further in than (a)."""
    found = [_text_style("Enacting", 0)]
    for base in ("Preambular", "Operative", "AnnexText", "Unclassified"):
        found += [_text_style(base, depth) for depth in range(4)]
    return found


def _text_style(base: str, depth: int) -> Element:
    indent = w("ind", left=left_of(depth), right=RIGHT, firstLine=STEP)
    return _style(f"{base}{depth or ''}", [indent, w("jc", val="both")])


def left_of(depth: int) -> int:
    """Where the lines of a paragraph of that depth begin, but for the first."""
    return LEFT + STEP * max(depth - 1, 0)


def _style(
    id: str,
    paragraph: list[Element],
    run: list[Element] | None = None,
    name: str | None = None,
) -> Element:
    parts = [w("name", val=name or id), w("basedOn", val="Normal"), w("qFormat")]
    if paragraph:
        parts.append(w("pPr", *paragraph))
    if run:
        parts.append(w("rPr", *run))
    return w("style", *parts, type="paragraph", styleId=id)


def _footnote_styles() -> list[Element]:
    raised = w(
        "style",
        w("name", val="footnote reference"),
        w("rPr", w("vertAlign", val="superscript")),
        type="character",
        styleId="FootnoteReference",
    )
    text = _style(
        "FootnoteText",
        [w("spacing", after=40, line=200, lineRule="atLeast"), w("ind", **COLUMN)],
        [w("sz", val=17)],
        name="footnote text",
    )
    return [text, raised]
