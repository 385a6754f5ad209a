"""The demo year: believable, whole, made by commands, and told to nobody."""

import time
from collections import Counter
from datetime import timedelta
from io import BytesIO
from random import Random

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from kuuluu.cases.models import Case, Channel, Ending, Status, View
from kuuluu.cities.models import City, Secrecy
from kuuluu.cities.queries import areas, open_cities
from kuuluu.cities.rules import is_inside, is_working_day
from kuuluu.console import demo
from kuuluu.console.demo import persons
from kuuluu.console.demo.letters import letters_of, said
from kuuluu.console.demo.places import point_in, streets
from kuuluu.console.demo.scenes import SUBJECTS, draw
from kuuluu.console.demo.year import load_year, nobody_told
from kuuluu.console.stop import Stop
from kuuluu.feedback.models import AnswerTemplate, Feedback, Kind, Reconsideration, Satisfaction
from kuuluu.feedback.queries import undecided
from kuuluu.initiatives.models import Initiative, Stage
from kuuluu.initiatives.queries.words import undecided_words
from kuuluu.journal.models import Event
from kuuluu.language.findings import find
from kuuluu.people.actors import actor_of
from kuuluu.people.models import Person
from kuuluu.people.queries import person_by_email
from kuuluu.publication.models import (
    Disturbance,
    File,
    LedgerMonth,
    Original,
    Pace,
    PublicCase,
    PublicInitiative,
    PublicReport,
    State,
)
from kuuluu.workday.models import TemplateUse
from tests.factories.people import PASSWORD, SECRET, make_person

# The year stands in the database of the other tests: it is loaded before any of them empties the tables.
pytestmark = pytest.mark.django_db
SLUG = "kerava"


@pytest.fixture(scope="module")
def year(django_db_setup, django_db_blocker, tmp_path_factory):
    """One city's year, loaded once for all tests of this file and rolled back after them."""
    from django.conf import settings
    from django.db import transaction

    with django_db_blocker.unblock():
        before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("files")
        city = City.objects.get(slug=SLUG)
        with transaction.atomic():
            with nobody_told():
                load_year(city, at=timezone.now())
            yield city
            transaction.set_rollback(True)
        settings.MEDIA_ROOT = before


def test_year_has_enough_of_everything(year):
    cases = Case.objects.filter(city=year)
    assert 150 <= cases.count() <= 200
    assert {e for e in cases.values_list("ending", flat=True) if e} >= set(Ending) - {Ending.PARTS, Ending.TAKEN_BACK}
    assert set(cases.values_list("status", flat=True)) >= set(Status) - {Status.SPLIT}
    assert set(Feedback.objects.filter(case__city=year).values_list("kind", flat=True)) == set(Kind)
    assert {Channel.WEB, Channel.PHONE} <= set(cases.values_list("channel", flat=True))
    languages = Counter(cases.values_list("language", flat=True))
    assert languages["fi"] > 100
    assert min(languages["sv"], languages["en"]) >= 8
    assert File.objects.filter(city=year).count() >= 20


def test_year_has_late_planned_reopened_and_joined_matters(year):
    cases = Case.objects.filter(city=year)
    assert cases.filter(noticed_late_at__isnull=False, status=Status.IN_PROGRESS).exists()
    assert cases.filter(ending=Ending.PLANNED, planned_date__isnull=False).exists()
    assert cases.filter(reopened_at__isnull=False).exists()
    assert cases.filter(status=Status.WAITING, waiting_since__isnull=False).exists()
    assert PublicCase.objects.filter(city=year, voices__gte=2).exists()


def test_every_place_lies_inside_its_area(year):
    placed = Case.objects.filter(city=year, latitude__isnull=False).select_related("area")
    assert len(placed) > 60
    assert len({case.area_id for case in placed}) >= len(areas(year)) - 2
    for case in placed:
        assert is_inside(case.area.shape, case.latitude, case.longitude)


def test_nothing_happens_in_the_future_or_before_the_year(year):
    now = timezone.now()
    # What was brought from elsewhere is older.
    brought = Initiative.objects.exclude(source_id="").values("pk")
    happened = Event.objects.filter(city_id=year.pk, name__startswith="case.").exclude(subject_id__in=brought)
    moments = happened.values_list("at", flat=True)
    assert max(moments) <= now
    assert min(moments) >= now - timedelta(days=366)


def test_officers_answer_on_working_days(year):
    answers = Event.objects.filter(city_id=year.pk, name="case.answered").values_list("at", flat=True)
    assert len(answers) > 80
    for at in answers:
        moment = timezone.localtime(at)
        assert is_working_day(year, moment.date())
        assert 8 <= moment.hour < 16


def test_no_variable_is_left_in_any_words(year):
    for text in Original.objects.filter(city=year).values_list("text", flat=True):
        assert "{" not in text, text


def test_nothing_personal_is_public(year):
    said = [
        text
        for row in PublicCase.objects.filter(city=year)
        for text in (row.title, row.text, row.place, *(knot.get("text", "") for knot in row.timeline))
    ]
    assert [text for text in said if find(text)] == []
    assert any("[…]" in text for text in said)


def test_some_are_not_public(year):
    first = Original.objects.filter(message__kind="submission", city=year)
    states = Counter(first.values_list("state", flat=True))
    assert states[State.REFUSED] >= 4
    assert states[State.WITHDRAWN] >= 2
    assert states[State.PENDING] >= 4
    assert Feedback.objects.filter(case__city=year).exclude(objection="").count() >= 3


def test_who_looked_at_what_is_closed_inside_is_noted(year):
    closed = Case.objects.filter(city=year).exclude(secrecy=Secrecy.PUBLIC)
    assert closed.exists()
    assert set(View.objects.filter(city=year).values_list("case_id", flat=True)) <= set(
        closed.values_list("pk", flat=True)
    )
    assert View.objects.filter(case__in=closed).exists()


def test_publisher_has_something_to_decide(year):
    outi = actor_of(person_by_email(f"outi@{SLUG}.example"))
    assert undecided(outi, year).exists()


def test_year_has_templates_in_three_languages(year):
    templates = AnswerTemplate.objects.filter(city=year)
    assert 8 <= templates.count() <= 10
    assert all(t.text_fi and t.text_sv and t.text_en for t in templates)


def test_paces_are_measured(year):
    assert Pace.objects.filter(city=year, service=None).exists()


def test_nobody_is_told(year):
    assert ProcrastinateJob.objects.count() == 0


def test_every_part_can_sign_in_and_no_colleague_can(year):
    for part in persons.CAST:
        person = person_by_email(part.email(year))
        assert person.check_password(persons.PASSWORD)
        assert Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()
    logins = {part.email(year) for part in persons.CAST}
    assert not any(p.has_usable_password() for p in Person.objects.exclude(email__in=logins))


def test_officers_of_the_cast_have_different_units_with_work(year):
    units = [person_by_email(f"{login}@{SLUG}.example").memberships.get().unit for login in ("mikko", "sanna")]
    assert units[0] != units[1]
    assert all(Case.objects.filter(unit=unit).exclude(status=Status.CLOSED).exists() for unit in units)


def test_sign_ins_name_each_part(year):
    lines = "\n".join(demo.sign_ins())
    assert all(part.email(year) in lines for part in persons.CAST)
    assert persons.PASSWORD in lines


def test_code_of_a_demo_person_opens(year):
    person = person_by_email(f"mikko@{SLUG}.example")
    totp = TOTP(Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP))
    assert totp.validate_code(demo.one_time_code(person.email))


def test_code_of_anybody_else_is_refused(db):
    own_app = make_person("aino@city.example", password=PASSWORD)
    TOTP.activate(own_app, SECRET)
    elsewhere = make_person("aino@city.fi", password=PASSWORD)
    TOTP.activate(elsewhere, persons.SECRET)
    no_app = make_person("eero@city.example", password=PASSWORD)
    for email in (own_app.email, elsewhere.email, no_app.email, "nobody@city.example"):
        with pytest.raises(Stop):
            demo.one_time_code(email)


def test_readers_sleep_meanwhile_and_wake_again_after_a_fault(settings):
    before = list(settings.EVENT_READERS)
    meanwhile = []

    def fail() -> None:
        with nobody_told():
            meanwhile.append(list(settings.EVENT_READERS))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert meanwhile == [[]]
    assert list(settings.EVENT_READERS) == before != []


def test_every_city_has_letters(db):
    for city in open_cities():
        assert len(letters_of(city)) >= 140


def test_points_and_streets_come_out_the_same_each_time(kerava):
    one, other = (streets(kerava, Random("a")) for _ in range(2))
    assert one == other
    assert point_in(areas(kerava)[0], Random("b")) == point_in(areas(kerava)[0], Random("b"))


@pytest.mark.parametrize("scene", SUBJECTS)
def test_scene_is_a_picture_that_differs_with_chance(scene):
    day = timezone.now().date()
    one, again, other = (draw(scene, Random(seed), day) for seed in ("a", "a", "b"))
    assert one == again
    assert one != other
    assert Image.open(BytesIO(one)).size == (1200, 900)


def test_pictures_are_drawn_quickly():
    start = time.perf_counter()
    draw("lamp", Random("a"), timezone.now().date())
    assert time.perf_counter() - start < 2


def test_who_has_every_role_has_own_matters(year):
    kaisa = person_by_email(f"kaisa@{SLUG}.example")
    assert Case.objects.filter(city=year, assignee=kaisa).exclude(status=Status.CLOSED).count() >= 2


def test_year_has_looks_taken_and_looks_that_wait(year):
    looks = Reconsideration.objects.filter(case__city=year)
    assert looks.filter(outcome="upheld").count() == 1
    assert looks.filter(decided_at__isnull=True).count() == 1
    assert LedgerMonth.objects.filter(city=year).count() >= 12


def test_senders_have_said_how_it_went_and_one_came_back(year):
    said = Satisfaction.objects.filter(case__city=year)
    assert said.count() > 20
    assert said.filter(is_in_time=False).exists()
    assert said.get(is_fixed=False).case.status != Status.CLOSED
    assert TemplateUse.objects.filter(template__city=year).count() > 20
    assert Disturbance.objects.get(city=year).is_shown


def test_initiatives_stand_at_many_stages_and_only_the_clean_are_public(year):
    stages = set(Initiative.objects.filter(city=year).values_list("stage", flat=True))
    assert stages == {Stage.CHECKING, Stage.COLLECTING, Stage.DISCUSSING, Stage.PREPARING, Stage.CLOSED, Stage.REFUSED}
    rows = {row.stage: row for row in PublicInitiative.objects.filter(city=year)}
    assert rows["closed"].measures[0]["words"]
    assert rows["collecting"].supporters == 61
    assert rows["refused"].refusal["words"]
    assert rows["preparing"].register_number
    assert rows["preparing"].pictures[0]["description"]
    assert len(rows["discussing"].comments) == 2
    discussed = Initiative.objects.get(city=year, stage=Stage.DISCUSSING)
    assert len(undecided_words(discussed)) == 1
    assert discussed.enclosures.get().file.state == "pending"


def test_one_initiative_was_brought_and_last_years_report_was_given(year):
    [brought] = Initiative.objects.filter(city=year).exclude(source_id="")
    assert PublicInitiative.objects.get(pk=brought.pk).source_url
    given = PublicReport.objects.get(city=year)
    assert (given.year, given.given_date is not None) == (brought.sent_at.year, True)


def test_words_are_left_whole_for_the_next_city(year):
    assert "service" in said("aftermath")["disturbance"]
