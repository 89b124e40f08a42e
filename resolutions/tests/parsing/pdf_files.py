"""Small PDFs for the tests, their objects written by hand and laid out as the United
Nations lays out its documents.

In a text, <i>…</i> is italic, <b>…</b> bold, <sup>…</sup> a raised figure, and <|> ends
one text object and begins another.
"""

import re

WIDTH, HEIGHT = 612, 792
BODY, FIRST = 123.4, 147.1
"""Where the lines of the body begin, and the first lines of its paragraphs."""
LEADING, BETWEEN = 12, 6
FONTS = ("Times-Roman", "Times-Italic", "Times-Bold")
_TAG_RE = re.compile(r"<(/?(?:i|b|sup)|\|)>")
_FONTS_OF_TAGS = {"i": 2, "b": 3}


def show(x, y, text, size=10.0):
    """The operators that show a line of text with its baseline at y.

    Raised figures are 0.65 of the size (6.5 points), 3.5 points above the baseline.
    """
    operators = [f"BT 1 0 0 1 {x:.1f} {y:.1f} Tm"]
    font, rise = 1, False
    for place, part in enumerate(_TAG_RE.split(text)):
        if place % 2:
            tag = part.lstrip("/")
            font = 1 if part.startswith("/") else _FONTS_OF_TAGS.get(tag, font)
            rise = part == "sup"
        elif part:
            scale = 0.65 if rise else 1
            operators.append(
                f"/F{font} {size * scale:.2f} Tf {size * 0.35 * rise:.2f} Ts "
                f"({_escaped(part)}) Tj"
            )
    return " ".join([*operators, "ET"])


def _escaped(text):
    return re.sub(r"([\\()])", r"\\\1", text)


class Page:
    """A page that is filled from its top: `y` is the next free baseline; `turned` is by
    how many degrees a viewer turns it."""

    def __init__(self, number=1, head="", foot="", turned=0):
        self.operators = []
        self.turned = turned
        self.y = 707.5
        left, right = 60.0, 520.0
        at = left if number % 2 == 0 else right
        if head:
            self.at(at, 733.0, head, 8.5)
        if foot:
            self.at(at, 36.7, foot, 8.5)

    def at(self, x, y, text, size=10.0):
        self.operators.append(show(x, y, text, size))
        return self

    def set_at(self, matrix, text, size=10.0):
        """Show a text in any direction: `matrix` has its four factors and its place."""
        self.operators.append(f"BT {matrix} Tm /F1 {size} Tf ({_escaped(text)}) Tj ET")
        return self

    def masthead(self, symbol, *dated, session="Sixty-fourth session", item="104"):
        self.at(123.1, 734.2, "United Nations", 14).at(440.0, 734.2, symbol, 20)
        self.at(123.1, 705.3, "<b>General Assembly</b>", 20)
        for place, line in enumerate(["Distr.: General", *dated]):
            self.at(396.8, 705.3 - LEADING * place, line)
        self.at(60.0, 569.7, session)
        if item:
            self.at(60.0, 557.7, f"Agenda item {item}")
        self.y = 530.0
        return self

    def paragraph(self, *lines, first=FIRST, left=BODY, size=10.0):
        """Lines of a paragraph, the first indented, and the gap below it.

        Headings and titles are larger and stand wider apart.
        """
        for place, line in enumerate(lines):
            self.at(left if place else first, self.y, line, size)
            self.y -= LEADING + (size > 10)
        self.y -= BETWEEN * (2 if size > 10 else 1)
        return self

    def heading(self, *lines, size=12.0):
        self.y -= BETWEEN
        return self.paragraph(*lines, first=BODY, size=size)

    def paragraphs(self, *texts):
        for text in texts:
            self.paragraph(*text.split("\n"))
        return self

    def row(self, *cells, left=BODY, apart=120):
        """A row of a table: cells in columns."""
        for place, cell in enumerate(cells):
            self.at(left + apart * place, self.y, cell)
        self.y -= LEADING
        return self

    def notes(self, *notes, foot=59.5, rule=True):
        """Notes at the foot of the page, the last line at `foot`; a rule above them.

        A note's raised number is set off: "<sup>1</sup> See A/64/1."
        """
        lines = [line for note in notes for line in note.split("\n")]
        y = foot + 10.5 * (len(lines) - 1)
        if rule:
            self.at(99.6, y + 14.1, "_" * 18, 8)
        for place, line in enumerate(lines):
            self.at(117.0, y - 10.5 * place, line, 8.5)
        return self

    def job_number(self, number="09-47257", bar_code="*0947257*"):
        return self.at(65.2, 44.4, f"{number} (E) 101125").at(65.2, 29.8, bar_code, 12)


def pdf(*pages, trailer=""):
    """The bytes of a PDF; a page is a `Page`, or the operators of one as a text."""
    fonts = "".join(f"/F{n} {n + 2} 0 R" for n in range(1, len(FONTS) + 1))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    objects += [
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
        for name in FONTS
    ]
    kids = []
    for page in pages:
        content = page if isinstance(page, str) else "\n".join(page.operators)
        length = len(content.encode("cp1252"))
        turned = getattr(page, "turned", 0)
        box = getattr(page, "box", f"0 0 {WIDTH} {HEIGHT}")
        objects.append(f"<</Length {length}>>stream\n{content}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Rotate {turned}"
            f"/Contents {len(objects)} 0 R/Resources<</Font<<{fonts}>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    return _written(objects, trailer)


def in_form(page, matrix):
    """A PDF whose only page shows another as a form, set there by a matrix."""
    content = "\n".join(page.operators)
    names = "".join(f"/F{n} {n + 4} 0 R" for n in range(1, len(FONTS) + 1))
    shown = f"q {matrix} cm /X1 Do Q"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents 4 0 R"
        "/Resources<</XObject<</X1 8 0 R>>>>>>",
        f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
        *(
            f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
            for name in FONTS
        ),
        f"<</Type/XObject/Subtype/Form/BBox[0 0 2000 2000]/Resources<</Font<<{names}>>>>"
        f"/Length {len(content.encode('cp1252'))}>>stream\n{content}\nendstream",
    ]
    return _written(objects, "")


def _written(objects, trailer):
    out, places = b"%PDF-1.4\n", b""
    for number, each in enumerate(objects, start=1):
        places += b"%010d 00000 n \n" % len(out)
        out += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    size, start = len(objects) + 1, len(out)
    table = f"xref\n0 {size}\n0000000000 65535 f \n".encode() + places
    end = f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF"
    return out + table + end.encode()
