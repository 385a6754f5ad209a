"""Documents of the world of secrets: public ones with secrets wherever a file holds them, refused and withdrawn ones."""

import io
from typing import Any

import pikepdf
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from kuuluu.cases.models import Case
from kuuluu.cases.queries import thread
from kuuluu.feedback import commands
from kuuluu.people.actors import ANYONE
from kuuluu.publication.commands import read_document
from kuuluu.publication.models import File, PublicDocument
from kuuluu.publication.rules import Hide, ShownDocument
from tests.factories.cases import LETTER, publish_case, publisher
from tests.factories.documents import docx, letter_pdf, paragraph, planted_pdf, run


def documents(world: Any, words: str) -> None:
    """A public case with a PDF, an office file and one told of by its name; and a case whose document was withdrawn."""
    secret = world.secret
    hidden = secret("words hidden in a document")
    plain = hidden.replace("&", "&amp;")
    letter = docx(
        paragraph(
            run(f"{words} kirjeessä, {plain} jatkuu."), run(secret("hidden text of a letter")[:8], "<w:vanish/>")
        ),
        docProps__core__xml=f"<a>{secret('who wrote a letter')}</a>",
        word__comments__xml=f"<a>{secret('a comment on a letter')}</a>",
    )
    name = secret("a document's name").partition("ä")[0]
    case = _sent(
        world,
        ("Kirje.pdf", planted_pdf([f"{words} asiakirjassa", f"{hidden} jatkuu"], secret)),
        (f"{name} 040 7654321.docx", letter),
        ("Lukematon.pdf", letter_pdf(*[[secret("a document that can't be shown")]] * 61)),
        ("Evatty.pdf", letter_pdf([secret("a refused document")])),
    )
    refused, shown, unsafe, office = sorted(files_of(case), key=lambda file: file.name)
    publish_case(case, at=world.at)
    by = publisher(world.city)
    for file in (shown, office, unsafe):
        commands.publish_document(case, file=file, shown=ShownDocument(_spans(file, hidden)), by=by, at=world.at)
    commands.refuse_document(case, file=refused, ground="personal_data", by=by, at=world.at)
    world.documents = list(PublicDocument.objects.filter(case_id=case.pk).values_list("pk", flat=True))
    world.files += [one.pk for one in (shown, office, unsafe, refused)]
    world.document_case = case
    gone = _sent(world, ("Poistettu.pdf", letter_pdf([secret("a withdrawn document")])))
    commands.publish_document(gone, file=files_of(gone)[0], shown=ShownDocument(), by=by, at=world.at)
    publish_case(gone, at=world.at)
    world.dead_documents += PublicDocument.objects.filter(case_id=gone.pk).values_list("pk", flat=True)
    commands.withdraw(gone, ground="personal_data", by=by, at=world.at)
    world.hidden_numbers.append(world.known(f"number {gone.number}", gone.number))


def files_of(case: Case) -> list[File]:
    return [a.file for message in thread(case) for a in message.attachments.all()]


def unpacked(data: bytes) -> bytes:
    """Return all that a PDF says to whoever unpacks its streams and asks two readers for its words."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [_read(one) for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        objects = [str(one) for one in pdf.objects] + [
            one.unparse(resolved=True).decode("latin-1") for one in pdf.objects
        ]
    read = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    read += [page.get_textpage().get_text_range() for page in PdfDocument(data)]
    return b"\n".join([data, *streams, *(said.encode() for said in objects + read)])


def _read(stream: Any) -> bytes:
    is_picture = stream.get("/Subtype") == "/Image"
    return stream.read_raw_bytes() if is_picture else stream.read_bytes()


def _spans(file: File, hidden: str) -> tuple[Hide, ...]:
    if file.words is None or hidden not in file.words.text:
        return ()
    start = file.words.text.index(hidden)
    found = [Hide(one.start, one.end, one.cls) for one in file.words.redactions.all()]
    return (Hide(start, start + len(hidden)), *found)


def _sent(world: Any, *files: tuple[str, bytes]) -> Case:
    draft, _key = commands.start(world.city, language="fi", at=world.at)
    commands.save(draft, data={**LETTER, "text": "Liitteessä on kirje lampusta."}, by=ANYONE, at=world.at)
    for name, data in files:
        commands.attach(draft, name=name, upload=io.BytesIO(data), description="", by=ANYONE, at=world.at)
    case = commands.submit(draft, by=ANYONE, at=world.at)
    for file in files_of(case):
        read_document(file, at=world.at)
    return case
