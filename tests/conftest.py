"""What every test stands on: a fresh database with both cities, and the cast of characters."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.utils import translation
from xdist.remote import Producer

from kuuluu.cities import queries
from kuuluu.cities.commands import load_all
from kuuluu.cities.models import City
from kuuluu.console.catalogs import compile_all
from tests.together import Together, forgotten, takes_little

HELSINKI = ZoneInfo("Europe/Helsinki")


def pytest_configure(config: pytest.Config) -> None:
    """Let no test wait for a million rounds of hashing, which thieves of passwords are to wait for."""
    django_settings.PASSWORD_HASHERS = ["tests.factories.hashing.OneRound"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a file whose fixture holds the database come first: tests that commit empty it at their end.

    Within that file, whatever does not ask for the fixture comes before it. Then comes what takes long, so that at the end
    no process waits for another.
    """
    if left_out := forgotten(items):
        raise pytest.UsageError(f"tests/together.py leaves out {sorted(left_out)}")
    holding = {item.path for item in items if "year" in getattr(item, "fixturenames", ())}
    items.sort(
        key=lambda item: (item.path not in holding, "year" in getattr(item, "fixturenames", ()), takes_little(item))
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    return Together(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Make the copy ready. Tests that commit empty tables at their end, which the journal refuses elsewhere."""
    compile_all()
    with django_db_blocker.unblock():
        connection.cursor().execute("drop trigger if exists journal_never_emptied on journal_event")


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path):
    """Keep the files of each test apart, and read static files where they lie."""
    settings.MEDIA_ROOT = tmp_path / "files"
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True)
def fresh_memory():
    """Let each test read cities anew, and begin in Finnish: what another test changed was rolled back."""
    queries.forget()
    translation.activate("fi")
    yield
    queries.forget()
    translation.activate("fi")


@pytest.fixture
def kerava(db) -> City:
    return City.objects.get(slug="kerava")


@pytest.fixture
def jarvenpaa(db) -> City:
    return City.objects.get(slug="jarvenpaa")


@pytest.fixture
def written_cities() -> None:
    """Have both cities in a database that is really written to: tests that commit empty it at their end."""
    if not City.objects.exists():
        load_all()
    queries.forget()


@pytest.fixture
def now() -> datetime:
    """A Tuesday morning: 24 November 2026 at 10.00 in Helsinki."""
    return datetime(2026, 11, 24, 10, 0, tzinfo=HELSINKI)
