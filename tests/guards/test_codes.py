"""Every secret in an address opens its own matter in its own city, and nothing else whatever it is tried at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from kuuluu.cases.models import Case
from kuuluu.cases.queries import thread
from kuuluu.cases.rules import code_of
from kuuluu.feedback import commands
from kuuluu.feedback.rules import contractor_code
from kuuluu.initiatives.commands import makers as making
from kuuluu.initiatives.commands import writing
from kuuluu.initiatives.commands.supporting import Wish, support
from kuuluu.initiatives.models import Support
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.initiatives.rules.supporting import token_of as support_token
from kuuluu.notifications.commands import follow
from kuuluu.notifications.models import Follower
from kuuluu.notifications.rules import token_of as follower_token
from kuuluu.people.actors import ANYONE
from tests.factories.cases import officer
from tests.factories.initiatives import make_initiative
from tests.guards.addresses import Address, of
from tests.guards.world import files_of, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection")]

# Which secret opens an address. One that isn't named here fails the test.
OPENS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("public:own", "public:own_known", "public:own_qr"), frozenset({"case"})),
    **dict.fromkeys(("public:own_picture", "public:own_document"), frozenset({"case"})),
    **dict.fromkeys(("public:work", "public:job"), frozenset({"contractor"})),
    **dict.fromkeys(("public:initiative_own", "public:initiative_qr"), frozenset({"maker", "writer"})),
    # Of a page to sign that isn't there, nothing is shown to its makers either.
    "public:initiative_own_sheet": frozenset({"maker", "writer"}),
    "public:support": frozenset({"support"}),
    **dict.fromkeys(("public:confirm_following", "public:end_following"), frozenset({"follower"})),
}
# A look shows a button to anybody; only the press asks whose token it is. What is ended already stays ended.
BUTTONS = frozenset({"public:confirm_following", "public:end_following"})
SECRETS = ("code", "token")
# Here nothing of the sort stands behind the secret.
EMPTY = frozenset({"public:own_document", "public:initiative_own_sheet"})


@dataclass
class Matter:
    """Something of everything that has a secret of its own, each with the mark in its words."""

    mark: str
    secrets: dict[str, str]
    # What stands behind the secrets of a case and of a contractor.
    file_id: UUID
    job_id: UUID
    case: Case


def matter(city, mark: str, at) -> Matter:
    case = send(_World(city, at), city, text=f"{mark} palaa.", files=((f"{mark}.jpg", mark, ""),))
    contractor = commands.contractor_of(city, name=f"{mark} Oy", email=f"{mark}@tyot.example".lower())
    job = commands.delegate(case, contractor=contractor, words=f"{mark} vaihdetaan.", by=officer(city), at=at)
    one = make_initiative(city, at=at, title=f"{mark} auki")
    wish = Wish(f"{mark} Meri", f"{mark}@kannatus.example".lower(), date(1990, 5, 17), city.code)
    supported = support(one, wish=wish, by=ANYONE, at=at)
    email = f"{mark}@seuraa.example".lower()
    follow(city, email=email, scope=f"initiative:{one.case.number}", language="fi", by=ANYONE, at=at)
    draft, key = writing.start(city, language="fi", at=at)
    writing.save(draft, data={"title": f"{mark} luonnos", "email": email, "name": mark}, by=ANYONE, at=at)
    writer = making.remember(draft, by=ANYONE, at=at)
    secrets = {
        "case": code_of(case.pk),
        "contractor": contractor_code(contractor.pk, contractor.turn),
        "maker": maker_code(one.makers.get().pk),
        "writer": maker_code(writer.pk),
        "support": support_token(supported.pk),
        "follower": follower_token(Follower.objects.get(email=email).pk),
        "key": key,
        "nobody": "aaaabbbbccccddddeeeeffffgg",
    }
    return Matter(mark, secrets, files_of(case)[0], job.pk, case)


@dataclass
class _World:
    city: object
    at: object


@pytest.fixture
def at():
    return timezone.localtime() - timedelta(hours=3)


@pytest.fixture
def own(kerava, at) -> Matter:
    return matter(kerava, "Avomerkki", at)


@pytest.fixture
def others(kerava, at) -> Matter:
    return matter(kerava, "Betamerkki", at)


def behind_secrets() -> list[Address]:
    """Return the addresses that have a secret in them."""
    return [one for one in of("public") if set(one.takes) & set(SECRETS)]


def url(one: Address, secret: str, behind: Matter) -> str:
    known = {"code": secret, "token": secret, "file_id": behind.file_id, "job_id": behind.job_id}
    known |= {"size": "small", "sheet_code": "ABCDEF"}
    return reverse(one.name, kwargs={name: known[name] for name in one.takes})


def tries(client, address: str, host: str) -> Iterator:
    """Look and press, each time from another network: that one network can't try often is tested elsewhere."""
    for method in (client.get, client.post):
        tries.count += 1
        yield method(address, headers={"host": host}, REMOTE_ADDR=f"10.{tries.count // 250}.{tries.count % 250}.7")


tries.count = 0


def said(answer) -> str:
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(errors="replace")


def test_every_address_with_a_secret_says_what_opens_it():
    assert {one.name for one in behind_secrets()} == set(OPENS)


def test_secret_opens_its_own_matter(client, kerava, own):
    for one in behind_secrets():
        for kind in OPENS[one.name]:
            page = client.get(url(one, own.secrets[kind], own), headers={"host": kerava.host})
            assert page.status_code == (404 if one.name in EMPTY else 200), (one.name, kind)
            text = said(page)
            assert "noindex" in page.headers.get("X-Robots-Tag", "") or 'content="noindex"' in text, one.name
            assert "no-store" in page.headers["Cache-Control"], one.name
            assert page.headers["Referrer-Policy"] in {"no-referrer", "same-origin"}, one.name
            assert not page.headers.get("ETag"), one.name


def test_secret_opens_nothing_at_any_other_address(client, kerava, own):
    before = [Support.objects.get().state, Follower.objects.get().confirmed_at]
    for one in behind_secrets():
        for kind in own.secrets.keys() - OPENS[one.name]:
            for answer in tries(client, url(one, own.secrets[kind], own), kerava.host):
                is_button = one.name in BUTTONS and (answer.request["REQUEST_METHOD"] == "GET" or "lopeta" in one.name)
                allowed = {200} if is_button or one.name == "public:end_following" else {404, 405}
                assert answer.status_code in allowed, (one.name, kind, answer.status_code)
                assert own.mark not in said(answer), (one.name, kind)
    assert before == [Support.objects.get().state, Follower.objects.get().confirmed_at]


def test_secret_opens_nothing_in_another_city(client, jarvenpaa, own):
    for one in behind_secrets():
        for kind in OPENS[one.name]:
            for answer in tries(client, url(one, own.secrets[kind], own), jarvenpaa.host):
                allowed = {200, 404} if one.name in BUTTONS else {404, 405}
                assert answer.status_code in allowed, (one.name, kind)
                assert own.mark not in said(answer), (one.name, kind)
    assert Follower.objects.get().confirmed_at is None


def test_secret_opens_nothing_of_another_matter(client, kerava, own, others):
    before = thread(others.case).count()
    for one in behind_secrets():
        for kind in OPENS[one.name]:
            for answer in tries(client, url(one, own.secrets[kind], others), kerava.host):
                assert others.mark not in said(answer), (one.name, kind)
                if {"file_id", "job_id"} & set(one.takes):
                    assert answer.status_code in {404, 405}, (one.name, kind)
    assert thread(others.case).count() == before


@pytest.mark.parametrize("cookie", ["kuuluu_draft", "kuuluu_initiative"])
def test_secret_in_a_cookie_opens_only_what_it_is_the_key_of(client, kerava, jarvenpaa, own, cookie):
    for kind, secret in own.secrets.items():
        for host in (kerava.host, jarvenpaa.host):
            client.cookies.clear()
            client.cookies[cookie] = secret
            page = client.get("/aloite/ehdotus/", headers={"host": host})
            opens = host == kerava.host and cookie == "kuuluu_initiative" and kind in {"key", "writer"}
            assert (own.mark in page.text) == opens, (cookie, kind, host)
            told = client.get("/palaute/uusi/", headers={"host": host})
            assert own.mark not in told.text, (cookie, kind, host)
