"""After the time is over, no planted word is anywhere: not in the database, not in a file, not in a dump."""

from datetime import timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from kuuluu.cities.models import City
from kuuluu.people.actors import actor_of
from kuuluu.people.roles import Role
from kuuluu.retention import commands
from kuuluu.retention.queries import broken_seals, certificates
from kuuluu.retention.tasks import carry_out, night
from tests.factories.people import make_member
from tests.retention.conftest import START, plant_city
from tests.retention.searching import everything, found

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two(written_cities):
    first, second = City.objects.get(slug="kerava"), City.objects.get(slug="jarvenpaa")
    return plant_city(first, "Zaffo"), plant_city(second, "Wrumba")


def nights(city, at):
    """Let two nights pass: what is planned in the first is carried out in the second."""
    commands.night(city, at=at)
    commands.night(city, at=at + timedelta(days=1))


def test_words_are_gone_when_their_time_is_over(two):
    aino, sanna = two
    every = set(aino.plant.words.values())
    assert found(every, everything()) == every, "the search finds what is there"

    nights(aino.city, START + timedelta(days=200))
    gone = aino.plant.of("draft", "unconfirmed", "unsent", "identified")
    hay = everything()
    assert found(gone, hay) == set()
    assert found(every - gone, hay) == every - gone, "what is not due is not touched"

    nights(aino.city, START + timedelta(days=760))
    gone |= aino.plant.of("closed", "joined", "secret", "contractor")
    hay = everything()
    assert found(gone, hay) == set()
    assert found(every - gone, hay) == every - gone

    nights(aino.city, START + timedelta(days=1900))
    gone |= aino.plant.of("former")
    hay = everything()
    assert found(gone, hay) == set()
    assert found(aino.plant.of("open"), hay) == aino.plant.of("open"), "nothing open is touched"
    others = set(sanna.plant.words.values())
    assert found(others, hay) == others, "nothing of another city is touched"
    assert certificates(aino.city).count() == 3
    assert list(broken_seals(aino.city)) == []
    assert certificates(sanna.city).count() == 0


def test_approved_plan_is_carried_out_by_its_job(two):
    aino, _sanna = two
    run = commands.plan(aino.city, at=START + timedelta(days=760))
    paula = actor_of(make_member(aino.city, Role.ADMINISTRATOR))
    commands.approve(aino.city, run_id=run.pk, by=paula, at=START + timedelta(days=760))
    job = ProcrastinateJob.objects.get(task_name=carry_out.name)
    carry_out(**job.args)
    carry_out(**job.args)
    assert certificates(aino.city).get().content["approved_by"] == str(paula.person_id)
    assert found(aino.plant.of("closed"), everything()) == set()


def test_job_of_the_night_does_every_city_and_tidies(two):
    aino, sanna = two
    with connection.cursor() as cursor:
        cursor.execute("analyze")
    for days in (1900, 1901):
        night(int((START + timedelta(days=days)).timestamp()))
    hay = everything()
    for city in (aino, sanna):
        assert found(set(city.plant.words.values()) - city.plant.of("open"), hay) == set()
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(to_jsonb(s)::text, '') from pg_stats s where schemaname = 'public'")
        noted = (cursor.fetchone()[0] or "").lower().encode()
        assert found(aino.plant.of("closed"), noted) == set(), "what the planner noted of the columns"
        cursor.execute("select last_vacuum is not null from pg_stat_user_tables where relname = 'publication_original'")
        assert cursor.fetchone() == (True,)
