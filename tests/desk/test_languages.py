"""What residents wrote is spoken in their own language at a desk of another (WCAG 2.2, 3.1.2)."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from PIL import Image

from kuuluu.cases.commands import erase_words
from kuuluu.cases.models import Case
from kuuluu.cases.queries import documents
from kuuluu.feedback import commands
from kuuluu.importers.commands import bring_all, take_in
from kuuluu.importers.queries import plan_of
from kuuluu.importers.rules.tables import Table
from kuuluu.initiatives.commands.commenting import comment
from kuuluu.initiatives.models import Stage
from kuuluu.people.actors import ANYONE, SYSTEM
from kuuluu.people.roles import Role
from kuuluu.publication.commands import keep_file, read_document
from kuuluu.routing.models import Prediction
from tests.desk.conftest import sit
from tests.factories.cases import LETTER, make_case, officer, publish_case, publisher, sender
from tests.factories.documents import letter_pdf
from tests.factories.initiatives import make_initiative
from tests.guards.languages import Reader

PLANTED = "Wrumba"


def spoken(client, name, *args) -> str:
    """All that a Swedish page of the desk says in Swedish, by voice and to the eye, its title too."""
    with translation.override("sv"):
        return said_on(client, reverse(name, args=args))


def said_on(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    assert PLANTED in answer.text
    reader = Reader()
    reader.feed(answer.text)
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


def test_a_place_in_words_and_why_a_case_is_here_say_their_language(client, mikko, kerava, at):
    case = make_case(kerava, at=at, text="Lamppu on pimeä.", address="", place_words=f"{PLANTED}n kulmalla")
    why = [{"service": case.service_id, "confidence": 0.9, "reasons": [f"{PLANTED}n", "lamppu"]}]
    Prediction.objects.filter(case=case).delete()
    Prediction.objects.create(case=case, services=[case.service_id], ranked=why, at=at)
    for name in ("case", "why"):
        assert PLANTED not in spoken(client, f"desk:{name}", case.number), name
    with translation.override("sv"):
        field = f"{reverse('desk:field')}?n={case.number}"
    assert PLANTED not in said_on(client, field)


def test_map_of_a_case_without_an_address_is_named_by_its_number(client, mikko, kerava, at):
    point = {"latitude": 60.4034, "longitude": 25.105, "address": ""}
    case = make_case(kerava, at=at, text=f"{PLANTED} on pimeä.", **point)
    page = client.get(reverse("desk:case", args=[case.number])).text
    assert f'data-marker="{case.number}"' in page


def test_who_joined_in_another_language_is_read_in_that(client, mikko, kerava, at):
    main = publish_case(make_case(kerava, at=at, text="Katulamppu on pimeänä."), at=at)
    draft, _key = commands.start(kerava, language="sv", at=at)
    commands.save(draft, data={"text": "Lampan lyser inte hos oss heller."}, by=ANYONE, at=at)
    commands.add_voice(draft, number=main.number, by=ANYONE, at=at)
    page = client.get(reverse("desk:case", args=[main.number])).text
    assert re.search(r'lang="sv"[^>]*>\s*(<p>)?Lampan lyser inte', page)


def test_answers_given_before_say_their_language(client, mikko, kerava, at):
    for text in (f"{PLANTED} on pimeänä torilla.", f"{PLANTED} välkkyy torilla."):
        told = publish_case(make_case(kerava, at=at, text=text), at=at)
        commands.answer(told, text=f"{PLANTED} vaihdetaan viikolla.", by=officer(kerava), at=at)
    case = make_case(kerava, at=at, text=f"{PLANTED} pimeänä torilla taas.")
    page = client.get(reverse("desk:case", args=[case.number]))
    assert page.context["suggestions"]
    assert PLANTED not in spoken(client, "desk:case", case.number)


def test_sentences_to_be_split_say_their_language(client, mikko, kerava, at):
    case = make_case(kerava, at=at, text=f"{PLANTED} on pimeä. Keinu on <b>{PLANTED}</b> rikki.")
    assert PLANTED not in spoken(client, "desk:parts", case.number)
    assert f"&lt;b&gt;{PLANTED}" in client.get(reverse("desk:parts", args=[case.number])).text


def test_initiatives_of_the_report_and_of_a_table_say_their_language(client, kerava, at):
    sit(client, kerava, Role.REGISTRAR)
    made = at - timedelta(days=366)
    make_initiative(kerava, at=made, stage=Stage.REGISTERED, sent_at=made, registered_at=made, title=f"{PLANTED} auki")
    assert PLANTED not in spoken(client, "desk:council_report", localdate(at).year - 1)
    table = Table(["Otsikko", "Teksti", "Saapunut"], [[f"{PLANTED} siistiksi", "Siivotaan.", "5.3.2024"]])
    sheet = take_in(kerava, name="a.csv", table=table, by=SYSTEM, at=at)
    bring_all(kerava, plan_of(sheet, at=at), by=SYSTEM, at=at)
    again = Table(
        table.headers, [[f"{PLANTED} siistiksi nyt", "Siivotaan heti.", "5.3.2024"], [*table.rows[0][:2], "?"]]
    )
    other = take_in(kerava, name="b.csv", table=again, by=SYSTEM, at=at)
    page = client.get(reverse("desk:import_preview", args=[other.pk])).text
    assert f'lang="fi">{PLANTED} siistiksi nyt' in page
    # Of a row that can't be read nobody knows the language.
    assert f'<td class="queue-title">{PLANTED} siistiksi</td>' in page


def test_number_that_stands_for_an_erased_title_has_no_language(client, mikko, kerava, at):
    case = make_case(kerava, at=at, text=f"{PLANTED} on rikki.")
    page = client.get(reverse("desk:case", args=[case.number])).text
    assert f'<title lang="fi">{case.number} {PLANTED}' in page
    assert f'<h1 lang="fi">{PLANTED}' in page
    commands.close(case, ending="done", text="Valmis.", by=SYSTEM, at=at)
    erase_words(Case.objects.get(pk=case.pk), at=at)
    page = client.get(reverse("desk:case", args=[case.number])).text
    assert f"<title>{case.number} – " in page
    assert f"<h1>{case.number}</h1>" in page
    with translation.override("sv"):
        listed = client.get(f"{reverse('desk:work_list')}?status=closed").text
    assert f'/asiat/{case.number}/">{case.number}</a>' in listed
