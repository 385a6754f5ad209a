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


# What was repealed in 2021: a number with a share, and the time limits that went with it, in words that somebody reads.
CLAIM = re.compile(
    r"(?:\b2(?:[,.]0)?|\bkahden|\bkaksi|\btvå|\btwo)[\s\u00a0]*(?:%|prosent|procent|per ?cent)"
    r"|(?:\b6|\bkuuden|\bkuudessa|\bkuusi|\bsex|\bsix)[\s\u00a0-]*(?:kk\b|kuukau|månad|months?\b)"
    r"|(?P<days>\b30|\bkolmenkymmenen|\bkolmekymmentä|\btrettio|\bthirty)[\s\u00a0-]*(?:päiv|vrk\b|vuorokau|dag|dygn|days?\b)",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"initiativ|aloit(?:e|t)|motion", re.IGNORECASE)
# What says that it is no more; and times of another law: an appeal's thirty days are law.
REPEALED = re.compile(r"repeal|kumot|upphäv", re.IGNORECASE)
APPEALS = re.compile(r"appeal|oikaisuvaatim|valit|besvär|omprövning", re.IGNORECASE)
# A share written as a number into what pages say: the number comes from the city's rule.
SHARE = re.compile(r"\d[\s\u00a0]*(?:%%?(?!\()|prosent|procent|per ?cent)", re.IGNORECASE)
MARKUP = re.compile(r"{[%{#].*?[%}#]}|=\"[^\"]*\"", re.DOTALL)
KINDS = ("*.po", "*.html", "*.txt", "*.toml", "*.md")


def passages(path: Path) -> list[str]:
    """Return a file in the pieces in which it is read: an entry of a catalog, a row of data, a paragraph."""
    return re.split(r"\n\s*\n|(?=^\[\[)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


def texts() -> list[tuple[Path, str]]:
    """Return every passage about initiatives that somebody may read."""
    paths = [path for top in (ROOT, ROOT.parent / "docs") for kind in KINDS for path in top.rglob(kind)]
    paths += ROOT.parent.glob("*.md")
    return [(path, piece) for path in paths for piece in passages(path) if SUBJECT.search(f"{path.name} {piece}")]


def test_rule_11_no_text_claims_the_repealed_share_and_time_limits():
    found = texts()
    assert {path.suffix for path, _piece in found} == {".po", ".html", ".txt", ".toml", ".md"}
    assert len(found) > 300
    assert [f"{path}: {piece}" for path, piece in found if is_claimed(piece)] == []


def is_claimed(piece: str) -> bool:
    claims = [one for one in CLAIM.finditer(piece) if not (one["days"] and APPEALS.search(piece))]
    return bool(claims) and not REPEALED.search(piece)


def test_rule_11_no_page_writes_a_share_by_itself():
    pages = [(path, piece) for path, piece in texts() if path.suffix in {".po", ".html", ".txt"}]
    assert [f"{path}: {piece}" for path, piece in pages if SHARE.search(MARKUP.sub("", piece))] == []
    assert SHARE.search(MARKUP.sub("", '<p class="x">4 % asukkaista</p>'))


@pytest.mark.parametrize(
    "words",
    [
        "Jos kaksi prosenttia asukkaista tukee aloitetta",
        "Aloite, jota 2 % asukkaista kannattaa",
        "otettava käsiteltäväksi kuuden kuukauden kuluessa",
        "två procent av invånarna",
        "inom sex månader",
        "two percent of residents",
        "within six months",
        "within 30 days",
        "30 päivän kuluessa",
        "inom trettio dagar",
    ],
)
def test_rule_11_a_claim_would_be_found(words):
    assert is_claimed(words)


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
