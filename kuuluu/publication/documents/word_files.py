"""Text files of office programs read for their words: .docx and .odt.

What the writer struck out, hid or noted in the margin is no part of the text, and no picture is.
"""

from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from kuuluu.publication.documents.blocks import CELL, Block, clean
from kuuluu.publication.documents.errors import DocumentTruncated, Unsafe
from kuuluu.publication.documents.kinds import part

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DEEPEST = 60

# Struck out, moved away, or a second copy for old programs.
_DOCX_LEFT_OUT = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_COMPATIBLE}Fallback", f"{_W}sectPr"}
)
ODF_LEFT_OUT = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_OFFICE}annotation",
        f"{_TEXT}hidden-text",
        f"{_TEXT}hidden-paragraph",
        f"{_TEXT}table-of-content",
        f"{_OFFICE}forms",
    }
)
_OFF = frozenset({"0", "false", "off", "none"})


def parsed(archive: ZipFile, name: str) -> Any:
    """Return a part's root. Raises Unsafe where it declares entities, DocumentTruncated where it is no XML."""
    try:
        root = ElementTree.fromstring(part(archive, name), forbid_dtd=True)
    except DefusedXmlException as error:
        raise Unsafe from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DocumentTruncated from error
    return root


def docx_blocks(archive: ZipFile) -> Iterator[Block]:
    """Yield what a .docx says."""
    styles = parsed(archive, "word/styles.xml") if "word/styles.xml" in archive.namelist() else None
    hidden = _hidden_docx_styles(styles)
    body = parsed(archive, "word/document.xml").find(f"{_W}body")
    if body is not None:
        yield from _docx_blocks(body, hidden, 0)


def _docx_blocks(parent: Any, hidden: frozenset[str], depth: int) -> Iterator[Block]:
    _not_too_deep(depth)
    for child in parent:
        if child.tag in _DOCX_LEFT_OUT:
            continue
        if child.tag == f"{_W}p":
            text = clean(_docx_text(child, hidden, depth + 1))
            if text:
                yield Block(_docx_kind(child), text)
        elif child.tag == f"{_W}tr":
            cells = (_docx_blocks(cell, hidden, depth + 1) for cell in child.iter(f"{_W}tc"))
            row = CELL.join(" ".join(block.text.replace(CELL, " ") for block in cell) for cell in cells)
            if row.strip():
                yield Block("row", row)
        else:
            yield from _docx_blocks(child, hidden, depth + 1)


def _docx_kind(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = str(style.get(f"{_W}val", "") if style is not None else "").lower()
    if name.startswith(("heading", "otsikko", "rubrik", "title")):
        return "heading"
    return "point" if paragraph.find(f"{_W}pPr/{_W}numPr") is not None else "text"


def _docx_text(element: Any, hidden: frozenset[str], depth: int) -> str:
    _not_too_deep(depth)
    if element.tag in _DOCX_LEFT_OUT or _is_hidden_run(element, hidden):
        return ""
    if element.tag == f"{_W}t":
        return str(element.text or "")
    if element.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
        return " "
    if element.tag == f"{_W}noBreakHyphen":
        return "-"
    inner = "".join(_docx_text(child, hidden, depth + 1) for child in element)
    return f" {inner} " if element.tag == f"{_W}p" and depth > 1 else inner


def _is_hidden_run(element: Any, hidden: frozenset[str]) -> bool:
    facts = element.find(f"{_W}rPr" if element.tag == f"{_W}r" else f"{_W}pPr")
    if facts is None:
        return False
    style = facts.find(f"{_W}rStyle" if element.tag == f"{_W}r" else f"{_W}pStyle")
    return _vanishes(facts) or (style is not None and style.get(f"{_W}val") in hidden)


def _vanishes(facts: Any) -> bool:
    marks = (facts.find(f"{_W}{name}") for name in ("vanish", "specVanish", "webHidden"))
    return any(mark is not None and mark.get(f"{_W}val", "1").lower() not in _OFF for mark in marks)


def _hidden_docx_styles(styles: Any) -> frozenset[str]:
    found = styles.iter(f"{_W}style") if styles is not None else ()
    facts = ((style.get(f"{_W}styleId", ""), style.find(f"{_W}rPr")) for style in found)
    return frozenset(name for name, look in facts if look is not None and _vanishes(look))


def odt_blocks(archive: ZipFile) -> Iterator[Block]:
    """Yield what an .odt says."""
    root = parsed(archive, "content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is not None:
        yield from _odt_blocks(body, hidden_odf_styles(root), 0)


def _odt_blocks(parent: Any, hidden: frozenset[str], depth: int) -> Iterator[Block]:
    _not_too_deep(depth)
    for child in parent:
        if child.tag in ODF_LEFT_OUT or child.get(f"{_TEXT}display", "") in {"none", "condition"}:
            continue
        if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            text = clean(odf_text(child, hidden))
            if text:
                kind = "point" if parent.tag == f"{_TEXT}list-item" else "text"
                yield Block("heading" if child.tag == f"{_TEXT}h" else kind, text)
        elif child.tag == f"{_TABLE}table-row":
            cells = (_odt_blocks(cell, hidden, depth + 1) for cell in child.iter(f"{_TABLE}table-cell"))
            row = CELL.join(" ".join(block.text.replace(CELL, " ") for block in cell) for cell in cells)
            if row.strip():
                yield Block("row", row)
        else:
            yield from _odt_blocks(child, hidden, depth + 1)


def odf_text(element: Any, hidden: frozenset[str], depth: int = 0) -> str:
    """Return the words of a paragraph, less what is hidden in it. Spaces and ends of lines are elements of their own."""
    _not_too_deep(depth)
    if element.tag in ODF_LEFT_OUT or element.get(f"{_TEXT}style-name") in hidden:
        return ""
    if element.tag == f"{_TEXT}s":
        return " "
    if element.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
        return " "
    parts = [str(element.text or "")]
    for child in element:
        parts += [odf_text(child, hidden, depth + 1), str(child.tail or "")]
    inner = "".join(parts)
    return f" {inner} " if element.tag == f"{_TEXT}p" and depth else inner


def hidden_odf_styles(root: Any) -> frozenset[str]:
    """Return the names of the styles whose text nobody sees."""
    names = set()
    for style in root.iter(f"{_STYLE}style"):
        looks = style.findall(f"{_STYLE}text-properties")
        if any(look.get(f"{_TEXT}display", "") in {"none", "condition"} for look in looks):
            names.add(style.get(f"{_STYLE}name", ""))
    return frozenset(names)


def _not_too_deep(depth: int) -> None:
    if depth > _DEEPEST:
        raise Unsafe
