"""What is hidden in an initiative comes out by nothing that is said beside its texts, nor by its files or its place."""

from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from kuuluu.cases.models import Case
from kuuluu.cities.models import Unit
from kuuluu.feedback import commands as feedback
from kuuluu.initiatives.commands import handling, refresh, sending
from kuuluu.initiatives.commands.commenting import comment, decide_words
from kuuluu.initiatives.commands.converting import begin_from_feedback
from kuuluu.initiatives.commands.enclosures import publish_document, publish_picture
from kuuluu.initiatives.commands.reviewing import accept, hide_words
from kuuluu.initiatives.commands.writing import save, submit
from kuuluu.initiatives.models import Enclosure, Initiative, Stage
from kuuluu.initiatives.queries.words import said_of, with_undecided
from kuuluu.people.actors import ANYONE
from kuuluu.people.roles import Permission, Role
from kuuluu.publication.commands import keep_file, read_document
from kuuluu.publication.models import PublicDocument, PublicInitiative, State
from kuuluu.publication.rules import MARK, Hide, ShownDocument
from tests.desk.conftest import sit
from tests.factories.cases import make_case, officer, publisher, sender
from tests.factories.documents import letter_pdf
from tests.factories.initiatives import add_maker, make_initiative, maker
from tests.factories.people import make_actor
from tests.initiatives.test_acceptance_rules import WHOLE

pytestmark = pytest.mark.django_db
DEMAND = "Siellä Tuhkatihku avaa hallin."
NAME = Hide(7, 17, "person_name")


@pytest.fixture
def registrar(kerava):
    return make_actor(kerava, Role.REGISTRAR)


def fresh(one) -> Initiative:
    return Initiative.objects.select_related("case", "city").get(pk=one.pk)


def row(one) -> str:
    return str(PublicInitiative.objects.filter(pk=one.pk).values()).lower()


def hide(one, registrar, now) -> None:
    hide_words(fresh(one), part="demand", spans=[NAME], by=registrar, at=now)


def any_unit(city):
    return Unit.objects.filter(city=city).first()


def registered(city, registrar, now, **values) -> Initiative:
    one = make_initiative(city, at=now, demand=DEMAND, **values)
    hide(one, registrar, now)
    sending.send(fresh(one), by=maker(one), at=now)
    known = {"register_number": "K/1", "body": "Valtuusto", "unit": any_unit(city), "is_of_council": True}
    sending.register(fresh(one), **known, by=registrar, at=now)
    return fresh(one)


@pytest.mark.parametrize(
    ("words", "state"),
    [("Hallista puhutaan.", "public"), ("Siellä Tuhkatihkun halli.", "pending"), ("Sataa tuhkatihkua.", "pending")],
)
def test_words_of_the_city_that_say_what_is_hidden_wait(kerava, registrar, now, words, state):
    one = registered(kerava, registrar, now)
    handling.give_interim_notice(one, words=words, by=registrar, at=now)
    [said] = [each.original for each in said_of(one) if each.kind == "interim"]
    assert said.state == state
    assert "tuhkatihku" not in row(one)


def test_words_of_the_city_name_no_maker_who_is_not_shown(kerava, registrar, now):
    one = registered(kerava, registrar, now)
    add_maker(one, at=now, name="Pihkala Possunen")
    add_maker(one, at=now, name="Lehtola Kultanen", shows_name=True)
    handling.give_interim_notice(one, words="Siellä Possuselle on kerrottu.", by=registrar, at=now)
    [said] = [each.original for each in said_of(one) if each.kind == "interim"]
    assert said.state == State.PENDING


def test_comment_that_says_what_is_hidden_has_a_proposal(kerava, registrar, now):
    one = make_initiative(kerava, at=now, stage=Stage.DISCUSSING, wants_discussion=True, demand=DEMAND)
    hide(one, registrar, now)
    said = comment(fresh(one), words="Niin Tuhkatihkun kanssa puhuttiin.", by=ANYONE, at=now).original
    assert [(said.text[r.start : r.end], r.source) for r in said.redactions.all()] == [("Tuhkatihkun", "likeness")]


def test_what_is_hidden_later_is_hidden_at_once_in_what_was_said_and_asks_for_a_look(client, kerava, registrar, now):
    one = make_initiative(kerava, at=now, stage=Stage.DISCUSSING, wants_discussion=True, demand=DEMAND)
    said = comment(fresh(one), words="Niin Tuhkatihkun kanssa puhuttiin.", by=ANYONE, at=now).original
    decide_words(fresh(one), original=said, hidden=[], by=registrar, at=now)
    assert "tuhkatihkun kanssa" in row(one)
    hide(one, registrar, now)
    assert "tuhkatihku" not in row(one)
    reader = officer(kerava, Permission.PUBLISH, Permission.REGISTER, Permission.SEE_ALL_UNITS)
    assert with_undecided(reader, kerava) == [one]
    sit(client, kerava, Role.REGISTRAR)
    page = client.get(reverse("desk:initiative_said", args=[one.case.number])).text
    assert "Peitetty muualla asiassa" in page
    said.refresh_from_db()
    decide_words(fresh(one), original=said, hidden=[], by=registrar, at=now)
    assert "tuhkatihkun kanssa" in row(one)
    refresh(fresh(one), at=now)
    assert "tuhkatihkun kanssa" in row(one)
    assert with_undecided(reader, kerava) == []


def test_files_say_nothing_that_is_hidden(kerava, registrar, now):
    one = make_initiative(kerava, at=now, stage=Stage.DISCUSSING, wants_discussion=True, demand=DEMAND)
    picture = BytesIO()
    Image.new("RGB", (80, 60), "teal").save(picture, "JPEG")
    picture.seek(0)
    image = keep_file(kerava, "kuva.jpg", picture, at=now)
    letter = keep_file(kerava, "kirje.pdf", BytesIO(letter_pdf(["Siellä Tuhkatihkun halli palaa."])), at=now)
    for order, file in enumerate((image, letter)):
        Enclosure.objects.create(initiative=one, file=file, order=order)
    read_document(letter, at=now)
    same = {"by": registrar, "at": now}
    publish_picture(fresh(one), file=image, covers=[], description="Kuvassa Tuhkatihkun halli", **same)
    shown = ShownDocument(name="Kirje Tuhkatihkulle.pdf")
    publish_document(fresh(one), file=letter, shown=shown, **same)
    assert row(one).count("tuhkatihku") > 2
    old = PublicDocument.objects.get(initiative_id=one.pk).pk
    hide(one, registrar, now)
    assert "tuhkatihku" not in row(one)
    new = PublicDocument.objects.get(initiative_id=one.pk)
    assert (new.name, new.pk == old) == ("liite-1.pdf", False)


def test_place_is_called_by_nobody_who_is_hidden(kerava, registrar, now):
    one = make_initiative(kerava, at=now, demand=DEMAND)
    Case.objects.filter(pk=one.pk).update(place_words="Tuhkatihkun halli, Kerava")
    refresh(fresh(one), at=now)
    assert PublicInitiative.objects.get(pk=one.pk).place == "Tuhkatihkun halli, Kerava"
    hide(one, registrar, now)
    assert PublicInitiative.objects.get(pk=one.pk).place == f"{MARK} halli, Kerava"


def test_what_the_feedback_hides_later_is_hidden_on_the_page_of_the_initiative(client, kerava, now):
    case = make_case(kerava, at=now, text="Siellä Tuhkatihku saa jään auki.", email="aino@posti.example")
    draft, _key = begin_from_feedback(case, by=sender(case), at=now)
    data = {**WHOLE, "is_joint": True, "demand": "Siellä Tuhkatihkun halli.", "municipality": kerava.code}
    save(draft, data=data, by=ANYONE, at=now)
    one = submit(draft, by=ANYONE, at=now)
    accept(one, by=officer(kerava, Permission.PUBLISH), at=now)
    feedback.publish(Case.objects.get(pk=one.pk), spans=(), by=publisher(kerava), at=now)
    assert "tuhkatihkun halli" in row(one)
    sit(client, kerava, Role.PUBLISHER)
    case = Case.objects.get(pk=one.pk)
    first = case.messages.get(kind="submission")
    sent = {"seen": case.version, "do": "publish", "words": "Tuhkatihku"}
    assert client.post(reverse("desk:decision", args=[case.number, first.pk]), sent).status_code == 302
    assert "tuhkatihku" not in row(one)


def test_text_that_feedback_goes_on_as_hides_what_was_hidden_in_any_of_its_messages(kerava, now):
    case = make_case(kerava, at=now, text="Halli on kiinni.", email="aino@posti.example")
    feedback.add(case, text="Siellä Tuhkatihku saa avata.", by=sender(case), at=now)
    later = case.messages.get(kind="addition")
    case = Case.objects.get(pk=case.pk)
    feedback.publish(case, spans=(), by=publisher(kerava), at=now)
    feedback.publish_message(case, message=later, spans=[NAME], by=publisher(kerava), at=now)
    draft, _key = begin_from_feedback(Case.objects.get(pk=case.pk), by=sender(case), at=now)
    data = {**WHOLE, "is_joint": True, "demand": "Siellä Tuhkatihkun halli.", "municipality": kerava.code}
    save(draft, data=data, by=ANYONE, at=now)
    demand = submit(draft, by=ANYONE, at=now).versions.get().demand
    assert [demand.text[r.start : r.end] for r in demand.redactions.all()] == ["Tuhkatihkun"]
