"""How the tests are dealt out to processes: one by one, but a file whose tests share something costly goes to one process.

xdist has marks for this, which pytest 9.2 loses without a word: what was meant to be made once was made in each process.
So the files are named here, and one that is left out stops the run.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

# Each has something that is made once for all its tests.
FILES = frozenset(
    {
        "tests/console/test_database.py",
        "tests/console/test_demo.py",
        "tests/console/test_run.py",
        "tests/desk/test_erased.py",
        "tests/desk/test_retention.py",
        "tests/guards/test_codes.py",
        "tests/guards/test_desk_secrets.py",
        "tests/guards/test_html.py",
        "tests/guards/test_queries.py",
        "tests/guards/test_secrets.py",
        "tests/retention/test_erasing.py",
        "tests/retention/test_nothing_is_left.py",
        "tests/ui/test_ui_in_browser.py",
    }
)
# Single tests in these take many seconds.
LONG = frozenset(
    {
        "tests/language/test_similar.py",
        "tests/language/test_unseen_measured.py",
        "tests/publication/test_detecting.py",
        "tests/routing/test_learning.py",
    }
)
# Each process of theirs has a whole service of its own, in which the journeys of a file follow one another.
JOURNEYS = "tests/journeys/"


def file_of(item: str) -> str:
    return item.partition("::")[0]


def takes_little(item: pytest.Item) -> bool:
    """Tell whether a test may be dealt out late."""
    path = file_of(item.nodeid)
    return path not in FILES and path not in LONG


def forgotten(items: list[pytest.Item]) -> set[str]:
    """Return files whose tests share something and don't stand here."""
    return {path for item in items if _shares(item) and not _is_whole(path := file_of(item.nodeid))}


def _shares(item: pytest.Item) -> bool:
    """Tell whether something is made once for a test's file, or the test is marked to stay with others."""
    made = (one for several in item._fixtureinfo.name2fixturedefs.values() for one in several)
    return any(one.scope == "module" for one in made) or item.get_closest_marker("xdist_group") is not None


def _is_whole(path: str) -> bool:
    return path in FILES or path.startswith(JOURNEYS)


class Together(LoadScopeScheduling):
    """Deals out in the order of collection: what empties the tables stays behind all that needs them."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        path = file_of(nodeid)
        return path if _is_whole(path) else nodeid
