"""Signing in: a password, then a second factor; what is tried too often is held back."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.core.cache import cache

from kuuluu.people.rules import has_second_factor
from tests.factories.cities import make_city
from tests.factories.people import PASSWORD, SECRET, code_now, give_second_factor, make_officer

pytestmark = pytest.mark.django_db
LOGIN, SECOND = "/account/login/", "/account/second-factor/authenticate/"


@pytest.fixture(autouse=True)
def forget():
    cache.clear()


@pytest.fixture
def mikko(city):
    return make_officer(city, email="mikko@city.example", name="Mikko")


def give_password(client, password=PASSWORD, email="mikko@city.example", **extra):
    return client.post(LOGIN, {"login": email, "password": password, **extra})


def secret_on(response):
    return re.search(r'class="secret">(\w+)<', response.content.decode())[1]


def test_anonymous_at_the_desk_is_sent_to_sign_in_and_comes_back(client):
    answer = client.get("/desk/publishing/?page=2")
    assert (answer.status_code, answer.url) == (302, f"{LOGIN}?next=/desk/publishing/%3Fpage%3D2")


def test_officer_signs_in_by_password_and_code(client, mikko):
    give_second_factor(mikko)
    assert give_password(client).url == SECOND
    assert client.get("/desk/").status_code == 302
    assert client.post(SECOND, {"code": code_now()}).url == "/desk/"
    assert client.get("/desk/").content == b"work of Mikko"


def test_address_may_be_typed_in_capitals(client, mikko):
    give_second_factor(mikko)
    assert give_password(client, email=" Mikko@CITY.example").url == SECOND


def test_officer_comes_to_the_page_that_was_asked_for(client, mikko):
    give_second_factor(mikko)
    client.post(
        f"{LOGIN}?next=/desk/publishing/", {"login": mikko.email, "password": PASSWORD, "next": "/desk/publishing/"}
    )
    assert client.post(SECOND, {"code": code_now()}).url == "/desk/publishing/"


def test_sign_in_never_leads_to_another_site(client, mikko):
    give_second_factor(mikko)
    give_password(client, next="https://elsewhere.example/")
    assert client.post(SECOND, {"code": code_now()}).url == "/desk/"


def test_desk_is_closed_until_there_is_a_second_factor(client, mikko):
    assert give_password(client).url == "/desk/"
    assert client.get("/desk/").url == "/account/second-factor/"
    page = client.get("/account/second-factor/totp/activate/")
    answer = client.post("/account/second-factor/totp/activate/", {"code": code_now(secret_on(page))})
    assert answer.url == "/account/second-factor/recovery-codes/"
    assert len(re.findall(r"\d{8}", client.get(answer.url).content.decode())) >= 10
    assert client.get("/desk/").content == b"work of Mikko"


def test_wrong_code_opens_nothing(client, mikko):
    give_second_factor(mikko)
    give_password(client)
    answer = client.post(SECOND, {"code": "000000" if code_now() != "000000" else "111111"})
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert client.get("/desk/").status_code == 302


def test_code_is_taken_once_also_by_another_process(client, mikko):
    give_second_factor(mikko)
    code = code_now()
    give_password(client)
    client.post(SECOND, {"code": code})
    client.post("/account/logout/")
    give_password(client)
    cache.clear()  # another process remembers nothing of the first
    assert client.post(SECOND, {"code": code}).status_code == 200
    assert client.get("/desk/").status_code == 302


def test_recovery_code_works_once(client, mikko):
    give_second_factor(mikko)
    code = RecoveryCodes.activate(mikko).get_unused_codes()[0]
    give_password(client)
    assert client.post(SECOND, {"code": code}).url == "/desk/"
    client.post("/account/logout/")
    give_password(client)
    assert client.post(SECOND, {"code": code}).status_code == 200


def test_change_of_the_second_factor_asks_again_who_it_is(client, mikko):
    give_password(client)
    assert client.get("/account/second-factor/totp/activate/").status_code == 200
    session = client.session
    session["account_authentication_methods"] = [
        {**record, "at": record["at"] - 301} for record in session["account_authentication_methods"]
    ]
    session.save()
    assert client.get("/account/second-factor/totp/activate/").url.startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.get("/account/second-factor/totp/activate/").status_code == 200


def test_secrets_are_not_readable_in_the_database(client, mikko):
    give_second_factor(mikko)
    stored = Authenticator.objects.get(user=mikko)
    assert SECRET not in str(stored.data)
    assert stored.wrap().validate_code(code_now())


def test_recovery_codes_alone_are_no_second_factor(mikko):
    Authenticator.objects.create(user=mikko, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert not has_second_factor(mikko)
    assert has_second_factor(give_second_factor(mikko))


def test_guessing_is_held_back_then_the_right_password_too(client, mikko):
    for _ in range(10):
        cache.clear()  # as many processes would: only the database counts
        give_password(client, "wrong password")
    cache.clear()
    answer = give_password(client)
    assert answer.status_code == 200
    assert not client.session.get("_auth_user_id")


def test_guesses_from_one_address_do_not_lock_the_owner_out(client, mikko):
    give_second_factor(mikko)
    for _ in range(12):
        cache.clear()
        client.post(LOGIN, {"login": mikko.email, "password": "wrong"}, REMOTE_ADDR="203.0.113.9")
    cache.clear()
    assert give_password(client).url == SECOND


def test_guessing_codes_is_held_back(client, mikko):
    give_second_factor(mikko)
    give_password(client)
    for guess in range(10):
        cache.clear()
        client.post(SECOND, {"code": f"{guess:06}"})
    cache.clear()
    assert client.post(SECOND, {"code": code_now()}).status_code == 200


def test_unknown_and_known_address_are_answered_alike(client, mikko):
    known = give_password(client, "wrong password").content.decode()
    unknown = give_password(client, "wrong password", email="nobody@city.example").content.decode()
    errors = [re.search(r"error-summary.*?</div>", page, re.DOTALL)[0] for page in (known, unknown)]
    assert errors[0] == errors[1]


def test_person_whose_sign_in_is_closed_stays_out(client, city):
    make_officer(city, email="mikko@city.example", is_active=False)
    give_password(client)
    assert client.get("/desk/").url.startswith(LOGIN)


def test_officer_of_another_city_finds_no_desk_here(client):
    sanna = give_second_factor(make_officer(make_city(), email="sanna@city.example"))
    client.force_login(sanna)
    assert client.get("/desk/").status_code == 404
    assert client.get("/desk/publishing/").status_code == 404


def test_officer_finds_no_page_for_publishers(client, mikko):
    client.force_login(give_second_factor(mikko))
    assert client.get("/desk/").status_code == 200
    assert client.get("/desk/publishing/").status_code == 404


def test_desk_pages_are_kept_by_nobody(client, mikko):
    client.force_login(give_second_factor(mikko))
    assert "no-store" in client.get("/desk/")["Cache-Control"]


def test_nobody_signs_up(client):
    assert client.get("/account/signup/").status_code == 404


def test_new_password_comes_by_a_link(client, mikko):
    client.post("/account/password/reset/", {"email": "mikko@city.example"})
    link = re.search(r"http://[^/]+(/\S+)", mail.outbox[0].body)[1]
    form = client.get(link).url
    assert client.get(form).status_code == 200
    client.post(form, {"password1": "seitsemän sinistä", "password2": "seitsemän sinistä"})
    mikko.refresh_from_db()
    assert mikko.check_password("seitsemän sinistä")
    assert 'class="error' not in client.get(form).content.decode()


def test_first_password_comes_by_the_same_link(client, city):
    new = make_officer(city, email="uusi@city.example", password=None)
    client.post("/account/password/reset/", {"email": new.email})
    link = re.search(r"http://[^/]+(/\S+)", mail.outbox[0].body)[1]
    client.post(client.get(link).url, {"password1": "seitsemän sinistä", "password2": "seitsemän sinistä"})
    new.refresh_from_db()
    assert new.check_password("seitsemän sinistä")
    assert give_password(client, "seitsemän sinistä", email=new.email).url == "/desk/"


def test_second_factor_is_set_up_also_after_a_forgotten_password(client, mikko):
    client.post("/account/password/reset/", {"email": mikko.email})
    give_password(client)
    assert client.get("/account/second-factor/totp/activate/").status_code == 200


def test_no_message_goes_to_a_strangers_address(client):
    assert client.post("/account/password/reset/", {"email": "nobody@city.example"}).status_code == 302
    assert mail.outbox == []


def test_links_to_a_new_password_are_few(client, mikko):
    for _ in range(8):
        cache.clear()
        client.post("/account/password/reset/", {"email": mikko.email})
    assert len(mail.outbox) == 5


def test_short_password_is_refused(client, mikko):
    client.force_login(mikko)
    answer = client.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": "lyhyt", "password2": "lyhyt"}
    )
    assert "error-summary" in answer.content.decode()
    mikko.refresh_from_db()
    assert mikko.check_password(PASSWORD)
