"""Two who bring the same table at once: a job that ran twice, the desk and the console."""

import threading

import pytest
from django.db import connection

from kuuluu.cities.models import City
from kuuluu.importers import commands, queries
from kuuluu.initiatives.models import Initiative
from kuuluu.journal.models import Event
from kuuluu.people.actors import SYSTEM
from tests.importers.test_bringing import CSV, taken

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def city(written_cities):
    return City.objects.get(slug="kerava")


def test_of_two_runs_of_one_job_neither_fails_and_each_initiative_is_brought_once(city, now):
    sheet = taken(city, now, CSV.encode())
    commands.confirm(sheet, by=SYSTEM, at=now)
    both, done = threading.Barrier(2), []

    def run() -> None:
        try:
            mine = queries.confirmed_sheet(str(sheet.pk))
            both.wait(timeout=20)
            done.append(commands.carry_out(mine, at=now))
        finally:
            connection.close()

    runs = [threading.Thread(target=run) for _each in range(2)]
    for one in runs:
        one.start()
    for one in runs:
        one.join(timeout=60)
    assert len(done) == 2
    assert sum(one["new"] for one in done) == 2
    assert sorted(Initiative.objects.values_list("source_id", flat=True)) == ["1", "2"]
    assert Event.objects.filter(name="initiative.imported").count() == 2
    assert Event.objects.filter(name="import.done").count() == 1
