"""Feedback that went on as an initiative: what the initiative's reviewer hid, or has not decided of, comes out by no other door."""

import re
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from kuuluu.cases.models import Case
from kuuluu.cases.queries import documents, thread
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Policy, Service
from kuuluu.feedback import commands
from kuuluu.feedback.commands.held import EndedUnchecked, HeldByReview
from kuuluu.feedback.models import Feedback
from kuuluu.feedback.queries import decisions_of, undecided
from kuuluu.initiatives.commands.appealing import appeal, decide_appeal
from kuuluu.initiatives.commands.changing import change_text
from kuuluu.initiatives.commands.converting import begin_from_feedback, into_feedback
from kuuluu.initiatives.commands.reviewing import (
    Hidden,
    accept,
    ask_correction,
    hide_place,
    hide_words,
    look_for_hidden,
    merge,
    refuse,
)
from kuuluu.initiatives.commands.withdrawing import withdraw
from kuuluu.initiatives.commands.writing import save, submit
from kuuluu.initiatives.models import Initiative, Stage
from kuuluu.journal.commands import NotNow
from kuuluu.people.actors import ANYONE, SYSTEM
from kuuluu.people.roles import Permission, Role
from kuuluu.publication.models import PublicCase, PublicDocument, State
from kuuluu.publication.rules import MARK, Hide, ShownDocument
from tests.desk.conftest import sit
from tests.desk.test_publishing import take_back
from tests.factories.cases import (
    LETTER,
    make_case,
    make_case_with_files,
    officer,
    pictures_of,
    publisher,
    sender,
)
from tests.factories.initiatives import make_initiative, maker
from tests.factories.people import make_actor
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


def with_files(city, now, page, **named):
    return make_case_with_files(city, at=now, text=TEXT, email="aino@posti.example", page=page, **named)


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
    case, file = with_files(kerava, now, "Niin sanoo Kultapossu meille.")
    commands.publish(fresh(case), spans=(), by=publisher(kerava), at=now)
    one = become(case, now)
    with pytest.raises(HeldByReview):
        publish(one, now, pictures=pictures_of(case))
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


def refused(one, now):
    refuse(one, code="unlawful", reason="Tämä loukkaa.", by=make_actor(one.city, Role.PUBLISHER), at=now)


def withdrawn(one, now):
    withdraw(one, reason="Emme enää tahdo.", by=maker(one), at=now)


def merged(one, now):
    other = make_initiative(one.city, at=now)
    merge(one, into=other, reason="Sama.", by=reviewer(one), at=now)


ENDS = pytest.mark.parametrize("end", [refused, withdrawn, merged])


@ENDS
def test_what_ended_unchecked_becomes_public_by_no_policy_with_no_others_and_by_no_slip(client, kerava, case, now, end):
    one = become(case, now)
    end(one, now)
    assert Feedback.objects.get(pk=one.pk).review == "ended"
    assert commands.publish_due(kerava, at=now + 9 * HOUR) == 0
    with pytest.raises(EndedUnchecked):
        publish(one, now)
    sit(client, kerava, Role.PUBLISHER)
    client.post(reverse("desk:publish_many"), {"case": f"{one.case.number}:{fresh(one).version}"})
    assert decide(client, one, "publish").status_code == 422
    assert shown(one) is None


@ENDS
def test_person_who_knows_how_it_ended_decides_and_the_queue_is_rid_of_it(client, kerava, case, now, end):
    one = become(case, now)
    end(one, now)
    sit(client, kerava, Role.PUBLISHER)
    queue, page = reverse("desk:publication_queue"), reverse("desk:publication", args=[case.number])
    assert "Jatkui aloitteena, joka päättyi ennen tarkistusta: katso miksi" in client.get(queue).text
    assert one.get_stage_display() in client.get(page).text
    assert "Ei toteuteta" not in client.get(page).text
    said = {
        refused: ("Sen sisältö on lainvastainen", "Tämä loukkaa."),
        withdrawn: ("Emme enää tahdo.",),
        merged: ("Sama.",),
    }
    assert [words for words in said[end] if words not in client.get(page).text] == []
    assert 'name="knows_end"' in client.get(page).text
    missing = decide(client, one, "publish")
    assert "Lue, miksi aloite päättyi, ja merkitse lukeneesi" in missing.text
    assert decide(client, one, "publish", knows_end="on").status_code == 302
    assert shown(one) == TEXT
    assert case.number not in client.get(queue).text
    # Its end at the check, or by its makers, is nothing that the city has decided of the matter.
    assert PublicCase.objects.values_list("status", "ending").get(pk=one.pk) == ("closed", "")
    assert 'name="knows_end"' not in client.get(page).text


def test_what_ended_unchecked_is_kept_from_the_public_by_one_decision(client, kerava, case, now):
    one = become(case, now)
    refused(one, now)
    sit(client, kerava, Role.PUBLISHER)
    assert decide(client, one, "refuse", ground="other").status_code == 302
    assert list(undecided(publisher(kerava), kerava)) == []


def test_what_a_reviewer_hid_before_the_refusal_stays_hidden_in_the_feedback(client, kerava, case, now):
    one = become(case, now)
    hide_words(one, part="demand", spans=[NAME], by=reviewer(one), at=now)
    refused(one, now)
    sit(client, kerava, Role.PUBLISHER)
    assert decide(client, one, "publish", knows_end="on", place=["0:10:person_name"]).status_code == 302
    assert shown(one) == f"{MARK} saa jään auki."


def test_another_look_at_the_refusal_holds_the_feedback_until_it_is_decided(case, now):
    one = become(case, now)
    refused(one, now)
    appeal(Initiative.objects.get(pk=one.pk), words="Katsokaa uudelleen.", by=maker(one), at=now + HOUR)
    with pytest.raises(HeldByReview):
        commands.publish_unchecked(fresh(one), spans=(), by=publisher(one.city), at=now + HOUR)
    by = make_actor(one.city, Role.PUBLISHER, name="Toinen")
    decide_appeal(Initiative.objects.get(pk=one.pk), is_upheld=True, reason="Pysyy.", by=by, at=now + 2 * HOUR)
    commands.publish_unchecked(fresh(one), spans=(), by=publisher(one.city), at=now + 3 * HOUR)
    assert shown(one) == TEXT


def test_refusal_that_is_reversed_holds_it_again(case, now):
    one = become(case, now)
    refused(one, now)
    appeal(Initiative.objects.get(pk=one.pk), words="Katsokaa uudelleen.", by=maker(one), at=now + HOUR)
    by = make_actor(one.city, Role.PUBLISHER, name="Toinen")
    decide_appeal(Initiative.objects.get(pk=one.pk), is_upheld=False, reason="Katsotaan.", by=by, at=now + 2 * HOUR)
    assert Feedback.objects.get(pk=one.pk).review == "waits"


def test_nothing_comes_back_by_undoing_once_the_initiative_ended_unchecked(client, kerava, case, now):
    publish(case, now)
    one = become(fresh(case), now)
    sit(client, kerava, Role.PUBLISHER)
    assert decide(client, one, "refuse", ground="personal_data").status_code == 302
    refused(one, now)
    why = "Se jatkui aloitteena, joka päättyi ennen kuin sen teksti oli tarkistettu."
    page = client.get(reverse("desk:publication", args=[case.number])).text
    assert why in page
    assert 'name="last"' not in page
    last = decisions_of(fresh(one))[0].pk
    answer = client.post(reverse("desk:undo", args=[case.number]), {"last": last})
    assert (answer.status_code, why in answer.text, shown(one)) == (409, True, None)


def test_checked_initiative_that_ended_asks_nothing(case, now):
    one = become(case, now)
    accept(one, by=reviewer(one), at=now)
    withdrawn(Initiative.objects.get(pk=one.pk), now)
    publish(one, now)
    assert shown(one) == TEXT


def test_those_that_ended_before_are_known_by_a_migration(case, now):
    one = become(case, now)
    refused(one, now)
    Feedback.objects.filter(pk=one.pk).update(review="waits")
    import_module("kuuluu.initiatives.migrations.0021_ended_unchecked").follow_ends(apps, None)
    assert Feedback.objects.get(pk=one.pk).review == "ended"


def whole(case_of, demand, hidden, now, *, cls="person_name"):
    """Let feedback go on as an initiative with this demand, of which the reviewer hides this."""
    draft, _key = begin_from_feedback(case_of, by=sender(case_of), at=now)
    data = {**WHOLE, "is_joint": True, "demand": demand, "municipality": case_of.city.code}
    save(draft, data=data, by=ANYONE, at=now)
    one, at = submit(draft, by=ANYONE, at=now), demand.index(hidden)
    accept(one, hidden=Hidden(demand=[Hide(at, at + len(hidden), cls)]), by=reviewer(one), at=now)
    return one


FORMS = [
    ("Virtanen", "Siellä {Virtasen} koira juoksi, ja {virtaselle} sanottiin."),
    ("Maija Virtanen", "Siellä {Virtasen Maijalle} ja {M. Virtaselle}."),
    ("Andersson", "Där var {Anderssons} hund och {anderssons} katt."),
    ("Kultapossun", "Siellä {Kultapossulle} sanottiin."),
]


@pytest.mark.parametrize(("hidden", "said"), FORMS)
def test_name_that_the_review_hides_is_hidden_in_any_form_whatever_is_chosen(kerava, policy, now, hidden, said):
    text, left = re.sub("[{}]", "", said), re.sub("{.*?}", MARK, said)
    case = make_case(kerava, at=now, text=text, email="a@posti.example")
    one = whole(case, f"Niin sanoo {hidden} meille.", hidden, now)
    commands.add(fresh(one), text=f"Taas: {text}", by=sender(case), at=now)
    look_for_hidden(Initiative.objects.get(pk=one.pk), by=reviewer(one), at=now)
    publish(one, now)
    later = thread(fresh(one)).get(kind="addition")
    commands.publish_message(fresh(one), message=later, spans=(), by=publisher(kerava), at=now)
    assert shown(one) == left
    assert PublicCase.objects.get(pk=one.pk).timeline[-1]["text"] == f"Taas: {left}"


def test_part_of_a_hidden_name_waits_for_the_publisher_and_what_was_shown_stays_so(client, kerava, policy, now):
    case = make_case(kerava, at=now, text="Siellä Virtasen kioski on auki.", email="aino@posti.example")
    one = whole(case, "Niin sanoo Maija Virtanen meille.", "Maija Virtanen", now)
    sit(client, kerava, Role.PUBLISHER)
    page = client.get(reverse("desk:publication", args=[case.number])).text
    assert "Peitetty muualla asiassa" in page
    key = "7:15:person_name"
    assert decide(client, one, "publish", place=[key], span=[key]).status_code == 302
    assert shown(one) == f"Siellä {MARK} kioski on auki."
    assert decide(client, one, "publish", place=[key]).status_code == 302
    assert shown(one) == "Siellä Virtasen kioski on auki."
    assert client.get(reverse("desk:publication", args=[case.number])).status_code == 200
    look_for_hidden(Initiative.objects.get(pk=one.pk), by=reviewer(one), at=now)
    assert shown(one) == "Siellä Virtasen kioski on auki."


def test_proposal_that_was_on_no_page_stays_hidden(client, kerava, policy, now):
    case = make_case(kerava, at=now, text="Siellä Virtasen kioski on auki.", email="aino@posti.example")
    one = whole(case, "Niin sanoo Maija Virtanen meille.", "Maija Virtanen", now)
    sit(client, kerava, Role.PUBLISHER)
    assert decide(client, one, "publish").status_code == 302
    assert shown(one) == f"Siellä {MARK} kioski on auki."


def test_what_is_public_as_feedback_is_hidden_at_once_in_any_form(kerava, policy, now):
    case = make_case(kerava, at=now, text="Siellä Virtasen kioski on auki.", email="aino@posti.example")
    publish(case, now)
    assert shown(case) == "Siellä Virtasen kioski on auki."
    one = whole(case, "Niin sanoo Maija Virtanen meille.", "Maija Virtanen", now)
    assert shown(one) == f"Siellä {MARK} kioski on auki."


def test_town_of_a_hidden_name_is_not_hidden(kerava, policy, now):
    text = "Lahdessa on jäähalli, ja Lahden satama on kaunis. Lahteen on matkaa, lahden yli."
    one = whole(
        make_case(kerava, at=now, text=text, email="aino@posti.example"), "Niin sanoo Lahti meille.", "Lahti", now
    )
    publish(one, now)
    assert shown(one) == text


def test_what_a_file_is_called_and_said_to_show_loses_what_the_review_hides(kerava, policy, now):
    named = {"name": "kirje_kultapossulle.pdf", "shows": "Kultapossun talo"}
    case, file = with_files(kerava, now, "Kirje jäähallista.", **named)
    publish(case, now, pictures=pictures_of(case))
    shown_as = {"shown": ShownDocument(name=file.public_name), "by": publisher(kerava), "at": now}
    commands.publish_document(fresh(case), file=file, **shown_as)
    assert "ultapossu" in str(PublicCase.objects.filter(pk=case.pk).values("pictures", "documents"))
    old = PublicDocument.objects.get(case_id=case.pk).pk
    one = whole(case, DEMAND, "Kultapossu", now)
    assert "ultapossu" not in str(PublicCase.objects.filter(pk=one.pk).values()).lower()
    row = PublicDocument.objects.get(case_id=one.pk)
    assert (row.name, row.pk == old) == ("liite-1.pdf", False)


def test_place_that_is_called_by_a_hidden_name_is_on_no_page(kerava, policy, now):
    case = make_case(kerava, at=now, text=TEXT, email="aino@posti.example", address="", place_words="Kultapossun talo")
    area = kerava.areas.first()
    Case.objects.filter(pk=case.pk).update(latitude=area.lat, longitude=area.lon)
    publish(case, now)
    one = whole(case, DEMAND, "Kultapossu", now)
    row = PublicCase.objects.get(pk=one.pk)
    assert (row.latitude, row.place) == (None, "")
