"""Every command: declared whole, and closed to strangers."""

import importlib
import inspect
import pkgutil
from typing import get_args

import pytest

import kuuluu
from kuuluu.feedback import commands as feedback
from kuuluu.feedback.models import AnswerTemplate
from kuuluu.feedback.rules import may_write
from kuuluu.importers.commands import take_in
from kuuluu.importers.rules.tables import Table
from kuuluu.initiatives.commands.commenting import may_comment
from kuuluu.initiatives.commands.reporting import draft
from kuuluu.initiatives.models import Maker, Support
from kuuluu.initiatives.rules.supporting import may_support
from kuuluu.initiatives.rules.writing import may_edit, may_speak_for
from kuuluu.journal.commands import Command, NotAllowed
from kuuluu.notifications.rules import may_follow
from kuuluu.people.actors import ANYONE, SYSTEM, Actor, Grant
from kuuluu.people.models import Membership
from kuuluu.people.roles import Permission, Role
from kuuluu.publication.commands import tell_disturbance
from kuuluu.publication.rules import may_count
from kuuluu.workday.models import SavedView
from tests.factories.cases import make_case, make_job, officer
from tests.factories.initiatives import make_initiative
from tests.factories.people import make_officer
from tests.factories.routing import make_rule

# Rules that let anyone in: giving feedback and following need no right (Act 410/2015, section 22).
# So do making, discussing and supporting an initiative, where the writer holds its draft, or the law asks for no identity.
FOR_ANYONE = {may_write, may_follow, may_count, may_edit, may_speak_for, may_comment, may_support}


def all_commands() -> dict[str, Command]:
    found = {}
    for room in (one for one in pkgutil.iter_modules(kuuluu.__path__) if one.ispkg):
        try:
            module = importlib.import_module(f"kuuluu.{room.name}.commands")
        except ModuleNotFoundError:
            continue
        parts = [
            importlib.import_module(m.name)
            for m in pkgutil.iter_modules(getattr(module, "__path__", []), f"{module.__name__}.")
        ]
        for part in (module, *parts):
            own = (one for one in vars(part).values() if isinstance(one, Command))
            found |= {f"{one.__module__}.{one.__name__}": one for one in own}
    return found


COMMANDS = all_commands()
CLOSED = sorted(name for name, one in COMMANDS.items() if one.who not in FOR_ANYONE)


def test_commands_are_found():
    assert len(COMMANDS) > 25
    assert all(isinstance(one, Command) for one in (feedback.answer, feedback.publish, feedback.submit))
    assert {one.__name__ for one in COMMANDS.values()} > {"answer", "publish", "submit", "follow", "create_officer"}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command_is_declared_whole(name):
    command = COMMANDS[name]
    taken = inspect.signature(command.run).parameters
    assert all(taken[one].kind is inspect.Parameter.KEYWORD_ONLY for one in ("by", "at")), "by and at are keyword-only"
    assert command.__doc__, "a command says what happens in the world"
    assert callable(command.who)


def test_only_keeping_is_for_what_is_erased():
    """Whoever declares another command for it says here why it makes sense of a row without a word."""
    assert {name for name, one in COMMANDS.items() if one.even_erased} == {
        "kuuluu.retention.commands.holding.hold",
        "kuuluu.retention.commands.holding.release",
    }


@pytest.fixture
def strangers(kerava, jarvenpaa, now):
    """Anyone, a person who holds every right in the other city, and the sender of another case."""
    everything = frozenset(Grant(jarvenpaa.pk, None, permission) for permission in Permission)
    return [ANYONE, Actor(name="Sanna", grants=everything), Actor(case_id=make_case(kerava, at=now).pk)]


@pytest.mark.parametrize("name", CLOSED)
def test_command_refuses_strangers(name, strangers, kerava, now):
    command = COMMANDS[name]
    subjects = {
        "City": lambda: kerava,
        "Case": lambda: make_case(kerava, at=now),
        "Membership": lambda: Membership.objects.get(person=make_officer(kerava), role=Role.OFFICER),
        "Job": lambda: make_job(kerava, at=now),
        "Disturbance": lambda: tell_disturbance(
            kerava,
            values={"title_fi": "Vesikatko", "from_at": now},
            by=officer(kerava, Permission.TELL_DISTURBANCES),
            at=now,
        ),
        "RoutingRule": lambda: make_rule(kerava, at=now),
        "SavedView": lambda: SavedView.objects.create(
            city=kerava, person=make_officer(kerava), name="Omat", query="assignee=me", created_at=now
        ),
        "Initiative": lambda: make_initiative(kerava, at=now),
        "CouncilReport": lambda: draft(kerava, year=2025, by=SYSTEM, at=now),
        "Sheet": lambda: take_in(kerava, name="a.csv", table=Table(["a"], [["b"]]), by=SYSTEM, at=now),
        "Maker": lambda: Maker.objects.get(initiative=make_initiative(kerava, at=now)),
        "Support": lambda: Support.objects.create(
            initiative=make_initiative(kerava, at=now), way="light", created_at=now
        ),
        "AnswerTemplate": lambda: AnswerTemplate.objects.create(city=kerava, name="Kiitos", text_fi="Kiitos."),
    }
    first = next(iter(inspect.signature(command.run).parameters.values()))
    annotation = (get_args(first.annotation) or [first.annotation])[-1]
    subject = subjects[annotation if isinstance(annotation, str) else annotation.__name__]()
    others = [p for p in inspect.signature(command.run).parameters if p not in {first.name, "by", "at"}]
    for stranger in strangers:
        assert not command.open_to(stranger, subject)
        with pytest.raises(NotAllowed):
            command(subject, **dict.fromkeys(others), by=stranger, at=now)
