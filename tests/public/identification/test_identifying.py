"""There and back again: what is sent, what is kept, how long it holds, and that it is apart from officers' sign-in."""

import json
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import RequestFactory

from kuuluu.journal.models import Event
from kuuluu.people.actors import ANYONE
from kuuluu.people.models import Identity
from kuuluu.people.roles import Role
from kuuluu.people.rules import IDENTIFIED_AT_MOST, IDENTIFIED_IDLE
from kuuluu.public.identification.waiting import safe_next
from kuuluu.ui.identified import KEY
from kuuluu.ui.middleware import actor_behind
from tests.factories.identity_services import AINO, CLIENT, SECRET
from tests.factories.people import give_second_factor, make_member
from tests.public.identification.conftest import BACK, BEGIN, offer, walk

WHO = "/tunnistus/"


def actor_now(client, city, path="/palaute/uusi/", later=timedelta(0)):
    """Return who acts on a page of this browser's, some time later."""
    request = RequestFactory(HTTP_HOST=city.host).get(path)
    request.session, request.city = client.session, city
    request.at = Identity.objects.get().identified_at + later
    request.user = type("Nobody", (), {"is_authenticated": False})()
    return actor_behind(request)


def everything() -> str:
    """Return every row of every table, sessions read."""
    found = [json.dumps(session.get_decoded()) for session in Session.objects.all()]
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'select to_jsonb(t)::text from "{name}" t')
            found += [row for (row,) in cursor.fetchall()]
    return "\n".join(found)


def test_what_is_asked_of_the_service(client, city, idp):
    url = urlsplit(client.get(BEGIN)["Location"])
    asked = {name: values[0] for name, values in parse_qs(url.query).items()}
    assert f"{url.scheme}://{url.netloc}{url.path}" == f"{idp.issuer}/authorize"
    assert asked.pop("state") != asked.pop("nonce")
    assert len(asked.pop("code_challenge")) == 43
    assert asked == {
        "response_type": "code",
        "client_id": CLIENT,
        "redirect_uri": f"http://{city.host}/tunnistus/paluu/",
        "scope": "openid profile",
        "code_challenge_method": "S256",
        "ui_locales": "fi",
        "prompt": "login",
    }


def test_identified_resident_is_known_and_nothing_else_is(client, city, idp):
    assert walk(client, idp, next="/palaute/uusi/")["Location"] == "/palaute/uusi/"
    identity = Identity.objects.get()
    assert (identity.name, identity.birth_date.isoformat(), identity.municipality) == (
        "Aino Virtanen",
        "1990-01-01",
        "245",
    )
    actor = actor_now(client, city)
    assert (actor.identity_id, actor.person_id, actor.grants) == (identity.pk, None, frozenset())


def test_identity_code_is_nowhere_afterwards(client, idp, caplog):
    idp.person = {**AINO, "sub": AINO["nationalIdentificationNumber"]}
    walk(client, idp)
    kept = everything()
    assert "Aino Virtanen" in kept, "the search finds what is there"
    assert "902S" not in kept
    assert "010190" not in kept + caplog.text
    assert all(token not in kept for token in idp.given)


def test_nobody_becomes_an_officer(client, city, idp):
    walk(client, idp)
    rows = everything()
    assert client.get("/desk/")["Location"].startswith("/account/login/")
    assert actor_now(client, city, path="/desk/") == ANYONE
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from people_person")
        assert cursor.fetchone() == (0,)
    assert Event.objects.get().by_id is None
    assert "_auth_user_id" not in rows


def test_officer_who_identifies_stays_officer_at_the_desk_and_resident_elsewhere(client, city, idp):
    mikko = give_second_factor(make_member(city, Role.OFFICER, name="Mikko"))
    client.force_login(mikko)
    walk(client, idp)
    assert client.get("/desk/").status_code == 200
    page = client.get(WHO).content.decode()
    assert "Aino Virtanen" in page
    assert "Mikko" not in page
    assert not Event.objects.filter(name="people.identified", by_id=mikko.pk).exists()
    client.post("/tunnistus/loppu/")
    assert client.get("/desk/").status_code == 200
    assert "Aino" not in client.get(WHO).content.decode()


def test_session_key_is_a_new_one(client, idp):
    away = client.get(BEGIN)
    before = client.session.session_key
    client.get(BACK, idp.visit(away["Location"]))
    identified = client.session.session_key
    client.post("/tunnistus/loppu/")
    assert len({before, identified, client.session.session_key}) == 3
    assert not Session.objects.filter(session_key__in=[before, identified]).exists()


@pytest.mark.parametrize(
    ("later", "holds"),
    [
        (timedelta(0), True),
        (IDENTIFIED_IDLE, True),
        (IDENTIFIED_IDLE + timedelta(seconds=1), False),
    ],
)
def test_identification_ends_when_nobody_is_there(client, city, idp, later, holds):
    walk(client, idp)
    assert bool(actor_now(client, city, later=later).identity_id) is holds


def test_identification_ends_after_two_hours_whatever_happens(client, city, idp):
    walk(client, idp)
    kept = client.session[KEY]
    session = client.session
    session[KEY] = {**kept, "seen": kept["at"] + IDENTIFIED_AT_MOST.total_seconds()}
    session.save()
    assert actor_now(client, city, later=IDENTIFIED_AT_MOST).identity_id
    assert actor_now(client, city, later=IDENTIFIED_AT_MOST + timedelta(seconds=1)) == ANYONE


def test_identification_is_one_citys(client, city, idp, jarvenpaa):
    walk(client, idp)
    assert actor_now(client, city).identity_id
    assert actor_now(client, jarvenpaa) == ANYONE
    assert "Aino" not in client.get(WHO, HTTP_HOST=jarvenpaa.host).content.decode()


def test_same_person_is_the_same_row_again(client, idp):
    walk(client, idp)
    first = Identity.objects.get()
    idp.person = {**AINO, "name": "Aino Lahtinen", "KotikuntaKuntanumero": "186"}
    walk(client, idp)
    again = Identity.objects.get()
    assert (again.pk, again.key) == (first.pk, first.key)
    assert (again.name, again.municipality) == ("Aino Lahtinen", "186")


def test_protected_persons_page_has_no_name(client, idp):
    idp.person = {**AINO, "Turvakielto": "1"}
    walk(client, idp)
    page = client.get(WHO).content.decode()
    assert "Olet tunnistautunut" in page
    assert "Virtanen" not in page + everything()


@pytest.mark.parametrize(
    ("prefix", "words"),
    [("", "Et tunnistautunut"), ("/sv", "Du identifierade dig inte"), ("/en", "You were not identified")],
)
def test_language_of_the_page_is_the_one_left_from(client, idp, prefix, words):
    state = idp.visit(client.get(f"{prefix}{BEGIN}", {"next": f"{prefix}/palaute/uusi/"})["Location"])["state"]
    response = client.get(BACK, {"error": "access_denied", "state": state})
    assert response["Location"].startswith(f"{prefix}/tunnistus/ei/")
    assert words in client.get(response["Location"]).content.decode()


def test_service_is_told_the_language(client, idp):
    for prefix, language in (("/sv", "sv"), ("/en", "en")):
        assert f"ui_locales={language}" in client.get(f"{prefix}{BEGIN}")["Location"]


@pytest.mark.parametrize(
    "asked",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/ /evil",
        "javascript:alert(1)",
        "palaute/",
        "",
        "/tunnistus/alku/",
        "/sv/tunnistus/",
        "/desk/",
        "/en/account/logout/",
        "/" + "a" * 600,
        "http:///evil.example",
        "/a\nb",
    ],
)
def test_way_back_is_on_this_host_and_a_residents(client, idp, asked):
    assert safe_next(asked) == ""
    assert walk(client, idp, next=asked)["Location"] == "/tunnistus/"


@pytest.mark.parametrize("asked", ["/", "/palaute/uusi/", "/sv/asiat/?words=%C3%A4&page=2#a", "/aloite/1/"])
def test_way_back_may_be_any_page_here(asked):
    assert safe_next(asked) == asked


def test_other_site_does_not_begin_it(client, idp):
    response = client.get(BEGIN, {"next": "/palaute/uusi/"}, HTTP_SEC_FETCH_SITE="cross-site")
    assert response["Location"] == "/tunnistus/?next=%2Fpalaute%2Fuusi%2F"
    assert idp.codes == {}


def test_wait_of_a_quarter_is_too_long(client, idp):
    brought = idp.visit(client.get(BEGIN)["Location"])
    session = client.session
    session["identifying"] = {s: {**w, "at": w["at"] - 901} for s, w in session["identifying"].items()}
    session.save()
    assert client.get(BACK, brought)["Location"] == "/tunnistus/ei/?syy=stale"


def test_several_tabs_may_wait_but_not_many(client, idp):
    brought = [idp.visit(client.get(BEGIN)["Location"]) for _ in range(7)]
    assert len(client.session["identifying"]) == 5
    assert client.get(BACK, brought[0])["Location"] == "/tunnistus/ei/?syy=stale"
    assert client.get(BACK, brought[6])["Location"] == "/tunnistus/"


def test_too_many_beginnings_are_held_back(client, idp, monkeypatch):
    monkeypatch.setattr("kuuluu.public.identification.views.BEGINNINGS", ("identify", 1, 900))
    from kuuluu.public.identification import views
    from kuuluu.public.submission.limits import Limit

    monkeypatch.setattr(views, "BEGINNINGS", Limit("identify", 1, 900))
    assert [client.get(BEGIN).status_code for _ in range(2)] == [302, 429]


def test_keys_of_the_service_may_change(client, idp, city):
    walk(client, idp)
    from joserfc.jwk import RSAKey

    new = RSAKey.generate_key(2048, {"kid": "new", "alg": "RS256", "use": "sig"})
    idp.key, idp.header = new, {"kid": "new"}
    idp.answers["/keys"] = (200, json.dumps({"keys": [new.as_dict(private=False)]}).encode())
    assert walk(client, idp)["Location"] == "/tunnistus/"


def test_secret_is_shown_as_the_city_says(client, city, idp):
    walk(client, idp)
    assert "client_secret" not in idp.asked[0]
    offer(city, idp.issuer, identification_method="client_secret_post")
    walk(client, idp)
    assert (idp.asked[1]["client_id"], idp.asked[1]["client_secret"]) == (CLIENT, SECRET)


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", "ei ole ottanut vahvaa tunnistautumista"),
        ("/sv", "inte tagit i bruk stark autentisering"),
        ("/en", "not taken strong identification"),
    ],
)
def test_city_without_a_service_says_so_and_offers_other_ways(client, city, prefix, words):
    offer(city, "")
    page = client.get(f"{prefix}{WHO}", {"next": "/palaute/uusi/"}).content.decode()
    assert words in page
    assert city.service_point_phone in page
    assert 'href="/palaute/uusi/"' in page
    assert "/tunnistus/alku/" not in page
    assert client.get(f"{prefix}{BEGIN}")["Location"] == f"{prefix}/tunnistus/ei/?syy=none"
    assert words in client.get(f"{prefix}/tunnistus/ei/", {"syy": "none"}).content.decode()


def test_city_whose_secret_is_missing_says_so_to_the_operator(client, city, idp, settings, caplog):
    settings.IDENTIFICATION_SECRETS = {}
    assert client.get(BEGIN)["Location"] == "/tunnistus/ei/?syy=none"
    assert f"KUULUU_IDENTIFICATION_SECRET_{city.slug.upper()} is not set" in caplog.text
    assert idp.asked == []


def test_demo_is_for_cities_that_have_no_service_of_their_own(client, city, idp, settings):
    settings.DEMO_IDENTIFICATION = "http://localhost:9"
    assert client.get(BEGIN)["Location"].startswith(idp.issuer)
    offer(city, "", identification_client="", identification_claims={})
    settings.DEMO_IDENTIFICATION, settings.IDENTIFICATION_SECRETS = idp.issuer, {}
    assert "Demotunnistus" in client.get(WHO).content.decode()
    idp.claims = {"aud": "kuuluu-demo"}
    assert walk(client, idp)["Location"] == WHO
    assert Identity.objects.get().name == "Aino Virtanen"


def test_end_tells_of_the_service_too(client, idp):
    walk(client, idp)
    response = client.post("/tunnistus/loppu/", {"next": "/palaute/uusi/"})
    assert response["Location"] == "/tunnistus/paattyi/?next=%2Fpalaute%2Fuusi%2F"
    assert f'href="{idp.issuer}/end"' in client.get(response["Location"]).content.decode()


def test_pages_are_not_kept_by_anybody(client, idp):
    walk(client, idp)
    for path in (WHO, "/tunnistus/ei/", "/tunnistus/paattyi/"):
        assert "no-store" in client.get(path)["Cache-Control"]
