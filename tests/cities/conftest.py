"""What a process keeps of a city must not outlive the rows of a test."""

import pytest

from kuuluu.cities import queries


@pytest.fixture(autouse=True)
def nothing_kept():
    queries.forget()
    yield
    queries.forget()
