"""What is hidden in one text of a matter comes out by no other text of it, in whatever form a name stands there."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from kuuluu.cases.models import Case
from kuuluu.cases.queries import documents, thread
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Policy
from kuuluu.feedback import commands
from kuuluu.feedback.queries import last_decisions, to_check
from kuuluu.journal.models import Event
from kuuluu.notifications import commands as notifications
from kuuluu.notifications.models import Delivery, Follower
from kuuluu.notifications.rules import token_of
from kuuluu.people.actors import ANYONE
from kuuluu.people.roles import Role
from kuuluu.publication.models import PublicCase, PublicDocument, RegisterWord, State
from kuuluu.publication.rules import MARK, Hide, ShownDocument
from tests.desk.conftest import sit
from tests.factories.cases import (
    make_case,
    make_case_with_files,
    officer,
    pictures_of,
    publish_case,
    publisher,
    sender,
)
from tests.factories.people import make_actor

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
# No finder knows it for a name.
TEXT = "Siellä Tuhkatihku kaatoi lampun."
NAME = Hide(7, 17, "person_name")


@pytest.fixture
def policy(kerava):
    value = {"delay_hours": 4, "sample_share": 0.5}
    Policy.objects.create(
        city=kerava, key="automatic_publication", value=value, from_date=date(2026, 1, 1), source_fi="Test"
    )
    cities.forget()


def fresh(case) -> Case:
    return Case.objects.select_related("feedback", "service", "city", "part_of").get(pk=case.pk)


def last(case):
    return thread(fresh(case)).order_by("-at", "-id")[0]


def said(message) -> list[tuple[str, str]]:
    return [(message.original.text[r.start : r.end], r.source) for r in message.original.redactions.all()]


def register(case) -> str:
    return str(PublicCase.objects.filter(pk=case.pk).values()).lower()


@pytest.mark.parametrize("words", ["Tuhkatihkulle on puhuttu.", "Puhuin siitä Tuhkatihkun kanssa."])
def test_answer_that_says_what_was_hidden_waits_for_the_publisher(kerava, now, words):
    case = make_case(kerava, at=now, text=TEXT)
    publish_case(case, at=now, spans=(NAME,))
    commands.answer(fresh(case), text=words, by=officer(kerava), at=now + HOUR)
    answer = last(case)
    assert answer.original.state == State.PENDING
    assert [(word.lower()[:10], source) for word, source in said(answer)] == [("tuhkatihku", "likeness")]
    assert "tuhkatihku" not in register(case)


def test_answer_that_says_nothing_hidden_is_public_at_once(kerava, now):
    case = make_case(kerava, at=now, text=TEXT)
    publish_case(case, at=now, spans=(NAME,))
    commands.answer(fresh(case), text="Lamppu on pystyssä.", by=officer(kerava), at=now + HOUR)
    assert last(case).original.state == State.PUBLIC


def test_answer_that_may_say_it_waits_and_nothing_is_hidden_in_it(kerava, now):
    case = make_case(kerava, at=now, text=TEXT)
    publish_case(case, at=now, spans=(NAME,))
    commands.answer(fresh(case), text="Kun tuhkatihkua satoi, lamppu kaatui.", by=officer(kerava), at=now + HOUR)
    assert (last(case).original.state, said(last(case))) == (State.PENDING, [])


def test_officers_words_that_say_what_is_hidden_now_do_not_come_along(kerava, now):
    case = make_case(kerava, at=now, text=TEXT)
    for hours, words in enumerate(("Kiitos, katsomme.", "Puhuimme Tuhkatihkulle."), start=1):
        commands.give_interim_notice(fresh(case), text=words, by=officer(kerava), at=now + hours * HOUR)
    case.messages.exclude(kind="submission").first()
    for message in thread(fresh(case)):
        message.original.__class__.objects.filter(pk=message.original_id).update(state=State.PENDING, is_manual=False)
    publish_case(fresh(case), at=now + 3 * HOUR, spans=(NAME,))
    states = {message.original.text: message.original.state for message in thread(fresh(case))}
    assert states["Kiitos, katsomme."] == State.PUBLIC
    assert states["Puhuimme Tuhkatihkulle."] == State.PENDING
    assert "tuhkatihku" not in register(case)


def test_what_a_publisher_hides_is_hidden_at_once_in_what_was_public(client, kerava, now):
    case = make_case(kerava, at=now, text=TEXT)
    publish_case(case, at=now, spans=())
    commands.answer(fresh(case), text="Puhuimme Tuhkatihkun kanssa.", by=officer(kerava), at=now + HOUR)
    answer = last(case)
    assert "tuhkatihkun kanssa" in register(case)
    commands.publish(fresh(case), spans=(NAME,), by=publisher(kerava), at=now + 2 * HOUR)
    assert "tuhkatihku" not in register(case)
    assert [one.original_id for one in to_check(publisher(kerava), kerava)] == [answer.original_id]
    sit(client, kerava, Role.PUBLISHER)
    page = client.get(reverse("desk:publication", args=[case.number])).text
    assert "Tarkasta tämä:" in page
    assert "Peitetty muualla asiassa" in page
    # Whoever has looked lets it stand, and it stays so.
    commands.publish_message(fresh(case), message=answer, spans=(), by=publisher(kerava), at=now + 3 * HOUR)
    commands.give_interim_notice(fresh(case), text="Kiitos.", by=officer(kerava), at=now + 4 * HOUR)
    assert "puhuimme tuhkatihkun kanssa." in register(case)
    assert list(to_check(publisher(kerava), kerava)) == []


def test_neither_search_nor_mail_tells_what_was_hidden_since(kerava, now):
    case = make_case(kerava, at=now, text="Tuhkatihku kaatoi lampun.", email="aino@posti.example")
    publish_case(case, at=now, spans=())
    notifications.follow(kerava, email="s@posti.example", scope="all", language="fi", by=ANYONE, at=now)
    notifications.confirm(kerava, token=token_of(Follower.objects.get().pk), by=ANYONE, at=now)
    commands.answer(fresh(case), text="Puhuimme Tuhkatihkun kanssa.", by=officer(kerava), at=now + HOUR)
    assert RegisterWord.objects.filter(word__icontains="tihku").exists()
    assert "tihku" in str(PublicCase.objects.filter(pk=case.pk).values("search", "words"))
    commands.publish(fresh(case), spans=(Hide(0, 10, "person_name"),), by=publisher(kerava), at=now + 2 * HOUR)
    assert "tihku" not in str(PublicCase.objects.filter(pk=case.pk).values("search", "words"))
    assert not RegisterWord.objects.filter(word__icontains="tihku").exists()
    for event in Event.objects.order_by("pk"):
        notifications.tell(event)
    for delivery in Delivery.objects.order_by("pk"):
        notifications.send(delivery.pk, at=now + 3 * HOUR)
    assert len({message.to[0] for message in mail.outbox}) == 2
    assert "tuhkatihku" not in str([message.message().as_string() for message in mail.outbox]).lower()


def test_what_may_be_a_town_is_asked_about_and_not_hidden(client, kerava, now):
    case = make_case(kerava, at=now, text="Siellä Maija Lahti kaatoi lampun.")
    publish_case(case, at=now, spans=())
    commands.answer(fresh(case), text="Siellä Lahden sataman lamput.", by=officer(kerava), at=now + HOUR)
    assert last(case).original.state == State.PUBLIC
    commands.publish(fresh(case), spans=(Hide(7, 18, "person_name"),), by=publisher(kerava), at=now + 2 * HOUR)
    assert "siellä lahden sataman lamput." in register(case)
    asked = list(to_check(publisher(kerava), kerava))
    assert [one.original.text for one in asked] == ["Siellä Lahden sataman lamput."]
    sit(client, kerava, Role.PUBLISHER)
    page = client.get(reverse("desk:publication", args=[case.number])).text
    assert 'value="7:13:person_name"> <span>' in page
    commands.confirm(fresh(case), decision=asked[0], by=publisher(kerava), at=now + 3 * HOUR)
    commands.ask(fresh(case), text="Onko lamppu ehjä?", by=officer(kerava), at=now + 4 * HOUR)
    assert list(to_check(publisher(kerava), kerava)) == []
    commands.give_interim_notice(fresh(case), text="Sitten Lahden lamput.", by=officer(kerava), at=now + 5 * HOUR)
    assert last(case).original.state == State.PENDING


def test_residents_words_that_say_what_is_hidden_are_not_public_by_policy(kerava, policy, now):
    case = make_case(kerava, at=now, text=TEXT)
    publish_case(case, at=now, spans=(NAME,))
    commands.add(fresh(case), text="Lamppu on yhä kumossa.", by=sender(case), at=now + HOUR)
    commands.add(fresh(case), text="Se tuhkatihku kävi taas.", by=sender(case), at=now + 2 * HOUR)
    commands.publish_due(kerava, at=now + 9 * HOUR)
    states = [message.original.state for message in thread(fresh(case)) if message.kind == "addition"]
    assert states == [State.PUBLIC, State.PENDING]


def test_what_waits_for_policy_is_held_by_what_is_hidden_meanwhile(kerava, policy, now):
    case = make_case(kerava, at=now, text=TEXT)
    commands.add(fresh(case), text="Naapurini Maija Tuhkatihku on vihainen.", by=sender(case), at=now + HOUR)
    assert commands.publish_due(kerava, at=now + 9 * HOUR) == 0
    assert not PublicCase.objects.exists()


def test_place_is_called_by_nobody_who_is_hidden(kerava, now):
    case = make_case(kerava, at=now, text=TEXT, address="", place_words="Tuhkatihkun pihan edessä, Kerava")
    publish_case(case, at=now, spans=())
    assert PublicCase.objects.get(pk=case.pk).place == "Tuhkatihkun pihan edessä, Kerava"
    commands.publish(fresh(case), spans=(NAME,), by=publisher(kerava), at=now + HOUR)
    assert PublicCase.objects.get(pk=case.pk).place == f"{MARK} pihan edessä, Kerava"
    assert "tuhkatihku" not in register(case)


def test_files_are_called_by_nobody_who_is_hidden(kerava, now):
    named = {"name": "kirje_tuhkatihkulle.pdf", "shows": "Tuhkatihkun talo"}
    case, file = make_case_with_files(kerava, at=now, text=TEXT, page="Siellä Tuhkatihkun talo palaa.", **named)
    commands.publish(fresh(case), spans=(), pictures=pictures_of(case), by=publisher(kerava), at=now)
    known = {"file": file, "shown": ShownDocument(name=file.public_name), "by": publisher(kerava), "at": now}
    commands.publish_document(fresh(case), **known)
    assert register(case).count("tuhkatihku") > 3
    old = PublicDocument.objects.get(case_id=case.pk)
    made = last_decisions(case)
    commands.publish(fresh(case), spans=(NAME,), pictures=pictures_of(case), by=publisher(kerava), at=now + HOUR)
    assert "tuhkatihku" not in register(case)
    new = PublicDocument.objects.get(case_id=case.pk)
    assert (new.name, new.pk == old.pk) == ("liite-1.pdf", False)
    assert said(type("M", (), {"original": documents(fresh(case))[0].words})) == [("Tuhkatihkun", "likeness")]
    # That it got a new copy is nobody's decision: what a person decided last can be taken back.
    assert {one.pk for one in last_decisions(case)} & {one.pk for one in made} == set()
    assert {bool(one.file) and not one.file.is_picture for one in last_decisions(case)} == {False}


def test_page_of_a_document_asks_about_what_may_be_a_town(client, kerava, now):
    said = {"text": "Siellä Maija Lahti kaatoi lampun.", "page": "Siellä Lahden satama palaa."}
    case, file = make_case_with_files(kerava, at=now, has_picture=False, **said)
    publish_case(fresh(case), at=now, spans=(Hide(7, 18, "person_name"),))
    sit(client, kerava, Role.PUBLISHER)
    page = client.get(reverse("desk:document_choice", args=[case.number, file.pk])).text
    assert 'value="7:13:person_name"> <span>' in page


def test_part_says_nothing_that_is_hidden_in_the_whole(kerava, now):
    text = "Lamppu on rikki. Siellä Tuhkatihku ajoi penkin kumoon."
    case = make_case(kerava, at=now, text=text)
    pieces = [commands.Piece(((0, 16),), case.service), commands.Piece(((17, len(text)),), case.service)]
    lamp, _bench = commands.split(fresh(case), pieces=pieces, by=officer(kerava), at=now)
    at = text.index("Tuhkatihku")
    commands.publish(fresh(case), spans=(Hide(at, at + 10, "person_name"),), by=publisher(kerava), at=now + HOUR)
    commands.answer(fresh(lamp), text="Puhuimme siitä Tuhkatihkulle.", by=officer(kerava), at=now + 2 * HOUR)
    assert last(lamp).original.state == State.PENDING
    assert said(last(lamp)) == [("Tuhkatihkulle", "likeness")]


def test_what_is_hidden_in_what_was_joined_holds_the_answer(kerava, now):
    main, other = make_case(kerava, at=now), make_case(kerava, at=now, text=TEXT)
    publish_case(main, at=now)
    publish_case(other, at=now, spans=(NAME,))
    commands.join(fresh(other), to=fresh(main), by=officer(kerava), at=now + HOUR)
    commands.answer(fresh(main), text="Puhuimme Tuhkatihkulle.", by=officer(kerava), at=now + 2 * HOUR)
    assert last(main).original.state == State.PENDING


def test_who_the_sender_is_is_said_by_no_answer(kerava, now):
    contact = {"name": "Pihkala Tuhkatihku", "phone": "0407654321", "email": "x@posti.example"}
    case = make_case(kerava, at=now, **contact)
    publish_case(case, at=now)
    commands.answer(fresh(case), text="Hei Tuhkatihku, lamppu on korjattu.", by=officer(kerava), at=now + HOUR)
    assert last(case).original.state == State.PENDING
    assert said(last(case)) == [("Tuhkatihku", "likeness")]


def test_who_answers_signs_though_the_same_name_is_hidden(kerava, now):
    case = make_case(kerava, at=now, text="Siellä Mikko Tuhkatihku kaatoi lampun.")
    publish_case(case, at=now, spans=(Hide(7, 23, "person_name"),))
    by = make_actor(kerava, Role.OFFICER, name="Mikko Tuhkatihku")
    commands.answer(fresh(case), text="Lamppu on pystyssä. Mikko Tuhkatihku", by=by, at=now + HOUR)
    assert (last(case).original.state, said(last(case))) == (State.PUBLIC, [])
    words = "Puhuimme Tuhkatihkulle. Mikko Tuhkatihku"
    commands.give_interim_notice(fresh(case), text=words, by=by, at=now + 2 * HOUR)
    assert last(case).original.state == State.PENDING
    assert [words for words, _source in said(last(case))] == ["Tuhkatihkulle"]


def test_words_typed_by_a_publisher_are_hidden_in_every_form(client, kerava, now):
    case = make_case(kerava, at=now, text="Siellä Virtasen kioski, ja Virtaselle sanottiin. Virtanen ei kuullut.")
    sit(client, kerava, Role.PUBLISHER)
    first = thread(case)[0]
    sent = {"seen": case.version, "do": "publish", "words": "Virtanen", "place": [], "span": []}
    assert client.post(reverse("desk:decision", args=[case.number, first.pk]), sent).status_code == 302
    assert PublicCase.objects.get(pk=case.pk).text == f"Siellä {MARK} kioski, ja {MARK} sanottiin. {MARK} ei kuullut."


def test_officer_is_told_before_sending_what_is_hidden_elsewhere(client, kerava, now):
    case = make_case(kerava, at=now, text=TEXT)
    publish_case(case, at=now, spans=(NAME,))
    sit(client, kerava, Role.OFFICER, name="Olli Officer")
    answer = reverse("desk:act", args=[case.number, "answer"])
    stopped = client.post(answer, {"seen": fresh(case).version, "text": "Puhuimme Tuhkatihkulle."})
    assert "Tuhkatihkulle (" in stopped.text
    assert not fresh(case).messages.filter(kind="answer").exists()


def test_other_form_in_the_same_words_is_offered_and_not_hidden_unasked(client, kerava, now):
    """Whoever marked one place may have meant that one alone; of the others the page asks."""
    case = make_case(kerava, at=now, text="Siellä Tuhkatihku kaatui. Puhuin siitä Tuhkatihkulle.")
    publish_case(case, at=now, spans=(NAME,))
    assert PublicCase.objects.get(pk=case.pk).text == f"Siellä {MARK} kaatui. Puhuin siitä Tuhkatihkulle."
    sit(client, kerava, Role.PUBLISHER)
    page = client.get(reverse("desk:publication", args=[case.number])).text
    assert 'value="7:17:person_name" checked' in page
    assert 'value="39:52:person_name"> <span>' in page
    kept = ["7:17:person_name", "39:52:person_name"]
    sent = {"seen": fresh(case).version, "do": "publish", "place": kept, "span": kept}
    first = thread(case)[0]
    assert client.post(reverse("desk:decision", args=[case.number, first.pk]), sent).status_code == 302
    assert PublicCase.objects.get(pk=case.pk).text == f"Siellä {MARK} kaatui. Puhuin siitä {MARK}."
