"""Documents as residents send them: letters, and letters with a secret in every place where a file can hold one."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

A4 = (595, 842)
Secret = Callable[[str], str]


def drawn(text: str, x: float, y: float, *before: str, size: int = 12) -> bytes:
    """Drawing a line of text; `before` are operators that say how."""
    said = text.encode("cp1252").hex()
    return f"q BT {' '.join(before)} /F1 {size} Tf {x} {y} Td <{said}> Tj ET Q ".encode()


def with_page(pdf: pikepdf.Pdf, content: bytes, *, font: str = "Helvetica", **resources) -> pikepdf.Page:
    page = pdf.add_blank_page(page_size=A4)
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/" + font), Encoding=Name.WinAnsiEncoding)
    page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(helvetica)), **resources)
    page.Contents = pdf.make_stream(content)
    return page


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return out.getvalue()


def letter_pdf(*pages: Sequence[str], content: bytes = b"", **facts) -> bytes:
    """A plain letter: lines on pages."""
    pdf = pikepdf.new()
    for lines in pages or [["Hyvä kaupunki!"]]:
        said = b"".join(drawn(line, 60, 760 - 24 * index) for index, line in enumerate(lines))
        page = with_page(pdf, said + content)
        for name, value in facts.items():
            page[f"/{name}"] = value
    return saved(pdf)


def planted_pdf(lines: Sequence[str], secret: Secret) -> bytes:
    """A letter with a secret wherever a PDF can hold one, beside the lines that an eye sees."""
    pdf = pikepdf.new()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(secret("a layer's name"))))
    content = b"".join(drawn(line, 60, 760 - 24 * index) for index, line in enumerate(lines))
    content += b"".join(
        [
            drawn(secret("invisible text"), 60, 500, "3 Tr"),
            drawn(secret("white text"), 60, 480, "1 1 1 rg"),
            drawn(secret("text off the page"), 900, 460),
            drawn(secret("covered text"), 60, 440),
            b"q 0 0 0 rg 50 430 300 30 re f Q ",
            drawn(secret("transparent text"), 60, 420, "/Clear gs"),
            drawn(secret("tiny text"), 60, 400, size=0.2),
            b"/OC /Layer BDC ",
            drawn(secret("text on a layer that is off"), 60, 380),
            b"EMC q 10 10 5 5 re W n ",
            drawn(secret("text outside of what is cut out"), 60, 360),
            b"Q /Span <</ActualText <feff%s>>> BDC "
            % secret("a text for screen readers").encode("utf-16-be").hex().encode(),
            drawn("Katu", 60, 340),
            b"EMC q 100 0 0 80 400 400 cm /Photo Do Q ",
        ]
    )
    page = with_page(
        pdf,
        content,
        font=secret("a font's name").encode("ascii", "ignore").decode(),
        ExtGState=Dictionary(Clear=Dictionary(ca=0, CA=0)),
        Properties=Dictionary(Layer=layer),
        XObject=Dictionary(Photo=_photo(pdf, secret("a picture's data"))),
    )
    page.Annots = Array([pdf.make_indirect(one) for one in _annotations(secret)])
    page.PieceInfo = Dictionary(Maker=Dictionary(Private=String(secret("an editor's own data"))))
    _plant_in_root(pdf, layer, secret)
    return _with_older_revision(saved(pdf), secret("an older revision"))


def _annotations(secret: Secret) -> list[Dictionary]:
    note = {"Type": Name.Annot, "Rect": Array([50, 600, 80, 630]), "T": String(secret("who commented"))}
    field = {"Type": Name.Annot, "Subtype": Name.Widget, "FT": Name.Tx, "Rect": Array([50, 200, 250, 230])}
    return [
        Dictionary(**note, Subtype=Name.Text, Contents=String(secret("a comment"))),
        Dictionary(
            **note, Subtype=Name.FreeText, Contents=String(secret("a comment on the page")), DA=String("/Helv 12 Tf")
        ),
        Dictionary(
            **field, T=String("name"), V=String(secret("a field's value")), DV=String(secret("a field's default"))
        ),
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([50, 700, 80, 730]),
            A=Dictionary(S=Name.URI, URI=String(secret("a link").encode("ascii", "ignore").decode())),
        ),
    ]


def _plant_in_root(pdf: pikepdf.Pdf, layer, secret: Secret) -> None:
    root = pdf.Root
    root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
    root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{secret('a script')}')"))
    root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].Annots[2]]))
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(secret("a page's label")))]))
    root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=1))
    mark = pdf.make_indirect(Dictionary(Title=String(secret("a bookmark")), Parent=root.Outlines))
    root.Outlines.First = root.Outlines.Last = mark
    pdf.attachments[secret("an attachment's name")] = secret("an attachment").encode()
    for name in ("Title", "Author", "Subject", "Keywords", "Creator", "Producer"):
        pdf.docinfo[f"/{name}"] = String(secret(f"what the file says of itself: {name}"))
    packet = (
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        f"<!-- {secret('a packet of metadata').replace('&', '&amp;')} --></rdf:RDF></x:xmpmeta>"
    )
    root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    element = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(secret("a picture's alternative text")))
    root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([element])))


def _photo(pdf: pikepdf.Pdf, secret: str) -> pikepdf.Stream:
    exif = Image.Exif()
    exif[0x013B] = exif[0x010E] = secret
    data = io.BytesIO()
    Image.new("RGB", (100, 80), "teal").save(data, "JPEG", exif=exif, comment=secret.encode())
    photo = pikepdf.Stream(pdf, data.getvalue())
    photo.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=100,
        Height=80,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
        Filter=Name.DCTDecode,
    )
    return photo


def _with_older_revision(data: bytes, secret: str) -> bytes:
    """Put the page's content after an older one that says something else: what was rubbed out is still in the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number, content = pdf.pages[0].Contents.objgen[0], pdf.pages[0].Contents.read_bytes()
        size = int(pdf.trailer.Size)
        pdf.pages[0].Contents.write(drawn(secret, 60, 700))
        old = saved(pdf)
    start = int(re.findall(rb"startxref\s+(\d+)", old)[-1])
    root = re.findall(rb"/Root (\d+ \d+ R)", old)[-1]
    body = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(content), content)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(old))
    trailer = b"trailer\n<< /Size %d /Root %s /Prev %d >>\n" % (size, root, start)
    return old + body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(old) + len(body))


def zipped(parts: dict[str, str | bytes], *, first: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: name != first):
            kind = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            archive.writestr(name, parts[name], compress_type=kind)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'


def docx(body: str, **parts: str | bytes) -> bytes:
    """A .docx with this body; other parts by name, with "__" for "/"."""
    more = {name.replace("__", "/"): said for name, said in parts.items()}
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": document, **more})


def paragraph(*runs: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(runs)}</w:p>"


def run(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)


def odf(kind: str, body: str, *, styles: str = "", **parts: str | bytes) -> bytes:
    """An .odt ("text") or .ods ("spreadsheet") with this body."""
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    more = {name.replace("__", "/"): said for name, said in parts.items()}
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": media_type, "content.xml": content, **more}, first="mimetype")
