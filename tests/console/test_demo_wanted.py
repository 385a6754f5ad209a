"""When a demo is loaded: into a new database alone."""

import pytest

from kuuluu.console import demo
from kuuluu.console.stop import Stop
from tests.factories.people import make_person


def test_demo_is_wanted_in_a_new_database_alone(kerava):
    assert demo.is_wanted()
    assert demo.sign_ins() == []
    make_person()
    assert not demo.is_wanted()
    with pytest.raises(Stop):
        demo.load_demo()
