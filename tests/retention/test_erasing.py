"""What is erased when, what stays, and what keeps it."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kuuluu.cases.models import Case, Contact, Message, View
from kuuluu.cases.queries import case_by_code, thread
from kuuluu.cases.rules import code_of
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Policy
from kuuluu.feedback import commands as feedback
from kuuluu.feedback.models import Contractor, Draft, Job
from kuuluu.feedback.queries import contractor_by_code, to_check, undecided
from kuuluu.feedback.rules import contractor_code
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.journal.models import Event
from kuuluu.notifications.models import Delivery, Follower
from kuuluu.people.actors import ANYONE, SYSTEM
from kuuluu.people.models import Person
from kuuluu.people.roles import Permission
from kuuluu.publication.commands import remove_bytes
from kuuluu.publication.files import original_path
from kuuluu.publication.models import (
    Decision,
    File,
    LedgerMonth,
    Original,
    PublicCase,
    Redaction,
    RegisterVersion,
    Removal,
)
from kuuluu.retention import commands, queries
from kuuluu.retention.models import Certificate, DataClass, Hold, Run
from tests.factories.cases import officer, publisher, sender
from tests.retention.conftest import START

pytestmark = pytest.mark.django_db


def set_policy(city, key, value, day=date(2020, 1, 1)):
    Policy.objects.update_or_create(city=city, key=key, from_date=day, defaults={"value": value, "source_fi": "test"})
    cities.forget()


def first_words(case):
    return Original.objects.get(message__case=case, message__kind="submission").text


def erase(city, at):
    run = commands.plan(city, at=at)
    return commands.carry_out(run, by=SYSTEM, at=at) if run else None


def ledger(city, at):
    feedback.keep_ledger(city, at=at)
    return list(LedgerMonth.objects.filter(city=city).order_by("month").values_list("month", "numbers"))


def test_nothing_is_due_before_its_time(aino):
    early = START + timedelta(days=729)
    due = commands.plan(aino.city, at=early).due
    assert set(due) == {
        DataClass.DRAFTS,
        DataClass.UNSENT,
        DataClass.FOLLOWERS,
        DataClass.DELIVERIES,
        DataClass.IDENTITIES,
    }
    assert DataClass.WORDS in commands.plan(aino.city, at=early + timedelta(days=2)).due


def test_plan_alone_erases_nothing(aino, later):
    before = Counter(Original.objects.values_list("text", flat=True))
    run = commands.plan(aino.city, at=later)
    assert run.due[DataClass.WORDS] == 3
    assert Counter(Original.objects.values_list("text", flat=True)) == before
    assert Certificate.objects.count() == 0


def test_what_is_done_is_what_was_shown(aino, much_later):
    run = commands.plan(aino.city, at=much_later)
    planned = {one: {i.case.number for i in queries.items(run, DataClass(one))} for one in run.due}
    content = commands.carry_out(run, by=SYSTEM, at=much_later + timedelta(days=1)).content
    assert {one: set(numbers) for one, numbers in content["cases"].items()} == {
        one: numbers for one, numbers in planned.items() if numbers
    }
    run.refresh_from_db()
    assert run.erased == {one: n for one, n in run.due.items() if not planned[one]}
    assert content["left_alone"] == []


def test_carried_out_again_nothing_more_happens(aino, later):
    run = commands.plan(aino.city, at=later)
    first = commands.carry_out(run, by=SYSTEM, at=later)
    events = Event.objects.count()
    assert commands.carry_out(run, by=SYSTEM, at=later) == first
    assert Event.objects.count() == events
    assert commands.plan(aino.city, at=later) is None


def test_statistics_stay(aino, later):
    kept = (
        "number",
        "service_id",
        "area_id",
        "unit_id",
        "received_at",
        "closed_at",
        "answered_at",
        "ending",
        "channel",
    )
    before = list(Case.objects.order_by("number").values_list(*kept, "feedback__kind"))
    months = ledger(aino.city, later)
    erase(aino.city, later)
    assert list(Case.objects.order_by("number").values_list(*kept, "feedback__kind")) == before
    assert ledger(aino.city, later) == months
    classes = Redaction.objects.filter(original__message__case=aino.closed, original__state="public")
    assert list(classes.values_list("start", "end", "cls")) == [(0, 1, "person_name")]


def test_case_is_a_row_without_a_word(aino, later):
    erase(aino.city, later)
    case = Case.objects.get(pk=aino.closed.pk)
    assert (case.title, case.search, case.address, case.place_words, case.latitude) == (case.number, "", "", "", None)
    assert {m.original.text for m in thread(case)} == {""}
    assert not hasattr(case, "contact")
    assert case.erased_at == case.left_register_at == later
    assert case.erased_at


def test_code_opens_nothing_any_more(aino, later):
    code = code_of(aino.closed.pk)
    assert case_by_code(aino.city, code)
    erase(aino.city, later)
    assert case_by_code(aino.city, code) is None
    assert case_by_code(aino.city, code_of(aino.open.pk))


def test_erased_case_is_neither_opened_again_nor_public(aino, later):
    erase(aino.city, later)
    case = Case.objects.get(pk=aino.closed.pk)
    assert not feedback.reopen.open_to(officer(aino.city), case)
    assert not PublicCase.objects.filter(pk=case.pk).exists()
    feedback.showing.refresh(case, at=later)
    assert not PublicCase.objects.filter(pk=case.pk).exists()
    assert PublicCase.objects.filter(pk=aino.open.pk).exists()


def test_erased_case_waits_for_no_publisher(aino, later):
    outi = publisher(aino.city)
    waiting = undecided(outi, aino.city)
    first = Original.objects.filter(message__case=aino.closed)
    first.update(state="pending")
    assert aino.closed in waiting.all()
    decision = Decision.objects.filter(original__message__case=aino.closed).first()
    Decision.objects.filter(pk=decision.pk).update(is_sampled=True, checked_at=None)
    assert decision in to_check(outi, aino.city)
    erase(aino.city, later)
    assert aino.closed not in waiting.all()
    assert decision not in to_check(outi, aino.city)


def test_page_leaves_the_register_before_the_words_go(aino):
    set_policy(aino.city, "publication_months", 6)
    version = RegisterVersion.objects.get(city=aino.city).version
    at = START + timedelta(days=190)
    erase(aino.city, at)
    case = Case.objects.get(pk=aino.closed.pk)
    assert not PublicCase.objects.filter(pk=case.pk).exists()
    assert RegisterVersion.objects.get(city=aino.city).version > version
    assert not File.objects.filter(attachment__message__case=case, public_id__isnull=False).exists()
    assert not Follower.objects.filter(scope=f"case:{case.number}").exists()
    assert "lamppu" in first_words(case)
    feedback.note(case, text="Vielä jotain.", by=officer(aino.city), at=at)
    assert not PublicCase.objects.filter(pk=case.pk).exists(), "a later act doesn't bring it back"
    feedback.reopen(Case.objects.get(pk=case.pk), reason="Ei toimi.", by=officer(aino.city), at=at)
    assert Case.objects.get(pk=case.pk).left_register_at is None


def test_page_goes_with_its_words_however_long_it_may_stay(aino, later):
    set_policy(aino.city, "publication_months", 600)
    content = erase(aino.city, later).content
    assert content["rules"]["public"]["key"] == "retention.words"
    assert not PublicCase.objects.filter(pk=aino.closed.pk).exists()


def test_what_is_kept_for_good_is_not_erased(aino, much_later):
    set_policy(aino.city, "retention.words", "permanent")
    content = erase(aino.city, much_later).content
    assert "words" not in content["cases"]
    assert "lamppu" in first_words(aino.closed)
    assert not Contact.objects.filter(case=aino.closed).exists()


@pytest.mark.parametrize("value", [0, -1, True, "730", {"days": 730}])
def test_time_that_can_not_be_read_erases_nothing(aino, much_later, value):
    for one in ("words", "contact"):
        set_policy(aino.city, f"retention.{one}", value)
    due = commands.plan(aino.city, at=much_later).due
    assert not {DataClass.WORDS, DataClass.CONTACT} & set(due)


def test_time_is_the_one_in_force_that_day(aino, later):
    set_policy(aino.city, "retention.words", 100, later.date() + timedelta(days=1))
    assert queries.schedule(aino.city, later.date())[DataClass.WORDS].length == 730
    assert queries.schedule(aino.city, later.date() + timedelta(days=1))[DataClass.WORDS].length == 100


def test_held_case_is_not_touched_nor_what_was_joined_to_it(aino, later):
    commands.hold(aino.closed, ground="claim", until_date=None, by=SYSTEM, at=later)
    content = erase(aino.city, later).content
    assert content["cases"]["words"] == [aino.secret.number]
    assert commands.release(aino.closed, by=SYSTEM, at=later)
    assert sorted(erase(aino.city, later).content["cases"]["words"]) == sorted([aino.closed.number, aino.joined.number])


def test_hold_ends_on_its_last_day(aino, later):
    commands.hold(aino.closed, ground="appeal", until_date=later.date(), by=SYSTEM, at=START)
    assert aino.closed.number not in erase(aino.city, later).content["cases"]["words"]
    assert aino.closed.number in erase(aino.city, later + timedelta(days=1)).content["cases"]["words"]


@pytest.mark.parametrize("between", ["held", "reopened"])
def test_what_changes_after_the_plan_is_left_alone(aino, later, between):
    run = commands.plan(aino.city, at=later)
    if between == "held":
        commands.hold(aino.closed, ground="claim", until_date=None, by=SYSTEM, at=later)
    else:
        feedback.reopen(Case.objects.get(pk=aino.closed.pk), reason="Taas rikki", by=officer(aino.city), at=later)
    content = commands.carry_out(run, by=SYSTEM, at=later).content
    assert sorted(content["left_alone"]) == sorted([aino.closed.number, aino.joined.number])
    assert "lamppu" in first_words(aino.closed)


def test_joined_case_waits_for_the_one_it_was_joined_to(aino, later):
    feedback.reopen(Case.objects.get(pk=aino.closed.pk), reason="Taas rikki", by=officer(aino.city), at=later)
    assert erase(aino.city, later).content["cases"]["words"] == [aino.secret.number]


def test_authors_go_in_their_own_time(aino, later, much_later):
    erase(aino.city, later)
    assert Message.objects.filter(case=aino.closed, by__isnull=False).exists()
    erase(aino.city, much_later)
    case = Case.objects.get(pk=aino.closed.pk)
    assert not Message.objects.filter(case=case, by__isnull=False).exists()
    assert (case.assignee, case.secrecy_by_id) == (None, None)
    assert not case.reconsiderations.filter(decided_by_id__isnull=False).exists()
    assert Message.objects.filter(case=aino.open, by__isnull=False).exists()


def test_log_of_views_goes_in_its_time(aino, later, much_later):
    erase(aino.city, later)
    assert View.objects.count() == 1
    erase(aino.city, much_later)
    assert View.objects.count() == 0


def test_former_officer_is_forgotten_and_the_others_are_not(aino, later, much_later):
    erase(aino.city, later)
    assert aino.plant.words["former: name"] in Person.objects.values_list("name", flat=True)
    erase(aino.city, much_later)
    gone = Person.objects.get(pk=aino.gone.pk)
    assert (gone.name, gone.email, gone.has_usable_password()) == ("–", f"{gone.pk.hex}@erased.invalid", False)
    assert Person.objects.get(pk=aino.mikko.person_id).name == "Mikko"


def test_contractor_is_forgotten_when_the_last_work_is_long_over(aino, later):
    contractor = Contractor.objects.get()
    link = contractor_code(contractor.pk, contractor.turn)
    assert contractor_by_code(aino.city, link) == contractor
    assert erase(aino.city, later).content["pieces"]["contractors"] == 1
    gone = Contractor.objects.get()
    assert (gone.name, gone.email, gone.is_active) == ("", "", False)
    assert contractor_by_code(aino.city, link) is None
    assert gone.jobs.get().state == "accepted"
    assert "contractors" not in (commands.plan(aino.city, at=later) or Run()).due
    again = feedback.contractor_of(aino.city, name="Toinen", email="toinen@example.org")
    assert again != gone, "two without an address stand beside each other"


@pytest.mark.parametrize("why", ["open work", "later work", "a hold"])
def test_contractor_is_known_as_long_as_the_work_may_be_asked_for(aino, later, why):
    if why == "a hold":
        commands.hold(aino.closed, ground="claim", until_date=None, by=SYSTEM, at=later)
    else:
        given = {"contractor": Contractor.objects.get(), "words": "Toinen työ", "by": aino.mikko}
        job = feedback.delegate(aino.open, **given, at=later - timedelta(days=800))
        if why == "later work":
            feedback.cancel_work(job, by=aino.mikko, at=later - timedelta(days=700))
    assert "contractors" not in commands.plan(aino.city, at=later).due


def test_work_that_nobody_took_back_ended_with_its_case(aino, later):
    Job.objects.update(state="given", ended_at=None)
    assert commands.plan(aino.city, at=later).due["contractors"] == 1


def test_journal_tells_that_it_was_erased_and_keeps_its_events(aino, later):
    before = list(Event.objects.values_list("pk", flat=True))
    run = commands.plan(aino.city, at=later)
    commands.carry_out(run, by=SYSTEM, at=later)
    assert set(before) < set(Event.objects.values_list("pk", flat=True))
    told = Event.objects.get(name="case.erased", subject_id=aino.closed.pk)
    assert told.facts == {"run": str(run.pk), "classes": ["contact", "words", "files", "place", "public"]}


def test_neighbour_is_not_touched(aino, jarvenpaa, much_later):
    assert commands.plan(jarvenpaa, at=much_later) is None
    kept = Draft.objects.count(), Delivery.objects.count(), Contact.objects.count()
    commands.night(jarvenpaa, at=much_later)
    assert (Draft.objects.count(), Delivery.objects.count(), Contact.objects.count()) == kept


def test_killed_in_the_middle_it_goes_on_where_it_was(aino, later):
    """A case that fails leaves the ones before it erased, itself whole, and the rest for the next time."""
    run = commands.plan(aino.city, at=later)
    second = run.items.order_by("pk")[1].case
    stop = f"if old.id = '{second.pk}' then raise exception 'killed'; end if; return new;"
    with connection.cursor() as cursor:
        cursor.execute(f"create function pg_temp.stop() returns trigger language plpgsql as $$ begin {stop} end $$")
        cursor.execute("create trigger stop before update on cases_case for each row execute function pg_temp.stop()")
        with pytest.raises(DatabaseError, match="killed"):
            commands.carry_out(run, by=SYSTEM, at=later)
        cursor.execute("drop trigger stop on cases_case")
    assert Certificate.objects.count() == 0
    certificate = commands.carry_out(run, by=SYSTEM, at=later)
    assert len(certificate.content["cases"]["words"]) == 3


def test_bytes_that_can_not_be_removed_wait(aino, later):
    file = File.objects.filter(attachment__message__case=aino.closed).first()
    path = original_path(file.pk)
    data = path.read_bytes()
    path.unlink()
    path.mkdir()
    (path / "in the way").write_bytes(data)
    erase(aino.city, later)
    assert list(Removal.objects.values_list("name", flat=True)) == [file.pk]
    (path / "in the way").unlink()
    path.rmdir()
    path.write_bytes(data)
    assert remove_bytes() == 0
    assert not path.exists()
    assert not Removal.objects.exists()


def test_plan_waits_for_a_look(aino, later):
    commands.night(aino.city, at=later)
    run = queries.open_run(aino.city)
    commands.night(aino.city, at=later + timedelta(hours=2))
    assert queries.open_run(aino.city) == run
    assert Certificate.objects.count() == 0
    commands.night(aino.city, at=later + timedelta(days=1))
    assert Certificate.objects.get().run == run


def test_where_policy_says_so_an_administrator_approves(aino, later):
    set_policy(aino.city, "retention.run", "approved")
    admin = officer(aino.city, Permission.ADMINISTER)
    for days in range(3):
        commands.night(aino.city, at=later + timedelta(days=days))
    assert Certificate.objects.count() == 0
    run = queries.open_run(aino.city)
    with pytest.raises(NotAllowed):
        commands.approve(aino.city, run_id=run.pk, by=officer(aino.city), at=later)
    commands.approve(aino.city, run_id=run.pk, by=admin, at=later)
    with pytest.raises(NotNow):
        commands.approve(aino.city, run_id=run.pk, by=admin, at=later)
    commands.night(aino.city, at=later + timedelta(days=3))
    assert Certificate.objects.get().run == run


def test_certificate_says_by_which_rules_and_seals_the_one_before(aino, later, much_later):
    first, second = erase(aino.city, later), erase(aino.city, much_later)
    assert first.content["rules"]["words"] == {
        "key": "retention.words",
        "value": 730,
        "from": "2020-01-01",
        "source": "PROPOSAL, to be confirmed by the city",
    }
    assert (first.content["number"], first.content["previous"]) == (1, "")
    assert (second.content["number"], second.content["previous"]) == (2, first.seal)
    assert list(queries.broken_seals(aino.city)) == []


def test_certificate_can_not_be_changed_and_would_be_seen(aino, later, much_later):
    first = erase(aino.city, later)
    erase(aino.city, much_later)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Certificate.objects.filter(pk=first.pk).update(content={})
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table retention_certificate disable trigger retention_certificate_stays")
        forged = {**first.content, "left_alone": ["X-1"]}
        Certificate.objects.filter(pk=first.pk).update(content=forged)
        assert list(queries.broken_seals(aino.city)) == [1]
        Certificate.objects.filter(pk=first.pk).update(seal=queries.seal_of(forged))
        assert list(queries.broken_seals(aino.city)) == [2]


def test_strangers_hold_nothing(aino, later):
    for stranger in (ANYONE, sender(aino.closed), officer(aino.city)):
        with pytest.raises(NotAllowed):
            commands.hold(aino.closed, ground="claim", until_date=None, by=stranger, at=later)
    commands.hold(aino.closed, ground="claim", until_date=None, by=officer(aino.city, Permission.REGISTER), at=later)
    assert Hold.objects.count() == 1


def test_a_city_has_one_open_plan(aino, later):
    commands.plan(aino.city, at=later)
    commands.plan(aino.city, at=later)
    assert Run.objects.count() == 1
