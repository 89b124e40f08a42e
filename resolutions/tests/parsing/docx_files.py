"""Small Word files for the tests, their parts written by hand."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
MAIN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{}"/></Types>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships">{}</Relationships>'
)
REF = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def p(*content, style="", properties=""):
    """A paragraph: texts become runs, what begins with "<" is taken as XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(c if c.startswith("<") else r(c) for c in content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def r(text, properties=""):
    """A run; "\\t" and "\\n" become w:tab and w:br."""
    inner = text.replace("\t", "</w:t><w:tab/><w:t>").replace(
        "\n", "</w:t><w:br/><w:t>"
    )
    inner = inner.replace("<w:t>", '<w:t xml:space="preserve">')
    return (
        f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{inner}</w:t></w:r>'
    )


def italic(text):
    return r(text, "<w:i/>")


def raised(text):
    return r(text, '<w:vertAlign w:val="superscript"/>')


def ref(identifier):
    return REF.format(identifier)


def numbered(num, level=0):
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def field(instruction, result):
    """A field as Word writes it: begin, instruction, separator, result, end."""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        char.format("begin")
        + f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
        + char.format("separate")
        + result
        + char.format("end")
    )


def table(*rows):
    """A table; a cell is a text, or XML."""
    return "<w:tbl>" + "".join(
        "<w:tr>"
        + "".join(
            f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row
        )
        + "</w:tr>"
        for row in rows
    ) + "</w:tbl>"  # fmt: skip


def notes(kind="footnote", **texts):
    """The part that holds the notes: n2="See A/64/1." is the note with the id 2."""
    found = "".join(
        f'<w:{kind} w:id="{name[1:]}">'
        f"{text if text.startswith('<') else p(f'<w:r><w:{kind}Ref/></w:r>', ' ' + text)}"
        f"</w:{kind}>"
        for name, text in texts.items()
    )
    separator = f'<w:{kind} w:id="-1" w:type="separator">{p("kept out")}</w:{kind}>'
    return f"<w:{kind}s {NAMESPACES}>{separator}{found}</w:{kind}s>"


def levels(*described):
    """The levels of a list: ("decimal", "%1."), or with a start ("decimal", "%1.", 3)."""
    return "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="{start[0] if start else 1}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text, *start) in enumerate(described)
    )


def numbering(abstracts, nums):
    """The part of the lists: {abstract: levels}, {num: (abstract, overrides)}."""
    return (
        f"<w:numbering {NAMESPACES}>"
        + "".join(
            f'<w:abstractNum w:abstractNumId="{name}">{inner}</w:abstractNum>'
            for name, inner in abstracts.items()
        )
        + "".join(
            f'<w:num w:numId="{name}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'
            for name, (abstract, more) in nums.items()
        )
        + "</w:numbering>"
    )


def docx(*body, main=MAIN, compress=zipfile.ZIP_DEFLATED, **parts):
    """The bytes of a Word file. `parts`: styles, numbering, settings, footnotes,
    endnotes, and header1, header2 … or footer1 … that the body refers to as "header1".
    """
    document = f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"
    relations = "".join(
        f'<Relationship Id="{name}" Target="{name}.xml" '
        f'Type="{RELATIONS}/{name.rstrip("0123456789")}"/>'
        for name in parts
    )
    return package(
        {
            "[Content_Types].xml": TYPES.format(main),
            "_rels/.rels": RELATIONSHIPS.format(
                f'<Relationship Id="r" Type="{RELATIONS}/officeDocument" '
                'Target="word/document.xml"/>'
            ),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": RELATIONSHIPS.format(relations),
            **{f"word/{name}.xml": content for name, content in parts.items()},
        },
        compress,
    )


def package(members, compress=zipfile.ZIP_DEFLATED):
    """The bytes of a zip file with these members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compress) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress)
    return data.getvalue()


def part(kind, *content):
    """A part with paragraphs: part("hdr", p("A/RES/64/1"))."""
    return f"<w:{kind} {NAMESPACES}>{''.join(content)}</w:{kind}>"
