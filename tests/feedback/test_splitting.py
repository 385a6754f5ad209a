"""One message of several matters."""

import random
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kuuluu.cases.models import Case
from kuuluu.cases.queries import WorkFilter, file_of, parts_of, thread, work_list
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Service
from kuuluu.feedback import commands, queries
from kuuluu.feedback.commands import Piece
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.journal.models import Event
from kuuluu.journal.queries import history
from kuuluu.notifications.commands import tell
from kuuluu.notifications.models import Delivery
from kuuluu.people.actors import ANYONE
from kuuluu.people.roles import Permission
from kuuluu.publication.models import PublicCase
from kuuluu.publication.rules import MARK, Hide, carried, public_text
from tests.factories.cases import LETTER, make_case, officer, publish_case, publisher, sender
from tests.guards.world import photo

pytestmark = pytest.mark.django_db

TEXT = "Katulamppu on pimeänä, soita 040 123 4567. Lisäksi Savion leikkipuiston keinu on rikki."
MIDDLE = TEXT.index(" Lisäksi")


@pytest.fixture
def at(now):
    return now


@pytest.fixture
def whole(kerava, at):
    return make_case(kerava, at=at, text=TEXT, email="aino@example.fi")


def service(case: Case, code: str) -> Service:
    return Service.objects.get(city=case.city, code=code)


def split(case: Case, *, at, codes=("streets.lighting", "green.playgrounds")) -> list[Case]:
    spans = ((0, MIDDLE), (MIDDLE + 1, len(TEXT)))
    pieces = [Piece((span,), service(case, code)) for span, code in zip(spans, codes, strict=True)]
    return commands.split(case, pieces=pieces, by=officer(case.city), at=at)


def fresh(case: Case) -> Case:
    return Case.objects.select_related("feedback", "city", "service", "unit", "part_of").get(pk=case.pk)


def texts(case: Case) -> list[str]:
    return [message.original.text for message in thread(case)]


def test_the_parts_are_proposed(whole):
    assert [one.words(TEXT) for one in queries.proposed_parts(whole)] == [TEXT[:MIDDLE], TEXT[MIDDLE + 1 :]]


def test_each_part_has_its_own_number_service_unit_and_clocks_and_arrived_with_the_whole(whole, at):
    lamp, swing = split(whole, at=at + timedelta(days=2))
    assert [lamp.number, swing.number] == [f"{whole.number}-1", f"{whole.number}-2"]
    assert (texts(lamp), texts(swing)) == ([TEXT[:MIDDLE]], [TEXT[MIDDLE + 1 :]])
    assert (lamp.unit, swing.unit) == (whole.unit, cities.owner_of(whole.city, swing.service, at.date()))
    assert lamp.unit != swing.unit
    assert (lamp.received_at, swing.received_at) == (at, at)
    assert lamp.answer_due_date == whole.answer_due_date
    assert (fresh(whole).status, fresh(whole).next_due_date) == ("split", None)
    assert [part.number for part in parts_of(whole)] == [lamp.number, swing.number]


def test_the_whole_is_no_work_any_more_and_its_parts_are(whole, at):
    parts = split(whole, at=at)
    listed = work_list(officer(whole.city), whole.city, WorkFilter(), at.date())
    assert {case.pk for case in listed} == {part.pk for part in parts}


def test_the_whole_ends_with_its_last_part_and_opens_with_any(whole, at):
    lamp, swing = split(whole, at=at)
    mikko = officer(whole.city)
    commands.answer(lamp, text="Vaihdetaan.", by=mikko, at=at)
    commands.close(lamp, ending="done", text="Vaihdettu.", by=mikko, at=at)
    assert (fresh(whole).status, fresh(whole).answered_at) == ("split", None)
    commands.answer(swing, text="Korjataan.", by=mikko, at=at)
    assert fresh(whole).answered_at == at
    commands.transfer(swing, receiver="Seurakunta", text="Heidän keinunsa.", by=mikko, at=at)
    assert (fresh(whole).status, fresh(whole).ending) == ("closed", "parts")
    commands.reopen(fresh(lamp), reason="Yhä pimeä.", by=sender(whole), at=at)
    assert fresh(whole).status == "split"
    assert [e.name for e in history(whole.pk)] == [
        "case.received", "case.split", "case.parts_ended", "case.parts_reopened",
    ]  # fmt: skip


def test_nobody_answers_or_closes_the_whole_or_splits_a_part(whole, at):
    lamp, _swing = split(whole, at=at)
    mikko = officer(whole.city)
    for does in (commands.answer, commands.ask):
        with pytest.raises(NotNow):
            does(whole, text="?", by=mikko, at=at)
    with pytest.raises(NotNow):
        commands.close(whole, ending="done", text="?", by=mikko, at=at)
    with pytest.raises(NotAllowed):
        commands.split(lamp, pieces=(), by=mikko, at=at)
    with pytest.raises(NotAllowed):
        commands.reopen(fresh(whole), reason="?", by=mikko, at=at)


def test_undone_it_stands_as_it_stood(whole, at):
    names = ("status", "answer_due_date", "next_due_date", "split_at", "closed_at")
    before = Case.objects.filter(pk=whole.pk).values(*names)[0]
    publish_case(whole, at=at)
    split(whole, at=at)
    commands.unsplit(whole, by=officer(whole.city), at=at)
    assert Case.objects.filter(pk=whole.pk).values(*names)[0] == before
    assert Case.objects.filter(part_of=whole).count() == 0
    assert [row.number for row in PublicCase.objects.all()] == [whole.number]
    assert split(whole, at=at)[0].number == f"{whole.number}-1"


def test_it_cannot_be_undone_once_somebody_has_touched_a_part(whole, at):
    lamp, _swing = split(whole, at=at)
    commands.take_up(lamp, by=officer(whole.city), at=at)
    with pytest.raises(NotNow):
        commands.unsplit(whole, by=officer(whole.city), at=at)


def test_pieces_must_be_of_the_message_and_several(whole, at):
    for spans in ([(0, 5)], [(0, 5), (5, 10_000)], [(0, 5), (9, 9)]):
        with pytest.raises(NotNow):
            commands.split(whole, pieces=[Piece((s,), None) for s in spans], by=officer(whole.city), at=at)


def test_the_sender_is_told_of_each_answer_by_one_code(whole, at):
    lamp, swing = split(whole, at=at)
    for part in (lamp, swing):
        commands.answer(part, text="Hoidetaan.", by=officer(whole.city), at=at)
    for event in Event.objects.order_by("pk"):
        tell(event)
    mails = Delivery.objects.filter(email="aino@example.fi").order_by("pk").values_list("template", flat=True)
    assert list(mails) == ["receipt", "answered", "answered"]


def test_the_sender_of_the_whole_replies_in_a_part_and_nobody_else_does(whole, kerava, at):
    lamp, swing = split(whole, at=at)
    commands.ask(lamp, text="Mikä pylväs?", by=officer(kerava), at=at)
    commands.reply(lamp, text="Numero 12.", by=sender(whole), at=at)
    assert fresh(lamp).status == "in_progress"
    for stranger in (sender(swing), sender(make_case(kerava, at=at))):
        with pytest.raises(NotAllowed):
            commands.add(lamp, text="?", by=stranger, at=at)


def test_an_answer_is_owed_in_a_part_whose_sender_can_be_reached(whole, at):
    lamp, _swing = split(whole, at=at)
    with pytest.raises(commands.Unanswered):
        commands.close(lamp, ending="done", text="Tehty.", by=officer(whole.city), at=at)


def test_parts_of_a_public_message_are_public_with_the_same_hidden(whole, at):
    start = TEXT.index("Savion")
    spans = (Hide(TEXT.index("040"), TEXT.index("040") + 12), Hide(start, start + 6))
    publish_case(whole, at=at, spans=spans)
    lamp, swing = split(whole, at=at)
    rows = {row.number: row for row in PublicCase.objects.all()}
    assert rows[lamp.number].text == f"Katulamppu on pimeänä, soita {MARK}."
    assert rows[swing.number].text == f"Lisäksi {MARK} leikkipuiston keinu on rikki."
    assert rows[whole.number].parts == [lamp.number, swing.number]
    assert (rows[lamp.number].part_of, rows[lamp.number].parts) == (whole.number, [])


def test_parts_follow_what_is_decided_of_the_whole(whole, kerava, at):
    lamp, _swing = split(whole, at=at)
    outi = publisher(kerava)
    assert list(queries.undecided(outi, kerava)) == [whole]
    assert not PublicCase.objects.exists()
    publish_case(fresh(whole), at=at)
    assert PublicCase.objects.count() == 3
    commands.publish(fresh(whole), spans=[Hide(0, 10)], by=outi, at=at)
    assert PublicCase.objects.get(pk=lamp.pk).text.startswith(MARK)
    commands.withdraw(fresh(whole), ground="personal_data", by=outi, at=at)
    assert not PublicCase.objects.exists()


def test_nobody_decides_of_a_parts_words_alone(whole, kerava, at):
    publish_case(whole, at=at)
    lamp, _swing = split(whole, at=at)
    outi = publisher(kerava)
    with pytest.raises(NotNow):
        commands.publish(fresh(lamp), spans=(), by=outi, at=at)
    with pytest.raises(NotNow):
        commands.publish_message(fresh(lamp), message=thread(lamp)[0], spans=(), by=outi, at=at)


def test_a_place_hidden_in_the_whole_is_hidden_in_the_parts(whole, kerava, at):
    commands.publish(whole, spans=(), hides_place=True, by=publisher(kerava), at=at)
    split(whole, at=at)
    assert {row.place for row in PublicCase.objects.all()} == {""}


def test_a_secret_part_makes_the_whole_secret_and_nothing_of_it_public(whole, kerava, at):
    publish_case(whole, at=at)
    secret = Service.objects.filter(city=kerava, publish_mode="never").exclude(secrecy="public").first()
    assert secret
    split(whole, at=at, codes=("streets.lighting", secret.code))
    assert not PublicCase.objects.exists()
    assert fresh(whole).secrecy == secret.secrecy


def test_what_becomes_secret_in_a_part_takes_the_whole_from_the_public(whole, kerava, at):
    publish_case(whole, at=at)
    lamp, swing = split(whole, at=at)
    commands.set_secrecy(fresh(swing), secrecy="limited", ground="private_life", by=officer(kerava), at=at)
    assert shown() == {lamp.number}
    commands.answer(fresh(lamp), text="Vaihdetaan.", by=officer(kerava), at=at)
    assert shown() == {lamp.number}


def shown() -> set[str]:
    return set(PublicCase.objects.values_list("number", flat=True))


@pytest.fixture
def family(whole, at):
    publish_case(whole, at=at)
    return [fresh(one) for one in (whole, *split(whole, at=at))]


def test_part_of_a_service_that_is_never_public_takes_the_whole_from_the_public(family, kerava, at):
    _whole, lamp, swing = family
    never = Service.objects.filter(city=kerava, publish_mode="never", secrecy="secret").first()
    Service.objects.filter(pk=never.pk).update(secrecy="public")
    commands.change_service(swing, service=Service.objects.get(pk=never.pk), by=officer(kerava), at=at)
    assert shown() == {lamp.number}


def test_service_that_becomes_secret_takes_the_whole_of_its_part_from_the_public(family, kerava, at):
    _whole, lamp, swing = family
    Service.objects.filter(pk=swing.service_id).update(publish_mode="never")
    assert commands.hide_what_became_secret(kerava, at=at) == 1
    assert shown() == {lamp.number}


def test_withdrawn_part_is_nowhere_until_the_whole_is_published_again(family, kerava, at):
    whole, lamp, swing = family
    commands.withdraw(swing, ground="personal_data", by=publisher(kerava), at=at)
    assert shown() == {lamp.number}
    assert "leikkipuiston" not in str(list(PublicCase.objects.values()))
    publish_case(fresh(whole), at=at)
    assert shown() == {one.number for one in family}


def test_part_is_not_shown_again_after_the_whole_was_withdrawn(family, kerava, at):
    whole, _lamp, swing = family
    commands.withdraw(swing, ground="personal_data", by=publisher(kerava), at=at)
    commands.withdraw(fresh(whole), ground="personal_data", by=publisher(kerava), at=at + timedelta(hours=1))
    commands.undo(fresh(swing), by=publisher(kerava), at=at + timedelta(hours=2))
    assert shown() == set()


def test_undoing_the_publication_of_a_whole_brings_back_what_was_decided_of_its_part(family, kerava, at):
    whole, _lamp, swing = family
    commands.withdraw(swing, ground="personal_data", by=publisher(kerava), at=at + timedelta(hours=1))
    before = shown()
    commands.publish(fresh(whole), spans=(), by=publisher(kerava), at=at + timedelta(hours=2))
    assert shown() == {one.number for one in family}
    commands.undo(fresh(whole), by=publisher(kerava), at=at + timedelta(hours=3))
    assert shown() == before


def test_withdrawn_whole_takes_a_part_along_that_was_decided_by_itself(family, kerava, at):
    whole, _lamp, swing = family
    commands.withdraw(swing, ground="personal_data", by=publisher(kerava), at=at)
    commands.undo(fresh(swing), by=publisher(kerava), at=at + timedelta(hours=1))
    assert shown() == {one.number for one in family}
    commands.withdraw(fresh(whole), ground="personal_data", by=publisher(kerava), at=at + timedelta(hours=2))
    assert shown() == set()


def test_whole_is_as_secret_as_its_most_secret_part(family, kerava, at):
    whole, lamp, swing = family
    commands.set_secrecy(swing, secrecy="secret", ground="health", by=officer(kerava), at=at)
    assert [fresh(one).secrecy for one in (whole, lamp, swing)] == ["secret", "public", "secret"]
    social = Service.objects.filter(city=kerava, secrecy="secret").first()
    commands.change_service(lamp, service=social, by=officer(kerava), at=at)
    assert fresh(lamp).secrecy == "secret"


def test_whole_is_not_made_less_secret_than_a_part_of_it(family, kerava, at):
    whole, _lamp, swing = family
    commands.set_secrecy(swing, secrecy="secret", ground="health", by=officer(kerava), at=at)
    boss = officer(kerava, Permission.HANDLE_CASES, Permission.SEE_SECRET)
    with pytest.raises(commands.PartIsSecret):
        commands.set_secrecy(fresh(whole), secrecy="public", ground="health", by=boss, at=at)
    commands.set_secrecy(fresh(swing), secrecy="public", ground="health", by=boss, at=at)
    commands.set_secrecy(fresh(whole), secrecy="public", ground="health", by=boss, at=at)
    assert [fresh(one).secrecy for one in (whole, swing)] == ["public", "public"]


def test_what_is_said_to_be_secret_is_so_in_its_parts(family, kerava, at):
    whole, lamp, swing = family
    commands.set_secrecy(whole, secrecy="secret", ground="health", by=officer(kerava), at=at)
    assert [(fresh(one).secrecy, fresh(one).secrecy_ground) for one in (lamp, swing)] == [("secret", "health")] * 2
    assert shown() == set()


@pytest.mark.parametrize("codes", [("streets.lighting", "green.playgrounds"), ("streets.lighting", "social")])
def test_parts_of_what_was_said_to_be_secret_are_secret(whole, kerava, at, codes):
    social = Service.objects.filter(city=kerava, secrecy="secret").first()
    commands.set_secrecy(whole, secrecy="secret", ground="private_life", by=officer(kerava), at=at)
    named = [social.code if code == "social" else code for code in codes]
    boss = officer(kerava, Permission.HANDLE_CASES, Permission.SEE_SECRET)
    pieces = [
        Piece((s,), service(whole, c)) for s, c in zip(((0, MIDDLE), (MIDDLE + 1, len(TEXT))), named, strict=True)
    ]
    parts = commands.split(fresh(whole), pieces=pieces, by=boss, at=at)
    assert [fresh(one).secrecy for one in parts] == ["secret", "secret"]
    commands.unsplit(fresh(whole), by=boss, at=at)


def test_pictures_of_a_more_secret_message_are_not_its_parts(kerava, at):
    draft, _key = commands.start(kerava, language="fi", at=at)
    commands.save(draft, data={**LETTER, "text": TEXT}, by=ANYONE, at=at)
    file = commands.attach(draft, name="a.jpg", upload=photo(""), description="", by=ANYONE, at=at)
    lamp, swing = split(commands.submit(draft, by=ANYONE, at=at), at=at)
    assert file_of(fresh(lamp), file.pk) == file
    commands.set_secrecy(fresh(swing), secrecy="secret", ground="health", by=officer(kerava), at=at)
    assert file_of(fresh(lamp), file.pk) is None
    assert file_of(fresh(swing), file.pk) == file


@pytest.mark.parametrize("seed", range(300))
def test_nothing_hidden_in_the_whole_is_seen_in_a_part(seed):
    chance = random.Random(seed)
    # Every sign stands once, so that each tells from where it comes.
    text = "".join(chr(0x4E00 + n) for n in range(60))
    hidden = [Hide(start, start + chance.randint(1, 12)) for start in chance.sample(range(58), chance.randint(0, 6))]
    seen = set(public_text(text, hidden).text)
    cuts = sorted(chance.sample(range(61), 6))
    stretches = [(cuts[0], cuts[1]), (cuts[2], cuts[3]), (cuts[4], cuts[5])]
    part = "\n".join(text[start:end] for start, end in stretches)
    spans = [Hide(start, end) for start, end, _span in carried(hidden, stretches)]
    shown = set(public_text(part, spans).text)
    wanted = {sign for start, end in stretches for sign in text[start:end]}
    assert shown - set(MARK) - {"\n"} == wanted & seen


def first_lock(act) -> str:
    """Return the first statement of an act that locks or changes a row."""
    with CaptureQueriesContext(connection) as asked:
        act()
    writes = ("UPDATE", "INSERT", "DELETE")
    return next(q["sql"] for q in asked if q["sql"].startswith(writes) or "FOR UPDATE" in q["sql"])


def test_whoever_changes_a_part_or_the_whole_locks_the_whole_first(whole, at):
    """In one order: so two who change two parts at the same moment never wait for each other."""
    parts = split(whole, at=at)
    outi, mikko = publisher(whole.city), officer(whole.city)
    ground = {"ground": "personal_data"}
    for act in (
        lambda: commands.publish(fresh(whole), spans=(), by=outi, at=at),
        lambda: commands.answer(fresh(parts[0]), text="Lamppu vaihdetaan.", by=mikko, at=at),
        lambda: commands.note(fresh(parts[1]), text="Keinu tilattu.", by=mikko, at=at),
        lambda: commands.set_secrecy(fresh(parts[1]), secrecy="limited", **ground, by=mikko, at=at),
        lambda: commands.withdraw(fresh(whole), **ground, by=outi, at=at),
    ):
        sql = first_lock(act)
        assert "FOR UPDATE" in sql
        assert whole.pk.hex in sql
