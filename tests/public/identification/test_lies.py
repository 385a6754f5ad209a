"""An identity service that lies, or somebody in its name: nothing of it is believed, nothing is kept, and the page is clear."""

import json
import time

import pytest
from django.contrib.sessions.models import Session

from kuuluu.journal.models import Event
from kuuluu.people.models import Identity
from tests.factories.identity_services import AINO, CLIENT, FALSE_KEY, SECRET, public_as_secret
from tests.public.identification.conftest import BACK, BEGIN, offer, walk

REFUSED, UNREACHABLE, UNCLEAR, STALE = "refused", "unreachable", "unclear", "stale"
NEXT = "/palaute/uusi/"
NOW = int(time.time())

LIES = {
    "another audience": {"claims": {"aud": "somebody-else"}},
    "another audience among several": {"claims": {"aud": ["somebody-else", "and-another"]}},
    "another audience, though the token names us as asking": {"claims": {"aud": ["somebody-else"], "azp": CLIENT}},
    "asked for by somebody else": {"claims": {"azp": "somebody-else"}},
    "no audience": {"claims": {"aud": None}},
    "another issuer": {"claims": {"iss": "https://elsewhere.example"}},
    "no issuer": {"claims": {"iss": None}},
    "another nonce": {"claims": {"nonce": "made up"}},
    "no nonce": {"claims": {"nonce": None}},
    "nobody": {"claims": {"sub": None}},
    "expired": {"claims": {"exp": NOW - 3600, "iat": NOW - 4000}},
    "without an end": {"claims": {"exp": None}},
    "from the future": {"claims": {"iat": NOW + 7200, "exp": NOW + 9000}},
    "not yet valid": {"claims": {"nbf": NOW + 7200}},
    "a key of its own under the same name": {"key": FALSE_KEY},
    "a key that nobody knows": {"key": FALSE_KEY, "header": {"kid": "unknown"}},
    "no signature": {"header": {"alg": "none"}},
    "no signature, and the service says that is fine": {
        "header": {"alg": "none"},
        "metadata": {"id_token_signing_alg_values_supported": ["none", "RS256"]},
    },
    "signed with the shared secret": {
        "header": {"alg": "HS256"},
        "key": SECRET.encode(),
        "metadata": {"id_token_signing_alg_values_supported": ["HS256", "RS256"]},
    },
    "signed with the public key as a secret": {
        "header": {"alg": "HS256"},
        "key": public_as_secret(),
        "metadata": {"id_token_signing_alg_values_supported": ["HS256", "RS256"]},
    },
    "no token": {"token": "none"},
    "no token at all but words": {"token": "Aino Virtanen"},
    "no JSON": {"answers": {"/token": (200, b"<html>welcome</html>")}},
    "a list": {"answers": {"/token": (200, b"[1, 2]")}},
    "keys that are none": {"answers": {"/keys": (200, b'{"keys": [{"kty": "RSA"}]}')}},
    "an error": {"answers": {"/token": (400, b'{"error": "invalid_client"}')}},
}


@pytest.fixture
def strange(idp):
    """Make the identity service lie."""

    def make(**lie):
        for name, value in lie.items():
            setattr(idp, name, value)

    return make


def check_nothing_kept(response, why, client, onward=NEXT):
    """The browser is led to a page that says why in words and leads back; nothing of a person is anywhere."""
    assert response.status_code == 302
    assert response["Location"].startswith(f"/tunnistus/ei/?syy={why}")
    page = client.get(response["Location"]).content.decode()
    assert "<h1>" in page
    assert f'href="{onward}"' in page
    assert Identity.objects.count() == 0
    assert not Event.objects.filter(name="people.identified").exists()
    kept = json.dumps([session.get_decoded() for session in Session.objects.all()])
    assert "identified" not in kept
    assert "010190" not in kept + page
    assert "Virtanen" not in kept + page


def test_honest_service_is_believed(client, idp):
    """Else the rest proves nothing."""
    assert walk(client, idp, next=NEXT)["Location"] == NEXT
    assert Identity.objects.get().name == "Aino Virtanen"


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_lie_is_refused(client, idp, strange, lie):
    strange(**lie)
    check_nothing_kept(walk(client, idp, next=NEXT), REFUSED, client)


def test_token_that_was_changed_on_the_way_is_refused(client, idp):
    away = client.get(BEGIN, {"next": NEXT})
    brought = idp.visit(away["Location"])
    head, _claims, signature = idp.make_token(idp.codes[brought["code"]]["nonce"]).split(".")
    idp.person["name"] = "Eila Muu"
    other = idp.make_token(idp.codes[brought["code"]]["nonce"]).split(".")[1]
    idp.token = f"{head}.{other}.{signature}"
    check_nothing_kept(client.get(BACK, brought), REFUSED, client)


def test_token_of_an_earlier_identification_is_refused(client, idp):
    """Replayed: whoever has got hold of an old token of Aino does not become Aino."""
    walk(client, idp)
    client.cookies.clear()
    Identity.objects.all().delete()
    Event.objects.filter(name="people.identified").count()
    before = Event.objects.filter(name="people.identified").count()
    idp.token = idp.given[0]
    response = walk(client, idp, next=NEXT)
    assert response["Location"].startswith(f"/tunnistus/ei/?syy={REFUSED}")
    assert Identity.objects.count() == 0
    assert Event.objects.filter(name="people.identified").count() == before


def test_address_that_was_used_once_is_worth_nothing(client, idp):
    away = client.get(BEGIN, {"next": NEXT})
    brought = idp.visit(away["Location"])
    client.get(BACK, brought)
    Identity.objects.all().delete()
    again = client.get(BACK, brought)
    assert again["Location"].startswith(f"/tunnistus/ei/?syy={STALE}")
    assert len(idp.asked) == 1
    assert Identity.objects.count() == 0


def test_code_that_was_used_once_is_worth_nothing(client, idp):
    first = idp.visit(client.get(BEGIN)["Location"])
    client.get(BACK, first)
    client.cookies.clear()
    Identity.objects.all().delete()
    second = idp.visit(client.get(BEGIN, {"next": NEXT})["Location"])
    response = client.get(BACK, {**second, "code": first["code"]})
    assert response["Location"].startswith(f"/tunnistus/ei/?syy={REFUSED}")
    assert Identity.objects.count() == 0


def test_code_of_somebody_else_is_worth_nothing(client, idp, client_of_another):
    """An attacker's code in a victim's browser, or the other way round: the verifier is the other browser's."""
    others = idp.visit(client_of_another.get(BEGIN)["Location"])
    own = idp.visit(client.get(BEGIN, {"next": NEXT})["Location"])
    check_nothing_kept(client.get(BACK, {**own, "code": others["code"]}), REFUSED, client)


@pytest.fixture
def client_of_another(city):
    from django.test import Client

    return Client(HTTP_HOST=city.host)


@pytest.mark.parametrize("state", ["", "made-up"])
def test_state_that_nobody_gave_leads_nowhere(client, idp, state):
    client.get(BEGIN, {"next": NEXT})
    response = client.get(BACK, {"code": "code", "state": state})
    assert response["Location"] == f"/tunnistus/ei/?syy={STALE}"
    assert idp.asked == []


def test_state_of_another_browser_leads_nowhere(client, idp, client_of_another):
    brought = idp.visit(client_of_another.get(BEGIN)["Location"])
    assert client.get(BACK, brought)["Location"] == f"/tunnistus/ei/?syy={STALE}"
    assert idp.asked == []


def test_state_of_another_city_leads_nowhere(client, idp, city, jarvenpaa):
    offer(jarvenpaa, idp.issuer)
    brought = idp.visit(client.get(BEGIN)["Location"])
    response = client.get(BACK, brought, HTTP_HOST=jarvenpaa.host)
    assert response["Location"] == f"/tunnistus/ei/?syy={STALE}"


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://elsewhere.example"},
        {"issuer": None},
        {"token_endpoint": "http://elsewhere.example/token"},
        {"jwks_uri": "ftp://localhost/keys"},
        {"authorization_endpoint": None},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
)
def test_service_that_is_another_or_not_safe_is_not_gone_to(client, idp, metadata, caplog):
    idp.metadata = metadata
    check_nothing_kept(client.get(BEGIN, {"next": NEXT}), REFUSED, client)
    assert "came to nothing: refused (AnotherService)" in caplog.text
    idp.metadata = {}
    assert walk(client, idp, next=NEXT)["Location"] == NEXT, "once it is right, it is gone to at once"


@pytest.mark.parametrize("answer", [(200, b"<html>"), (200, b"[]"), (200, b'"words"')])
def test_service_that_talks_nonsense_is_not_gone_to(client, idp, answer):
    idp.answers["/.well-known/openid-configuration"] = answer
    response = client.get(BEGIN, {"next": NEXT})
    assert response["Location"].startswith("/tunnistus/ei/?syy=")
    assert "elsewhere" not in response["Location"]


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/keys", "/token"])
def test_service_that_is_broken_is_told_so(client, idp, path):
    idp.answers[path] = (503, b"down")
    away = client.get(BEGIN, {"next": NEXT})
    response = client.get(BACK, idp.visit(away["Location"])) if path != "/.well-known/openid-configuration" else away
    check_nothing_kept(response, UNREACHABLE, client)


def test_service_that_is_not_there_is_told_so(client, city):
    offer(city, "http://localhost:9")
    check_nothing_kept(client.get(BEGIN, {"next": NEXT}), UNREACHABLE, client)


@pytest.mark.parametrize(
    ("said", "why"),
    [("access_denied", "cancelled"), ("temporarily_unavailable", UNREACHABLE), ("login_required", REFUSED)],
)
def test_no_of_the_service_is_told(client, idp, said, why):
    state = idp.visit(client.get(BEGIN, {"next": NEXT})["Location"])["state"]
    check_nothing_kept(client.get(BACK, {"error": said, "state": state}), why, client)


@pytest.mark.parametrize(
    "person",
    [
        {"nationalIdentificationNumber": "010190-902A"},
        {"birthdate": "1980-01-01"},
        {"KotikuntaKuntanumero": "Kerava"},
        {"nationalIdentificationNumber": ["010190-902S", "010190Y902S"]},
    ],
)
def test_facts_that_cant_be_right_are_not_kept(client, idp, person, caplog):
    idp.person = {**AINO, **person}
    check_nothing_kept(walk(client, idp, next=NEXT), UNCLEAR, client)
    assert "came to nothing: unclear (UnclearFacts)" in caplog.text
    assert "010190" not in caplog.text


@pytest.mark.parametrize(("level", "is_enough"), [("strong", True), ("weak", False), (None, False)])
def test_level_of_assurance_must_be_one_of_the_citys(client, city, idp, level, is_enough):
    offer(city, idp.issuer, identification_levels=["strong", "stronger"])
    idp.claims = {"acr": level}
    response = walk(client, idp, next=NEXT)
    assert (response["Location"] == NEXT) is is_enough
    assert Identity.objects.count() == is_enough
