"""Who says something for the city signs with the own name; everybody else's waits for a person."""

import pytest

from kuuluu.initiatives.commands.saying import say
from kuuluu.people.roles import Role
from kuuluu.publication.models import State
from tests.factories.initiatives import make_initiative
from tests.factories.people import make_actor


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Lautakunta käsittelee tämän ensi kuussa.\nTerveisin Riitta Lehto", State.PUBLIC),
        ("Riitta, lautakunta käsittelee tämän ensi kuussa.", State.PENDING),
        ("Kysykää Veikko Ojaselta.\nTerveisin Riitta Lehto", State.PENDING),
    ],
)
def test_the_whole_name_of_the_writer_alone_is_public_at_once(kerava, now, text, state):
    riitta = make_actor(kerava, Role.REGISTRAR, name="Riitta Lehto")
    said = say(make_initiative(kerava, at=now), text, by=riitta, at=now)
    assert said.state == state
    assert not [r for r in said.redactions.all() if text[r.start : r.end] == "Riitta Lehto"]
