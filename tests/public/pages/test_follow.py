import pytest

from kuuluu.notifications.models import Delivery, Follower
from kuuluu.notifications.rules import token_of
from kuuluu.ui import forms
from tests.factories.cases import make_case, publish_case


@pytest.fixture(autouse=True)
def slow_hands(monkeypatch):
    monkeypatch.setattr(forms.HumanCheck, "_is_old_enough", lambda self, stamped: True)


def ask(client, scope, email="aino@example.fi"):
    return client.post(f"/seuraa/?scope={scope}", {"email": email, "website": "", "opened": "x"})


def test_following_begins_with_a_message_and_a_button(kerava, anyone, now):
    case = publish_case(make_case(kerava, at=now), at=now)
    assert case.number in anyone.get(f"/seuraa/?scope=case:{case.number}").content.decode()
    assert ask(anyone, f"case:{case.number}").status_code == 200
    follower = Follower.objects.get()
    assert (follower.scope, follower.confirmed_at) == (f"case:{case.number}", None)
    assert Delivery.objects.filter(follower=follower, template="confirm_following").count() == 1
    url = f"/seuraa/vahvista/{token_of(follower.pk)}/"
    assert anyone.get(url).status_code == 200
    follower.refresh_from_db()
    assert follower.confirmed_at is None
    assert anyone.post(url).status_code == 200
    follower.refresh_from_db()
    assert follower.confirmed_at is not None


def test_following_ends_by_a_button(kerava, anyone):
    ask(anyone, "all")
    url = f"/seuraa/lopeta/{token_of(Follower.objects.get().pk)}/"
    anyone.get(url)
    assert Follower.objects.count() == 1
    assert anyone.post(url).status_code == 200
    assert Follower.objects.count() == 0
    assert anyone.post(url).status_code == 200


def test_case_that_is_not_public_is_not_named(kerava, anyone, now):
    case = make_case(kerava, at=now, text="Haikara pesii")
    page = anyone.get(f"/seuraa/?scope=case:{case.number}").content.decode()
    assert "Haikara" not in page
    ask(anyone, f"case:{case.number}")
    assert Follower.objects.get().scope == "all"


def test_address_that_is_none_is_told_beside_the_field(anyone):
    response = ask(anyone, "all", "aino")
    assert response.status_code == 400
    assert 'id="id_email_error"' in response.content.decode()
    assert Follower.objects.count() == 0


def test_token_of_nobody_confirms_nothing(anyone):
    assert anyone.post("/seuraa/vahvista/nobody/").status_code == 404


def test_nobodys_letter_box_is_filled(kerava, anyone):
    codes = list(kerava.services.values_list("code", flat=True)[:9])
    answers = [ask(anyone, f"service:{code}").status_code for code in codes]
    assert answers == [200] * 8 + [429]
    assert Delivery.objects.count() == 8
