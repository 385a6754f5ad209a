"""Feedback that went on as an initiative: what the initiative's reviewer hid, or has not decided of, comes out by no other door."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from kuuluu.cases.models import Case
from kuuluu.cases.queries import documents, thread
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Policy, Service
from kuuluu.feedback import commands
from kuuluu.feedback.commands.held import HeldByReview
from kuuluu.feedback.models import Feedback
from kuuluu.feedback.queries import undecided
from kuuluu.initiatives.commands.changing import change_text
from kuuluu.initiatives.commands.converting import begin_from_feedback, into_feedback
from kuuluu.initiatives.commands.reviewing import Hidden, accept, ask_correction, hide_place, hide_words
from kuuluu.initiatives.commands.writing import save, submit
from kuuluu.initiatives.models import Initiative, Stage
from kuuluu.journal.commands import NotNow
from kuuluu.people.actors import ANYONE, SYSTEM
from kuuluu.people.roles import Permission, Role
from kuuluu.publication.commands import read_document
from kuuluu.publication.models import PublicCase, PublicDocument, State
from kuuluu.publication.rules import MARK, Hide, ShownDocument
from tests.desk.conftest import sit
from tests.desk.test_publishing import take_back
from tests.factories.cases import LETTER, make_case, officer, publisher, sender
from tests.factories.documents import letter_pdf
from tests.factories.initiatives import maker
from tests.initiatives.test_acceptance_rules import WHOLE

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
TEXT = "Kultapossu saa jään auki."
DEMAND = "Pidetään halli auki, sanoo Kultapossu."
NAME = Hide(DEMAND.index("Kultapossu"), DEMAND.index("Kultapossu") + 10, "person_name")


@pytest.fixture
def policy(kerava):
    """Clean words of a service that allows it are public by themselves after four hours."""
    value = {"delay_hours": 4, "sample_share": 0.5}
    Policy.objects.create(
        city=kerava, key="automatic_publication", value=value, from_date=date(2026, 1, 1), source_fi="Test"
    )
    cities.forget()
    assert Service.objects.filter(city=kerava, code=LETTER["service_code"], publish_mode="auto").exists()


@pytest.fixture
def case(kerava, policy, now) -> Case:
    return make_case(kerava, at=now, text=TEXT, email="aino@posti.example")


def become(case, now) -> Initiative:
    draft, _key = begin_from_feedback(case, by=sender(case), at=now)
    save(draft, data={**WHOLE, "is_joint": True, "demand": DEMAND, "municipality": case.city.code}, by=ANYONE, at=now)
    return submit(draft, by=ANYONE, at=now)


def reviewer(one):
    return officer(one.city, Permission.PUBLISH)


def fresh(one) -> Case:
    return Case.objects.select_related("feedback", "service", "city", "part_of").get(pk=one.pk)


def shown(one) -> str | None:
    return PublicCase.objects.filter(pk=one.pk).values_list("text", flat=True).first()


def publish(one, now, spans=(), **more) -> None:
    commands.publish(fresh(one), spans=spans, by=publisher(one.city), at=now, **more)


def decide(client, one, do, **data):
    case = fresh(one)
    first = next(m for m in thread(case) if m.kind == "submission")
    return client.post(reverse("desk:decision", args=[case.number, first.pk]), {"seen": case.version, "do": do, **data})


@pytest.mark.parametrize("is_checked", [False, True])
def test_nothing_becomes_public_by_itself_while_it_is_an_initiative(kerava, case, now, is_checked):
    one = become(case, now)
    if is_checked:
        accept(one, by=reviewer(one), at=now)
    commands.add(fresh(one), text="Halli on hyvä.", by=sender(case), at=now)
    assert commands.publish_due(kerava, at=now + 9 * HOUR) == 0
    for message in thread(fresh(one)):
        with pytest.raises(NotNow):
            commands.publish_by_policy(fresh(one), message=message, by=SYSTEM, at=now + 9 * HOUR)
    assert shown(one) is None
    assert not any(
        message.original.state == State.PUBLIC for message in thread(fresh(one)) if message.kind != "submission"
    )


def test_what_is_feedback_again_waits_for_a_person(kerava, case, now):
    one = become(case, now)
    into_feedback(one, by=maker(one), at=now)
    assert commands.publish_due(kerava, at=now + 9 * HOUR) == 0
    assert shown(one) is None
    publish(one, now)
    assert shown(one) == TEXT


def test_person_publishes_nothing_before_the_review_and_then_less_what_it_hid(case, now):
    one = become(case, now)
    with pytest.raises(HeldByReview):
        publish(one, now)
    assert shown(one) is None
    accept(one, hidden=Hidden(demand=[NAME]), by=reviewer(one), at=now)
    publish(one, now)
    assert shown(one) == f"{MARK} saa jään auki."


def test_new_text_that_waits_holds_what_was_never_public_and_lets_more_be_hidden(case, now):
    one = become(case, now)
    accept(one, by=reviewer(one), at=now)
    publish(one, now)
    ask_correction(one, code="personal", reason="Korjaa.", by=reviewer(one), at=now)
    texts = {"title": "Halli auki", "demand": TEXT, "reasons": ""}
    change_text(Initiative.objects.get(pk=one.pk), texts=texts, seen=1, by=maker(one), at=now)
    publish(one, now, spans=[Hide(0, 10)])
    assert shown(one) == f"{MARK} saa jään auki."
    with pytest.raises(HeldByReview):
        publish(one, now)
    commands.withdraw(fresh(one), ground="other", by=publisher(one.city), at=now + HOUR)
    with pytest.raises(HeldByReview):
        publish(one, now + HOUR, spans=[Hide(0, 10)])
    with pytest.raises(commands.NotUndone):
        commands.undo(fresh(one), by=publisher(one.city), at=now + 2 * HOUR)
    assert shown(one) is None


def test_undoing_brings_back_only_what_the_review_has_left(client, kerava, case, now):
    one = become(case, now)
    accept(one, by=reviewer(one), at=now)
    publish(one, now)
    sit(client, kerava, Role.PUBLISHER)
    assert decide(client, one, "refuse", ground="personal_data").status_code == 302
    hide_words(Initiative.objects.get(pk=one.pk), part="demand", spans=[NAME], by=reviewer(one), at=now)
    assert take_back(client, one.case).status_code == 302
    assert shown(one) == f"{MARK} saa jään auki."
    page = client.get(reverse("desk:publication", args=[one.case.number])).text
    assert "Peitetty aloitteessa ja siksi täälläkin:" in page


def test_publisher_drops_nothing_that_the_review_hid_and_the_review_may(client, kerava, case, now):
    one = become(case, now)
    accept(one, hidden=Hidden(demand=[NAME]), by=reviewer(one), at=now)
    sit(client, kerava, Role.PUBLISHER)
    key = "0:10:person_name"
    assert decide(client, one, "publish", place=[key]).status_code == 302
    assert shown(one) == f"{MARK} saa jään auki."
    hide_words(Initiative.objects.get(pk=one.pk), part="demand", spans=[], by=reviewer(one), at=now)
    assert shown(one) == TEXT


def test_what_is_said_later_is_published_less_what_the_review_hid(client, kerava, case, now):
    one = become(case, now)
    accept(one, hidden=Hidden(demand=[NAME]), by=reviewer(one), at=now)
    commands.add(fresh(one), text="Niin sanoo Kultapossu.", by=sender(case), at=now)
    publish(one, now)
    [last] = [message for message in thread(fresh(one)) if message.kind == "addition"]
    sit(client, kerava, Role.PUBLISHER)
    sent = {"seen": fresh(one).version, "do": "publish"}
    assert client.post(reverse("desk:decision", args=[one.case.number, last.pk]), sent).status_code == 302
    assert "Kultapossu" not in str(PublicCase.objects.filter(pk=one.pk).values())


def test_place_that_the_review_hides_is_on_no_page(kerava, case, now):
    area = kerava.areas.first()
    Case.objects.filter(pk=case.pk).update(latitude=area.lat, longitude=area.lon)
    one = become(case, now)
    accept(one, by=reviewer(one), at=now)
    publish(one, now)
    assert PublicCase.objects.get(pk=one.pk).latitude
    hide_place(Initiative.objects.get(pk=one.pk), hides=True, by=reviewer(one), at=now)
    publish(one, now)
    row = PublicCase.objects.get(pk=one.pk)
    assert (row.latitude, row.place) == (None, "")
    hide_place(Initiative.objects.get(pk=one.pk), hides=False, by=reviewer(one), at=now)
    assert PublicCase.objects.get(pk=one.pk).latitude


def test_pictures_and_documents_wait_for_the_review_and_lose_what_it_hid(kerava, policy, now):
    draft, _key = commands.start(kerava, language="fi", at=now)
    commands.save(draft, data={**LETTER, "text": TEXT, "email": "aino@posti.example"}, by=ANYONE, at=now)
    picture = BytesIO()
    Image.new("RGB", (80, 60), "teal").save(picture, "JPEG")
    picture.seek(0)
    image = commands.attach(draft, name="kuva.jpg", upload=picture, description="", by=ANYONE, at=now)
    letter = BytesIO(letter_pdf(["Niin sanoo Kultapossu meille."]))
    commands.attach(draft, name="kirje.pdf", upload=letter, description="", by=ANYONE, at=now)
    case = commands.submit(draft, by=ANYONE, at=now)
    commands.publish(case, spans=(), by=publisher(kerava), at=now)
    [file] = documents(case)
    read_document(file, at=now)
    one = become(case, now)
    with pytest.raises(HeldByReview):
        publish(one, now, pictures=[image.pk])
    known = {"file": file, "shown": ShownDocument(name="kirje.pdf"), "by": publisher(kerava), "at": now}
    with pytest.raises(HeldByReview):
        commands.publish_document(fresh(one), **known)
    accept(one, by=reviewer(one), at=now)
    commands.publish_document(fresh(one), **known)
    old = PublicDocument.objects.get(case_id=one.pk).pk
    hide_words(Initiative.objects.get(pk=one.pk), part="demand", spans=[NAME], by=reviewer(one), at=now)
    assert PublicDocument.objects.get(case_id=one.pk).pk != old
    assert [r.source for r in documents(fresh(one))[0].words.redactions.all()] == ["review"]


def test_page_and_queue_say_why(client, kerava, case, now):
    sit(client, kerava, Role.PUBLISHER)
    address = reverse("desk:publication", args=[case.number])
    assert "Tulee julki kaupungin säännön mukaan" in client.get(address).text
    one = become(case, now)
    page, queue = client.get(address).text, client.get(reverse("desk:publication_queue")).text
    held = "Aloitteen uusin teksti odottaa tarkistusta: sitä ennen palautteesta ei näytetä enempää"
    assert held in page
    assert "Tulee julki kaupungin säännön mukaan" not in page
    assert "Jatkui aloitteena: palautteesta ei näytetä enempää ennen kuin aloite on tarkistettu" in queue
    assert f'value="{one.case.number}:' not in queue
    answer = decide(client, one, "publish")
    assert (answer.status_code, answer.text.count(held)) == (409, 2)
    assert shown(one) is None
    accept(one, by=reviewer(one), at=now)
    assert held not in client.get(address).text
    assert "Aloitteessa peitetty pysyy peitettynä täälläkin" in client.get(address).text
    assert "Jatkui aloitteena: siinä peitetty pysyy peitettynä" in client.get(reverse("desk:publication_queue")).text
    sent = {"case": f"{one.case.number}:{fresh(one).version}"}
    client.post(reverse("desk:publish_many"), sent)
    assert shown(one) is None
    assert list(undecided(publisher(kerava), kerava)) == [case]
    assert decide(client, one, "publish").status_code == 302
    assert shown(one) == TEXT


def test_what_is_feedback_again_is_its_publishers_alone(case, now):
    one = become(case, now)
    hide_words(one, part="demand", spans=[NAME], by=reviewer(one), at=now)
    assert Feedback.objects.get(pk=one.pk).review == "waits"
    Initiative.objects.filter(pk=one.pk).update(stage=Stage.FIXING)
    into_feedback(Initiative.objects.get(pk=one.pk), by=maker(one), at=now)
    assert Feedback.objects.get(pk=one.pk).review == ""
    first = next(m for m in thread(fresh(one)) if m.kind == "submission")
    assert [r.source for r in first.original.redactions.all()] == ["publisher"]
    publish(one, now)
    assert shown(one) == TEXT
