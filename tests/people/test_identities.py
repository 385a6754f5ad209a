"""Who somebody is: age, home municipality, non-disclosure, and that an identity code ends where it comes in."""

from datetime import date, timedelta

import pytest
from django.core import serializers
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from stdnum.fi import hetu

from kuuluu.cities.rules import IDENTITY_CLAIMS
from kuuluu.journal.commands import NotAllowed
from kuuluu.journal.models import Event
from kuuluu.people.actors import ANYONE, SYSTEM, Actor
from kuuluu.people.claims import UnclearFacts, facts_from
from kuuluu.people.commands import identify
from kuuluu.people.models import Identity
from kuuluu.people.queries import identity_of
from kuuluu.people.rules import IDENTIFIED_AT_MOST, age_on, identity_key, is_of_age, is_resident, person_key
from tests.factories.people import make_facts, make_identity

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
# Each sign with the year that it makes of "90" or, for this century, of "10".
SIGNS = [("+", "90", 1890), *((s, "90", 1990) for s in "-YXWVU"), *((s, "10", 2010) for s in "ABCDEF")]


def code_of(year: str, sign: str, number: str = "902", day: str = "0101") -> str:
    return f"{day}{year}{sign}{number}{CHECKS[int(f'{day}{year}{number}') % 31]}"


def claims(**values):
    return {
        "iss": "https://id.example",
        "sub": "s-1",
        "nationalIdentificationNumber": code_of("90", "-"),
        "KotikuntaKuntanumero": "245",
        "name": "Aino Virtanen",
        **values,
    }


def told(city, at, **values):
    return facts_from(city, IDENTITY_CLAIMS, claims(**values), at)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2011, 11, 25), date(2026, 11, 24), 14),
        (date(2011, 11, 24), date(2026, 11, 24), 15),
        (date(2011, 11, 23), date(2026, 11, 24), 15),
        (date(2012, 2, 29), date(2027, 2, 28), 14),
        (date(2012, 2, 29), date(2027, 3, 1), 15),
        (date(2012, 2, 29), date(2028, 2, 28), 15),
        (date(2012, 2, 29), date(2028, 2, 29), 16),
        (date(2012, 3, 1), date(2027, 2, 28), 14),
        (date(2012, 3, 1), date(2027, 3, 1), 15),
        (date(2026, 11, 24), date(2026, 11, 24), 0),
    ],
)
def test_age_is_right_before_on_and_after_the_birthday(born, day, age):
    """Acceptance rule 27."""
    assert age_on(born, day) == age


@given(DAYS, st.integers(0, 120))
def test_age_grows_by_one_on_the_birthday_and_on_no_other_day(born, years):
    year = born.year + years
    is_leap_day = (born.month, born.day) == (2, 29)
    is_common_year = year % 4 != 0 or (year % 100 == 0 and year % 400 != 0)
    birthday = date(year, 3, 1) if is_leap_day and is_common_year else born.replace(year=year)
    assert age_on(born, birthday) == years
    assert age_on(born, birthday - timedelta(days=1)) == years - 1


@given(DAYS, st.lists(st.integers(0, 45_000), min_size=2, max_size=2))
def test_age_never_falls(born, after):
    first, second = (born + timedelta(days=n) for n in sorted(after))
    assert age_on(born, first) <= age_on(born, second) <= age_on(born, first) + (second - first).days // 365 + 1


def test_age_that_is_not_known_is_not_reached(kerava, now):
    assert not is_of_age(make_identity(kerava, at=now, birth_date=None), 15, now.date())
    assert is_of_age(make_identity(kerava, at=now, birth_date=date(2011, 11, 24)), 15, now.date())
    assert not is_of_age(make_identity(kerava, at=now, birth_date=date(2011, 11, 25)), 15, now.date())


def test_resident_is_whose_municipality_is_the_city(kerava, jarvenpaa, now):
    """Acceptance rule 16, the part of who: home municipality is the city."""
    own, other = make_identity(kerava, at=now), make_identity(kerava, at=now, municipality=jarvenpaa.code)
    unknown = make_identity(kerava, at=now, municipality="")
    assert [is_resident(one, kerava, now) for one in (own, other, unknown)] == [True, False, False]


def test_resident_is_nobody_whose_identification_is_old(kerava, now):
    own = make_identity(kerava, at=now)
    assert is_resident(own, kerava, now + IDENTIFIED_AT_MOST - timedelta(seconds=1))
    assert not is_resident(own, kerava, now + IDENTIFIED_AT_MOST)
    assert not is_resident(own, kerava, now - timedelta(seconds=1))


@pytest.mark.parametrize(("sign", "short", "year"), SIGNS)
def test_every_sign_tells_its_century(kerava, now, sign, short, year):
    """Acceptance rule 28: all signs are accepted."""
    code = code_of(short, sign)
    if year < now.year - 130:
        with pytest.raises(UnclearFacts):
            told(kerava, now, nationalIdentificationNumber=code)
        assert hetu.is_valid(code, allow_temporary=True)
    else:
        assert told(kerava, now, nationalIdentificationNumber=code).birth_date == date(year, 1, 1)


def test_old_sign_is_accepted_of_whoever_can_live(kerava, now):
    assert told(kerava, now, nationalIdentificationNumber=code_of("99", "+")).birth_date == date(1899, 1, 1)


def test_codes_that_differ_by_their_sign_are_two_people(kerava, now):
    """Acceptance rule 28: the signs of one century are not merged."""
    keys = [told(kerava, now, nationalIdentificationNumber=code_of("90", sign)).key for sign in "-YXWVU"]
    assert len(set(keys)) == len(keys)


def test_code_is_the_same_however_it_is_written(kerava, now):
    plain, small = code_of("05", "A"), f" {code_of('05', 'A').lower()} "
    one, other = (told(kerava, now, nationalIdentificationNumber=code) for code in (plain, small))
    assert one.key == other.key


@pytest.mark.parametrize(
    "code", ["010190-902A", "310290-902X", "010190902", "010190-902", "ei ole", "010190?902S", "9" * 11]
)
def test_wrong_code_is_refused_and_not_quoted(kerava, now, code):
    with pytest.raises(UnclearFacts) as refused:
        told(kerava, now, nationalIdentificationNumber=code)
    error = refused.value
    while error:
        assert code not in str(error)
        error = error.__cause__


def test_provider_that_contradicts_itself_is_not_believed(kerava, now):
    assert told(kerava, now, birthdate="1990-01-01").birth_date == date(1990, 1, 1)
    with pytest.raises(UnclearFacts):
        told(kerava, now, birthdate="1990-01-02")


@pytest.mark.parametrize("day", ["1990-13-01", "2027-01-01", "1790-01-01", "1990", "eilen"])
def test_impossible_date_of_birth_is_refused(kerava, now, day):
    with pytest.raises(UnclearFacts):
        told(kerava, now, nationalIdentificationNumber=None, birthdate=day)


def test_without_a_code_the_provider_and_its_name_are_the_key(kerava, now):
    one = told(kerava, now, nationalIdentificationNumber=None, birthdate="1990-01-01")
    again = told(kerava, now, nationalIdentificationNumber="", birthdate="1990-01-01")
    another = told(kerava, now, nationalIdentificationNumber=None, sub="s-2")
    elsewhere = told(kerava, now, nationalIdentificationNumber=None, iss="https://other.example")
    assert one.key == again.key
    assert len({one.key, another.key, elsewhere.key}) == 3
    with pytest.raises(UnclearFacts):
        told(kerava, now, nationalIdentificationNumber=None, sub=None)


def test_key_needs_the_installations_secret_and_is_each_citys_own(kerava, jarvenpaa, settings):
    here = identity_key(kerava, "code", "010190-902S")
    assert here != identity_key(jarvenpaa, "code", "010190-902S")
    assert identity_key(kerava, "a", "bc") != identity_key(kerava, "ab", "c")
    settings.IDENTITY_KEY = "another"
    assert here != identity_key(kerava, "code", "010190-902S")


def test_municipality_is_three_digits_with_its_day(kerava, now):
    assert told(kerava, now, KotikuntaKuntanumero=91).municipality == "091"
    assert told(kerava, now).municipality_date == now.date()
    without = told(kerava, now, KotikuntaKuntanumero="")
    assert (without.municipality, without.municipality_date) == ("", None)
    with pytest.raises(UnclearFacts):
        told(kerava, now, KotikuntaKuntanumero="Kerava")


@pytest.mark.parametrize("said", ["1", 1, True, "true", "kyllä", ["1"]])
def test_protected_person_has_no_name_anywhere(kerava, now, said):
    """Acceptance rule 26: whoever has a non-disclosure order can never be shown by name, for nobody knows it."""
    facts = told(kerava, now, Turvakielto=said, given_name="Aino", family_name="Virtanen")
    assert (facts.is_protected, facts.name) == (True, "")
    identity = identify(kerava, facts=facts, by=SYSTEM, at=now)
    assert identity.person_keys
    assert "Virtanen" not in serializers.serialize("json", [identity, *Event.objects.all()])


def test_protected_person_is_known_again_by_a_name_that_is_kept_nowhere(kerava, jarvenpaa, now):
    given = {"name": "Aino Maria Virtanen", "given_name": "Aino Maria", "family_name": "Virtanen"}
    open_one, hidden = told(kerava, now, **given), told(kerava, now, Turvakielto="1", **given)
    written = [person_key(kerava, name, date(1990, 1, 1)) for name in ("aino maria virtanen", "Virtanen Aino")]
    assert open_one.person_keys == hidden.person_keys == written
    assert not set(told(jarvenpaa, now, **given).person_keys) & set(written)
    assert told(kerava, now, nationalIdentificationNumber=None, **given).person_keys == []


@pytest.mark.parametrize("said", ["0", 0, False, None, ""])
def test_person_without_an_order_has_a_name(kerava, now, said):
    assert told(kerava, now, Turvakielto=said).name == "Aino Virtanen"


def test_person_of_whom_the_register_told_nothing_is_protected(kerava, now):
    assert told(kerava, now, KotikuntaKuntanumero=None).is_protected
    assert not told(kerava, now, KotikuntaKuntanumero=None, Turvakielto="0").is_protected


def test_database_refuses_a_name_of_the_protected(kerava, now):
    identity = make_identity(kerava, at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Identity.objects.filter(pk=identity.pk).update(is_protected=True)


def test_order_that_came_later_takes_the_name_away(kerava, now):
    first = make_identity(kerava, at=now, key="k")
    again = identify(kerava, facts=make_facts(key="k", is_protected=True, name=""), by=SYSTEM, at=now)
    assert again.pk == first.pk
    assert [(one.name, one.is_protected) for one in Identity.objects.all()] == [("", True)]


def test_code_is_in_no_table_afterwards(kerava, now):
    code = code_of("90", "Y")
    identify(kerava, facts=told(kerava, now, nationalIdentificationNumber=code, sub=code), by=SYSTEM, at=now)
    with connection.cursor() as cursor:
        cursor.execute(
            "select to_jsonb(t)::text from people_identity t union all select to_jsonb(e)::text from journal_event e"
        )
        rows = [row for (row,) in cursor.fetchall()]
    assert len(rows) == 2
    assert not [row for row in rows if code in row or code[7:] in row]


def test_identified_resident_has_no_right_of_an_officer(kerava, now):
    actor = Actor(identity_id=make_identity(kerava, at=now).pk)
    assert (actor.person_id, actor.grants, actor.has_second_factor) == (None, frozenset(), False)
    assert identity_of(actor).name == "Aino Virtanen"
    assert identity_of(ANYONE) is None


def test_nobody_writes_down_an_identity_but_the_service(kerava, now):
    actor = Actor(identity_id=make_identity(kerava, at=now).pk)
    for by in (ANYONE, actor):
        with pytest.raises(NotAllowed):
            identify(kerava, facts=make_facts(), by=by, at=now)


def test_event_tells_nothing_of_the_person(kerava, now):
    identity = make_identity(kerava, at=now)
    event = Event.objects.get()
    assert (event.name, event.subject_id, event.by_id, event.facts) == ("people.identified", identity.pk, None, {})
