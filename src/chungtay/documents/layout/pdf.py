"""The official layout as PDF, set by Typst with the Tinos faces that ship with the program."""

import json
from pathlib import Path
from typing import Any

import typst

from chungtay.documents.layout.model import (
    MOTTO,
    NATION,
    Block,
    Heading,
    OfficialDocument,
    PageBreak,
    Paragraph,
    Table,
    addressed_lines,
    column_widths,
    issued_words,
    number_words,
    recipient_lines,
)

FONTS = Path(__file__).resolve().parent.parent / "fonts"
TEMPLATE = Path(__file__).with_name("official.typ")
WIDTHS = {False: 165.0, True: 247.0}


def render_pdf(document: OfficialDocument) -> bytes:
    """Return the document as the bytes of a PDF; its words travel as data, so no word can act as markup."""
    pages = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(_data(document), ensure_ascii=False)},
    )
    return bytes(pages)


def _data(document: OfficialDocument) -> dict[str, Any]:
    parts: list[dict[str, Any]] = [{"landscape": False, "blocks": []}]
    for block in document.body:
        if isinstance(block, PageBreak):
            parts.append({"landscape": block.landscape, "blocks": []})
        else:
            parts[-1]["blocks"].append(_block(block, WIDTHS[parts[-1]["landscape"]]))
    signing = [*document.authority.split("\n"), *document.signer_title.split("\n")]
    return {
        "title": document.subject or document.kind or "Văn bản",
        "agency_above": document.agency_above.upper(),
        "agency": document.agency.upper(),
        "number": number_words(document),
        "nation": NATION,
        "motto": MOTTO,
        "issued": issued_words(document),
        "dispatch": document.is_dispatch,
        "kind": document.kind.upper(),
        "subject": document.subject,
        "addressed": addressed_lines(document),
        "first": parts[0]["blocks"],
        "parts": parts[1:],
        "recipients": recipient_lines(document),
        "signing": [line.upper() for line in signing if line.strip()],
        "signer": document.signer,
    }


def _block(block: Block, width: float) -> dict[str, Any]:
    if isinstance(block, Heading):
        text = block.text.upper() if block.level == 1 else block.text
        return {"is": "heading", "text": text, "level": block.level}
    if isinstance(block, Paragraph):
        return {
            "is": "paragraph",
            "text": block.text,
            "align": block.align,
            "bold": block.bold,
            "italic": block.italic,
            "indent": block.indent,
        }
    assert isinstance(block, Table)
    return {
        "is": "table",
        "caption": block.caption,
        "size": block.size,
        "widths": column_widths(block, width),
        "align": [column.align for column in block.columns],
        "head": [column.title for column in block.columns],
        "rows": [list(row) for row in block.rows],
        "bold": sorted(block.bold_rows),
    }
