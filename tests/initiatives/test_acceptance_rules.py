"""Acceptance rules of the domain guide, section 10, each as a test named after it."""

import re
from datetime import date
from pathlib import Path

import pytest

from kuuluu.cases.models import Case
from kuuluu.feedback import commands as feedback
from kuuluu.initiatives.commands.converting import draft_feedback
from kuuluu.initiatives.commands.showing import row_of
from kuuluu.initiatives.commands.writing import save, start, submit
from kuuluu.initiatives.models import Initiative
from kuuluu.initiatives.rules.promises import promised
from kuuluu.initiatives.rules.writing import Incomplete, missing, text_of
from kuuluu.people.actors import ANYONE, Actor
from tests.factories.initiatives import DEMAND, REASONS, TITLE, make_initiative
from tests.factories.people import make_identity

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2] / "kuuluu"

WHOLE = {
    "kind": "ordinary",
    "ground": "resident",
    "title": TITLE,
    "demand": DEMAND,
    "reasons": REASONS,
    "name": "Aino Esimerkki",
    "email": "aino@posti.example",
}


def written(city, at, **other):
    """Return a draft that lacks nothing, but for what is said otherwise."""
    draft, _key = start(city, language="fi", at=at)
    save(draft, data={**WHOLE, "municipality": city.code, **other}, by=ANYONE, at=at)
    return draft


@pytest.mark.parametrize(
    ("lacking", "told"),
    [({"name": ""}, ["name"]), ({"municipality": ""}, ["municipality"]), ({"email": ""}, ["contact"])],
)
def test_rule_9_initiative_without_name_municipality_or_contact_is_completed_or_feedback(kerava, now, lacking, told):
    draft = written(kerava, now, **lacking)
    with pytest.raises(Incomplete) as error:
        submit(draft, by=ANYONE, at=now)
    assert error.value.missing == told
    assert not Initiative.objects.exists()
    draft.refresh_from_db()
    assert draft.sent_at is None, "it can still be completed"
    other, _key = draft_feedback(draft, by=ANYONE, at=now)
    for words in (TITLE, DEMAND, REASONS):
        assert words in other.data["text"]
    feedback.submit(other, by=ANYONE, at=now)
    assert Case.objects.get().feedback.kind == "idea"


def test_rule_9_nothing_is_missing_and_it_is_taken_in(kerava, now):
    initiative = submit(written(kerava, now), by=ANYONE, at=now)
    assert (initiative.stage, initiative.case.received_at) == ("checking", now)
    assert initiative.makers.get().name == "Aino Esimerkki"


@pytest.mark.parametrize(
    ("right", "told"),
    [
        ({"ground": ""}, ["ground"]),
        ({"ground": "resident", "municipality": "091"}, ["municipality"]),
        ({"ground": "property", "municipality": "091"}, []),
        ({"ground": "property", "municipality": "", "municipality_name": "Sipoo"}, []),
        ({"ground": "community", "municipality": "091"}, ["organisation"]),
        ({"ground": "community", "municipality": "091", "organisation": "Keravan Luistelijat ry"}, []),
        ({"ground": "foundation", "municipality": "091", "organisation": ""}, ["organisation"]),
        # A service user has the right on that service alone, not on any matter.
        ({"ground": "service_user", "municipality": "091", "used_service": "leisure.sports"}, ["ground"]),
        ({"kind": "service", "ground": "service_user", "municipality": "091"}, ["used_service"]),
        ({"kind": "service", "ground": "service_user", "municipality": "091", "used_service": "no.such"}, ["used_service"]),
        # Another authority's service gives no right in the city.
        ({"kind": "service", "ground": "service_user", "municipality": "091", "used_service": "notcity.health"}, ["used_service"]),
        ({"kind": "service", "ground": "service_user", "municipality": "091", "used_service": "leisure.sports"}, []),
        ({"kind": "referendum", "ground": "property", "municipality": "091"}, ["ground"]),
    ],
)  # fmt: skip
def test_rule_10_who_is_no_resident_names_a_ground_and_a_service_user_the_service(kerava, now, right, told):
    draft = written(kerava, now, **right)
    assert missing(text_of(draft), kerava, now.date()) == told
    if told:
        with pytest.raises(Incomplete):
            submit(draft, by=ANYONE, at=now)
    else:
        assert submit(draft, by=ANYONE, at=now).makers.get().ground == right["ground"]


def test_rule_11_two_percent_of_residents_change_nothing(kerava, now):
    initiative = make_initiative(kerava, at=now)
    before = promised(initiative, since=now)
    initiative.tally.supporters = initiative.tally.verified = 38476 // 50 + 1
    initiative.tally.save()
    assert promised(initiative, since=now) == before
    assert before.due_date is None


# A number with a share, or the time limit that was repealed with it, in words that somebody reads.
CLAIM = re.compile(
    r"(?:\b2|\bkahden|\bkaksi|\btvå|\btwo)\s*(?:%|prosent|procent|per ?cent)"
    r"|(?:kuuden kuukauden|6 kuukauden|kuudessa kuukaudessa|sex månader|6 månader|six months|6 months)",
    re.IGNORECASE,
)


def test_rule_11_no_text_claims_the_repealed_time_limit():
    texts = [path for kind in ("*.po", "*.html", "*.txt", "initiatives.toml") for path in ROOT.rglob(kind)]
    assert len(texts) > 100
    claims = [
        f"{path.name}: {line.strip()}"
        for path in texts
        for line in path.read_text(encoding="utf-8").splitlines()
        if CLAIM.search(line)
        and "aloit" in path.read_text(encoding="utf-8").casefold()
        and "initiativ" in line.casefold()
    ]
    assert claims == []
    assert CLAIM.search("Jos kaksi prosenttia asukkaista tukee aloitetta")


REFERENDUM = {"kind": "referendum", "is_joint": True}


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (None, ["identity"]),
        ({}, []),
        ({"municipality": "091"}, ["right"]),
        # Fifteen tomorrow: not yet; fifteen today: already.
        ({"birth_date": date(2011, 11, 25)}, ["right"]),
        ({"birth_date": date(2011, 11, 24)}, []),
    ],
)
def test_rule_16_maker_of_a_referendum_initiative_has_the_right_to_sign_it(kerava, now, known, told):
    by = ANYONE if known is None else Actor(identity_id=make_identity(kerava, at=now, **known).pk)
    draft = written(kerava, now, **REFERENDUM)
    if told:
        with pytest.raises(Incomplete) as error:
            submit(draft, by=by, at=now)
        assert error.value.missing == told
    else:
        assert submit(draft, by=by, at=now).makers.get().identity_key


def test_rule_26_maker_under_a_non_disclosure_order_is_never_shown_by_name(kerava, now):
    known = {"is_protected": True, "name": ""}
    by = Actor(identity_id=make_identity(kerava, at=now, **known).pk)
    initiative = submit(written(kerava, now, **REFERENDUM, shows_name=True), by=by, at=now)
    assert initiative.makers.get().is_protected
    assert row_of(initiative, at=now).makers == []
