"""What residents wrote is spoken in their own language at a desk of another (WCAG 2.2, 3.1.2)."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import translation
from PIL import Image

from kuuluu.cases.models import Case
from kuuluu.cases.queries import documents
from kuuluu.feedback import commands
from kuuluu.initiatives.commands.commenting import comment
from kuuluu.initiatives.models import Stage
from kuuluu.people.actors import ANYONE
from kuuluu.people.roles import Role
from kuuluu.publication.commands import keep_file, read_document
from tests.desk.conftest import sit
from tests.factories.cases import LETTER, publisher, sender
from tests.factories.documents import letter_pdf
from tests.factories.initiatives import make_initiative
from tests.guards.languages import Reader

PLANTED = "Wrumba"


def spoken(client, name, *args) -> str:
    """All that a Swedish page of the desk says in Swedish, by voice and to the eye. Its title can't be marked."""
    with translation.override("sv"):
        answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    assert PLANTED in answer.text
    reader = Reader()
    reader.feed(re.sub(r"<title>.*?</title>", "", answer.text, flags=re.DOTALL))
    assert reader.language == "sv"
    return " ".join(reader.said)


@pytest.fixture
def case(kerava, at) -> Case:
    """A Finnish case of which every word, name and description is planted, withdrawn and asked to be looked at again."""
    picture = BytesIO()
    Image.new("RGB", (80, 60), "teal").save(picture, "JPEG")
    draft, _key = commands.start(kerava, language="fi", at=at)
    text = f"{PLANTED} on rikki. Soita 040 123 4567."
    commands.save(draft, data={**LETTER, "text": text, "email": "aino@posti.example"}, by=ANYONE, at=at)
    for name, data in (("kuva.jpg", picture), ("kirje.pdf", BytesIO(letter_pdf([f"{PLANTED}, 040 123 4567."])))):
        data.seek(0)
        commands.attach(draft, name=f"{PLANTED} {name}", upload=data, description=f"{PLANTED} tässä", by=ANYONE, at=at)
    made = commands.submit(draft, by=ANYONE, at=at)
    read_document(documents(made)[0], at=at)
    commands.object_to_publication(made, objection="safety", words=f"{PLANTED} pelottaa", by=sender(made), at=at)
    commands.refuse(made, ground="health", by=publisher(kerava), at=at)
    commands.ask_again(made, words=f"{PLANTED} on julkinen asia", by=sender(made), at=at)
    return made


def test_words_and_files_of_a_case_say_their_language(client, outi, case):
    said = spoken(client, "desk:publication", case.number)
    assert PLANTED not in said
    # What is said in place of a hidden part is the desk's.
    assert "telefonnummer" in said
    assert PLANTED not in spoken(client, "desk:document_choice", case.number, documents(case)[0].pk)
    assert PLANTED not in spoken(client, "desk:case", case.number)
    assert PLANTED not in spoken(client, "desk:publication_queue")


def test_clean_words_of_the_queue_say_their_language(client, outi, kerava, at):
    draft, _key = commands.start(kerava, language="fi", at=at)
    commands.save(draft, data={**LETTER, "text": f"{PLANTED} on pimeänä pysäkillä."}, by=ANYONE, at=at)
    commands.submit(draft, by=ANYONE, at=at)
    assert PLANTED not in spoken(client, "desk:publication_queue")


def test_words_and_files_of_an_initiative_say_their_language(client, kerava, at):
    sit(client, kerava, Role.PUBLISHER, Role.REGISTRAR)
    words = {name: f"{PLANTED} {name}" for name in ("title", "demand", "reasons")}
    one = make_initiative(kerava, at=at, stage=Stage.DISCUSSING, discussing_since=at, **words)
    comment(one, words=f"{PLANTED} on hyvä.", by=ANYONE, at=at)
    file = keep_file(
        kerava, f"{PLANTED}.pdf", BytesIO(letter_pdf([f"{PLANTED}, 040 123 4567."])), description="", at=at
    )
    one.enclosures.create(file=file, order=0)
    for name in ("initiative", "initiative_said", "initiative_files"):
        assert PLANTED not in spoken(client, f"desk:{name}", one.case.number), name
