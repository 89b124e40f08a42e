"""How the paragraphs of the Word files look: after the documents of the General Assembly."""

from __future__ import annotations

from .ooxml import Element, w

FONT = "Times New Roman"
# In half points and in twips, as Word counts.
SIZE = 20
STEP = 567


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
        w("pPrDefault", w("pPr", w("spacing", after=120, line=252, lineRule="auto"))),
    )
    return w("styles", defaults, *_paragraph_styles(), *_footnote_styles())


def _paragraph_styles() -> list[Element]:
    bold = [w("b")]
    heading = [w("keepNext"), w("spacing", before=240, after=120)]
    found = [
        w("style", w("name", val="Normal"), w("qFormat"), type="paragraph",
          default=1, styleId="Normal"),
        _style("Masthead", [w("spacing", after=0)]),
        _style("TypeLine", [w("spacing", before=240, after=120)], bold),
        _style("Origin", [w("spacing", after=240)], [w("i")]),
        _style("AgendaTitle", [w("spacing", before=240)], bold),
        _style("Heading1", [*heading, w("outlineLvl", val=0)],
               [w("b"), w("sz", val=26)], name="heading 1"),
        _style("Heading2", [w("keepNext"), w("spacing", before=240, after=120),
               w("jc", val="center"), w("outlineLvl", val=1)], [w("b")],
               name="heading 2"),
        _style("Enacting", [w("ind", firstLine=STEP)]),
        _style("Preambular", [w("ind", firstLine=STEP)]),
        _style("Operative", [w("ind", firstLine=STEP)]),
        _style("AnnexText", [w("ind", firstLine=STEP)]),
        _style("Unclassified", []),
        _style("Closing", [w("spacing", before=120, after=0), w("jc", val="right")]),
        _style("Unmarked", [], [w("sz", val=18)]),
        _style("Quoted", [w("ind", left=STEP)]),
        _style("Cited", [w("spacing", after=240), w("ind", left=STEP)],
               [w("sz", val=18)]),
        _style("Header", [w("jc", val="right")], name="header"),
        _style("Footer", [w("jc", val="right")], name="footer"),
    ]  # fmt: skip
    for base in ("Preambular", "Operative", "AnnexText", "Unclassified"):
        found += [
            _style(f"{base}{depth}", [w("ind", left=STEP * depth, firstLine=STEP)])
            for depth in (1, 2, 3)
        ]
    return found


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
        [w("spacing", after=40)],
        [w("sz", val=17)],
        name="footnote text",
    )
    return [text, raised]
