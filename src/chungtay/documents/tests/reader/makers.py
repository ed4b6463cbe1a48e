"""Small files made in memory for the tests: .docx packages and PDFs."""

import io
import zipfile
from collections.abc import Sequence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str, *, number: tuple[int, int] | None = None) -> str:
    """Return one paragraph, numbered automatically by (list, level) when given."""
    properties = ""
    if number:
        properties = (
            f'<w:pPr><w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr></w:pPr>'
        )
    runs = "<w:r><w:br/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in text.split("\n")
    )
    return f"<w:p>{properties}{runs}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table; a cell's lines become its paragraphs."""
    cells = [
        "".join(f"<w:tc>{''.join(paragraph(line) for line in cell.split(chr(10)))}</w:tc>" for cell in row)
        for row in rows
    ]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>"""


def docx(body: str, parts: dict[str, str | bytes] | None = None) -> bytes:
    """Return a .docx package whose body holds the given paragraphs and tables."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in (parts or {}).items():
            package.writestr(name, content)
    return out.getvalue()


def pdf_without_text(pages: int = 2) -> bytes:
    """Return a PDF of blank pages, as a scanner without text recognition leaves it."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_with_password() -> bytes:
    """Return an encrypted PDF."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.encrypt("mật khẩu", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def typeset(source: str) -> bytes:
    """Return a PDF typeset from Typst source, with a text layer."""
    import typst

    return typst.compile(source.encode())
