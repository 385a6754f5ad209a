"""What stands in the log: never what opens somebody's matter, nor what somebody wrote."""

import logging
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils.module_loading import import_string

from kuuluu.cases.rules import code_of
from kuuluu.feedback.commands import contractor_of
from kuuluu.feedback.models import Contractor
from kuuluu.feedback.rules import contractor_code
from kuuluu.notifications.rules import token_of
from kuuluu.public.submission import own
from kuuluu.ui.logs import LEFT_OUT, plain
from tests.factories.cases import make_case
from tests.guards.addresses import addresses


@pytest.fixture
def log(caplog):
    """Every line as the service writes it, with its traceback."""
    caplog.set_level(logging.DEBUG)
    formatter = settings.LOGGING["formatters"]["line"]
    line = import_string(formatter["()"])(formatter["fmt"])
    return lambda: "\n".join(line.format(record) for record in caplog.records)


@pytest.mark.django_db
def test_no_line_holds_what_opens_a_matter(client, kerava, now, log, monkeypatch):
    contractor = contractor_of(kerava, name="Lamppu Oy", email="tyot@lamppu.example")
    secrets = {
        "public:own": code_of(make_case(kerava, at=now).pk),
        "public:work": contractor_code(contractor.pk, 1),
        "public:confirm_following": token_of(uuid4()),
        "public:end_following": token_of(uuid4()),
    }
    client.raise_request_exception = False
    to_city = {"host": kerava.host}
    for name, secret in secrets.items():
        url = reverse(name, args=[secret])
        for method in ("put", "delete", "options", "patch"):
            getattr(client, method)(url, headers=to_city)
        for end in ("nothing", "nothing/", "qr.svg", f"tiedosto/{uuid4()}/"):
            client.get(url + end, headers=to_city)
            client.get(f"/sv{url}{end}", headers=to_city)
            client.post(url + end, headers=to_city)
        client.post(url, {f"a{n}": "x" for n in range(7000)}, headers=to_city)
        client.post(url, data=b"x" * 3_000_000, content_type="application/x-www-form-urlencoded", headers=to_city)
    client.get(f"/account/password/reset/key/abc-{secrets['public:end_following']}/x", headers=to_city)
    monkeypatch.setattr(own, "receipt_of", None)
    assert client.get(reverse("public:own", args=[secrets["public:own"]]), headers=to_city).status_code == 500
    written = log()
    assert "Traceback" in written
    assert f"/oma/{LEFT_OUT}" in written
    assert [name for name, secret in secrets.items() if secret.lower() in written.lower()] == []


@pytest.mark.django_db
def test_no_line_holds_the_row_that_the_database_refused(kerava, log):
    contractor_of(kerava, name="Salainen Oy", email="salainen@lamppu.example")
    first = Contractor.objects.get(name="Salainen Oy")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "insert into feedback_contractor select * from feedback_contractor where id = %s", [first.pk]
            )
    except IntegrityError:
        logging.getLogger("kuuluu").exception("not kept")
    written = log()
    assert "IntegrityError" in written
    assert str(first.pk) not in written
    assert "lamppu.example" not in written


def test_what_is_not_secret_stays_in_a_line():
    line = "Not Found: /asiat/KER-2026-00001/ of kerava.localhost:8000, at 10.15"
    assert plain(line) == line


SECRETS = {"code", "token", "key"}
HIDDEN = "abcdefghabcdefgh2345"


def test_every_address_that_is_a_secret_is_left_out_of_lines():
    """A new address behind a code or a token is told in `kuuluu.ui.logs` too, and in the guide of operators."""
    known = {"code": HIDDEN, "token": HIDDEN, "key": HIDDEN, "uidb36": "1"}
    values = {"uuid": UUID(int=7), "int": 1, "size": "small", "number": "X-2026-00001"}
    found = [one for one in addresses() if SECRETS & set(one.takes)]
    assert len(found) > 8
    for one in found:
        named = {name: known.get(name) or values.get(kind) or values.get(name, "one") for name, kind in one.values}
        assert HIDDEN not in plain(f"Not Found: {reverse(one.name, kwargs=named)}"), one.name
