"""Learning at night: from what became of the city's own cases, and kept only where it is better."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from procrastinate.exceptions import JobAborted
from procrastinate.jobs import Job

from kuuluu.cases.commands import Opening, open_case
from kuuluu.cases.models import Case
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Service
from kuuluu.journal.models import Event
from kuuluu.language.routing import Model
from kuuluu.people.actors import ANYONE
from kuuluu.routing import tasks
from kuuluu.routing.commands import begin, learn, learning
from kuuluu.routing.models import Origin, Outcome, Prediction, RoutingModel
from kuuluu.routing.queries import forget_models, rank
from kuuluu.routing.queries.teaching import final_cases
from tests.factories.cases import make_case

pytestmark = pytest.mark.django_db
LAMP, WATER = "streets.lighting", "water"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def few(db, monkeypatch):
    """Cities of three services, whose models are learnt in a moment; and few cases are enough."""
    Service.objects.exclude(code__in=[LAMP, WATER, "edu.meals"]).update(is_listed=False)
    cities.forget()
    monkeypatch.setattr(learning, "FEWEST", 3)
    yield
    forget_models()


def ended(city, closed_at, text: str, code: str, *, times: int = 1, **columns) -> None:
    """Cases that ended with a service."""
    service = cities.service_by_code(city, code)
    for _n in range(times):
        opening = Opening(text=text, title=text, kind="fault", service=service)
        case, _message = open_case(city, opening, by=ANYONE, at=closed_at - DAY)
        Case.objects.filter(pk=case.pk).update(closed_at=closed_at, status="closed", **columns)


def in_use(city) -> RoutingModel:
    return RoutingModel.objects.get(city=city, is_in_use=True)


def knows(model: RoutingModel, word: str) -> bool:
    return any(word in feature for feature in Model.load(bytes(model.data)).places)


def test_a_city_without_cases_learns_from_the_examples_once(kerava, now):
    made = learn(kerava, at=now)
    assert (made.origin, made.cases, made.measured, made.is_in_use) == (Origin.EXAMPLES, 0, 0, True)
    assert rank(kerava, "Katuvalo ei pala", "fi").guesses[0].service.code == LAMP
    assert learn(kerava, at=now + DAY) is None


def test_what_the_city_s_own_cases_teach_is_kept_where_it_is_better(kerava, now):
    """Here people call a street lamp and a pump by names of their own, which no example has."""
    first = learn(kerava, at=now - 90 * DAY)
    ended(kerava, now - 60 * DAY, "Kissankello taas", LAMP, times=6)
    ended(kerava, now - 60 * DAY, "Mörökölli taas", WATER, times=6)
    ended(kerava, now - 50 * DAY, "Kissankello ja ainutsana", LAMP)
    ended(kerava, now - 3 * DAY, "Kissankello taas", LAMP, times=2)
    ended(kerava, now - 3 * DAY, "Mörökölli taas", WATER, times=2)
    made = learn(kerava, at=now)
    assert made.is_in_use
    assert (made.origin, made.cases, made.measured, made.rival) == (Origin.CASES, 13, 4, first)
    assert made.first_right == 4 > made.rival_first_right
    assert (in_use(kerava), bytes(RoutingModel.objects.get(pk=first.pk).data)) == (made, b"")
    assert Event.objects.filter(name="routing.model_taken", subject_id=made.pk).count() == 1
    # A word of one sender is not in the model, and what comes in is kept with the model that spoke.
    assert knows(made, "kissankello")
    assert not knows(made, "ainutsana")
    case = make_case(kerava, at=now, text="Kissankello on pimeänä", service_code="")
    assert (case.prediction.model, case.prediction.services[0]) == (made, cities.service_by_code(kerava, LAMP).pk)
    assert learn(kerava, at=now + DAY) is None


def test_cases_that_ended_before_the_first_model_was_made_are_learnt_from_too(kerava, now):
    """A city that brings its past along need not wait for a case to end."""
    ended(kerava, now - 60 * DAY, "Kissankello taas", LAMP, times=6)
    ended(kerava, now - 60 * DAY, "Mörökölli taas", WATER, times=6)
    ended(kerava, now - 3 * DAY, "Kissankello taas", LAMP, times=3)
    first = learn(kerava, at=now)
    assert (first.origin, first.is_in_use, knows(first, "kissankello")) == (Origin.EXAMPLES, True, False)
    # It says at once what it would have said of them; a case of which a model had spoken keeps what was said.
    assert Prediction.objects.filter(case__city=kerava, model=first).count() == 15
    second = learn(kerava, at=now + DAY)
    assert (second.origin, second.cases, second.rival, second.is_in_use) == (Origin.CASES, 12, first, True)
    # Nothing has ended since, and nothing has become old enough to teach: nothing is learnt a second time.
    assert learn(kerava, at=now + 2 * DAY) is None
    # Imported later, ended long before: unseen all the same.
    ended(kerava, now - 200 * DAY, "Kissankello", LAMP)
    assert learn(kerava, at=now + 3 * DAY).cases == 13


def test_what_lost_is_tried_again_when_newer_cases_have_ended(kerava, now):
    learn(kerava, at=now - 90 * DAY)
    ended(kerava, now - 60 * DAY, "Katuvalo ei pala", WATER, times=30)
    ended(kerava, now - 3 * DAY, "Katuvalo ei pala", LAMP, times=4)
    assert not learn(kerava, at=now).is_in_use
    assert learn(kerava, at=now + DAY) is None
    # An appeal teaches nothing: it is no news.
    ended(kerava, now + DAY, "Valitan", LAMP, matter="appeal")
    assert learn(kerava, at=now + 2 * DAY) is None
    ended(kerava, now + 2 * DAY, "Katuvalo ei pala", LAMP)
    assert learn(kerava, at=now + 3 * DAY).measured == 5


def test_what_is_no_better_is_not_kept_and_told_all_the_same(kerava, now):
    """What was closed long ago under the wrong service teaches wrong, as the newest month shows."""
    first = learn(kerava, at=now - 90 * DAY)
    ended(kerava, now - 60 * DAY, "Katuvalo ei pala", WATER, times=30)
    ended(kerava, now - 3 * DAY, "Katuvalo ei pala", LAMP, times=4)
    made = learn(kerava, at=now)
    assert (made.is_in_use, made.taken_at, bytes(made.data)) == (False, None, b"")
    assert made.rival_first_right > made.first_right
    assert in_use(kerava) == first


def test_no_city_teaches_another(kerava, jarvenpaa, now):
    ended(jarvenpaa, now - 60 * DAY, "Kissankello on rikki", LAMP, times=6)
    ended(jarvenpaa, now - 3 * DAY, "Kissankello on rikki", LAMP, times=6)
    mine, theirs = learn(kerava, at=now), begin(jarvenpaa, at=now) and learn(jarvenpaa, at=now + DAY)
    assert (mine.origin, theirs.origin) == (Origin.EXAMPLES, Origin.CASES)
    assert knows(theirs, "kissankello")
    assert not knows(mine, "kissankello")
    assert RoutingModel.objects.filter(is_in_use=True).count() == 2


def test_what_must_not_teach_does_not(kerava, now):
    for columns in ({"secrecy": "secret"}, {"erased_at": now}, {"matter": "appeal"}, {"split_at": now}):
        ended(kerava, now - 60 * DAY, "Kissankello", LAMP, **columns)
    ended(kerava, now - 60 * DAY, "Putki vuotaa", WATER)
    assert [one.text for one in final_cases(kerava, now - 90 * DAY, now)] == ["Putki vuotaa"]


def test_a_model_that_can_not_be_read_gives_way_to_another(kerava, now, caplog):
    learn(kerava, at=now - 9 * DAY)
    RoutingModel.objects.update(data=b"of another form")
    made = learn(kerava, at=now)
    assert made.is_in_use
    assert rank(kerava, "Katuvalo ei pala", "fi").guesses
    assert "can't be read" in caplog.text


def test_the_night_s_job_learns_for_every_city_and_counts_where_cases_ended(kerava, jarvenpaa, now):
    ended(kerava, now - 3 * DAY, "Putki vuotaa", WATER, times=2)
    Case.objects.update(unit=cities.units(kerava)[0])
    tasks.learn(worker(is_ending=False), int(now.timestamp()))
    assert {row.city for row in RoutingModel.objects.filter(is_in_use=True)} == {kerava, jarvenpaa}
    assert [(row.city, row.count) for row in Outcome.objects.filter(area=None)] == [(kerava, 2)]


def worker(*, is_ending: bool):
    """What a job is told of the worker that does it."""
    return SimpleNamespace(should_abort=lambda: is_ending)


def test_a_worker_that_ends_waits_for_no_learning_and_the_next_one_does_it(kerava, jarvenpaa, now):
    with pytest.raises(JobAborted) as broken_off:
        tasks.begin(worker(is_ending=True))
    assert not RoutingModel.objects.exists()
    job = Job(id=1, queue="learning", lock="routing", queueing_lock=None, task_name="routing.begin")
    assert tasks.begin.get_retry_exception(exception=broken_off.value, job=job)
    assert tasks.begin.get_retry_exception(exception=ValueError(), job=job) is None
    tasks.begin(worker(is_ending=False))
    assert {row.city for row in RoutingModel.objects.filter(is_in_use=True)} == {kerava, jarvenpaa}
