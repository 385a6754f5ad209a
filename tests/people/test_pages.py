"""Every page of signing in is ours: each is shown, in each language, with nothing left in another's words."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.utils import translation

from tests.factories.people import PASSWORD, give_second_factor, make_officer

pytestmark = pytest.mark.django_db

ANONYMOUS = (
    "/account/login/",
    "/account/inactive/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/1-set-password/",
    "/account/password/reset/key/done/",
)
SIGNED_IN = (
    "/account/logout/",
    "/account/password/change/",
    "/account/reauthenticate/",
    "/account/second-factor/",
    "/account/second-factor/webauthn/",
    "/account/second-factor/webauthn/add/",
    "/account/second-factor/recovery-codes/generate/",
)


@pytest.fixture
def signed_in(client, city):
    """A browser of a person who has just given the password and has no second factor yet."""
    cache.clear()
    person = make_officer(city)
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    return client, person


def shown(client, url, language="fi"):
    with translation.override(language):
        answer = client.get(url, headers={"Accept-Language": language})
    assert answer.status_code == 200, url
    page = answer.content.decode()
    assert page.count("<h1>") == 1, url
    assert 'id="main"' in page
    assert " style=" not in page
    return page


@pytest.mark.parametrize("url", ANONYMOUS)
def test_page_for_anyone_is_shown(client, url):
    shown(client, url)


@pytest.mark.parametrize("url", SIGNED_IN)
def test_page_of_a_person_is_shown(signed_in, url):
    shown(signed_in[0], url)


def test_pages_of_an_app_are_shown(signed_in):
    client, person = signed_in
    shown(client, "/account/second-factor/totp/activate/")
    give_second_factor(person)
    for url in ("totp/deactivate/", "", "reauthenticate/", "recovery-codes/generate/"):
        shown(client, f"/account/second-factor/{url}")


def test_pages_of_recovery_codes_are_shown(signed_in):
    client, person = signed_in
    give_second_factor(person)
    client.post("/account/second-factor/recovery-codes/generate/")
    page = shown(client, "/account/second-factor/recovery-codes/")
    text = client.get("/account/second-factor/recovery-codes/download/").content.decode()
    codes = Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()
    assert len(codes) == 10
    assert all(code in text and code in page for code in codes)


@pytest.mark.parametrize(
    ("language", "words"), [("fi", "Kirjaudu sisään"), ("sv", "Logga in"), ("en", "Forgot your password?")]
)
def test_sign_in_speaks_the_language(client, settings, language, words):
    settings.ROOT_URLCONF = "kuuluu.urls"
    prefix = "" if language == "fi" else f"/{language}"
    assert words in shown(client, f"{prefix}/account/login/", language)


def test_password_is_set_where_there_was_none(signed_in):
    client, person = signed_in
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    shown(client, "/account/password/set/")
