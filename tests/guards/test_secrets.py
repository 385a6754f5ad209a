"""Secrets are planted wherever one can lie; then everything that anybody can ask for is searched for them."""

import html
import json
import re
from functools import cache
from urllib.parse import quote

import pytest
from django.core import mail
from django.db import connection, transaction
from django.urls import resolve, reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from kuuluu.journal.models import Event
from kuuluu.notifications import commands as notifications
from kuuluu.notifications.models import Delivery
from kuuluu.people.roles import Role
from kuuluu.publication.models import PublicCase
from kuuluu.ui.cache import SHELF
from tests.factories.people import give_second_factor, make_member
from tests.guards.documents import unpacked
from tests.guards.public_pages import LANGUAGES, LISTS, OF_NOBODY, OF_SOMEBODY, anyones, uncovered, urls
from tests.guards.world import ELSEWHERE, MARK, PUBLIC_WORDS, World

# Said in whatever is asked for by somebody who may know it: the address itself repeats it.
IN_THE_ADDRESS = ("number ", "token ")
# Found, sent on to the first step, not there, only for sending, and too many tries with wrong codes: never a crash.
EXPECTED = {200, 302, 404, 405, 429}

# What shows one matter by its number.
OF_A_NUMBER = tuple(
    (one.name, more)
    for takes, more in (
        (("number",), {}),
        (("number", "form"), {"form": "json"}),
        (("number", "form"), {"form": "xml"}),
    )
    for one in anyones()
    if one.takes == takes
)


@cache
def written(secret: str) -> set[bytes]:
    """Return every way in which a page, a feed, an address or a file may write a word, in small letters."""
    forms = {secret, html.escape(secret), quote(secret), quote(secret, safe=""), json.dumps(secret)[1:-1]}
    forms |= {html.escape(secret).replace("&#x27;", "&#39;"), json.dumps(secret, ensure_ascii=False)[1:-1]}
    forms |= {secret.encode("ascii", "xmlcharrefreplace").decode(), secret.partition("ä")[0]}
    return {form.lower().encode(code) for form in forms for code in ("utf-8", "utf-16-le")}


def body(answer) -> bytes:
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    data = unpacked(data) if data.startswith(b"%PDF") else data
    return data + str(dict(answer.headers)).encode() + str(answer.cookies).encode()


def leaks(world: World, url: str, data: bytes) -> list[str]:
    small = data.lower()
    # Nearly all secrets begin alike: a page without that beginning has none of them.
    has_any = any(form in small for form in written(MARK))
    return [
        f"{url}: {what}"
        for what, secret in world.secrets.items()
        if (has_any or not secret.lower().startswith(MARK))
        and not (what.startswith(IN_THE_ADDRESS) and secret in url)
        and any(form in small for form in written(secret))
    ]


def test_every_public_address_is_walked():
    assert uncovered() == [], "tests/guards/public_pages.py says with which values an address is asked"


def test_searching_finds_what_is_written_in_other_ways():
    secret = "Zaffer000ä&”000"
    assert all(
        form in written(secret)
        for form in (b"zaffer000\xc3\xa4&amp;\xe2\x80\x9d000", b"zaffer000%c3%a4%26%e2%80%9d000")
    )
    assert b"zaffer000\\u00e4&\\u201d000" in written(secret)


@pytest.mark.parametrize("host", ["kerava", "jarvenpaa"])
def test_no_secret_is_in_anything_public(client, world, request, host):
    city = request.getfixturevalue(host)
    found, seen, led = [], 0, set()
    elsewhere = (ELSEWHERE if city == world.city else PUBLIC_WORDS).encode()
    for url in urls(world):
        answer = client.get(url, headers={"host": city.host})
        assert answer.status_code in EXPECTED, f"{url}: {answer.status_code}"
        data = body(answer)
        if answer.status_code not in {404, 429}:
            led.add(answer.resolver_match.view_name)
        seen += PUBLIC_WORDS.encode() in data
        found += leaks(world, url, data)
        if elsewhere in data:
            found.append(f"{url}: what is public in the other city")
    assert found == []
    nowhere = {one.name for one in anyones()} - led - OF_SOMEBODY - OF_NOBODY
    assert nowhere == set() or city != world.city, "tests/guards/public_pages.py knows no value that leads there"
    assert seen > len(LANGUAGES) * len(LISTS) if city == world.city else seen == 0


@pytest.mark.parametrize("what", ["the sender's name", "a case's code", "what a picture's data says"])
def test_a_leak_would_be_found(client, world, what):
    PublicCase.objects.filter(pk=world.case.pk).update(text=f"Lamppu {world.secrets[what]} palaa.")
    url = reverse("public:case", args=[world.case.number])
    answer = client.get(url, headers={"host": world.city.host})
    assert leaks(world, url, body(answer)) == [f"{url}: {what}"]


def test_what_is_public_is_there(client, world):
    """The search above means something only if the same pages show what is public."""
    page = client.get(reverse("public:case", args=[world.case.number]), headers={"host": world.city.host})
    assert page.status_code == 200
    assert PUBLIC_WORDS in page.text
    assert "Pimeä lamppu" in page.text
    for form in ("json", "xml"):
        url = reverse("open311:request", kwargs={"number": world.case.number, "form": form})
        assert PUBLIC_WORDS in client.get(url, headers={"host": world.city.host}).text
    for size in ("large", "small"):
        picture = client.get(
            reverse("public:picture", args=[world.pictures[0], size]), headers={"host": world.city.host}
        )
        assert body(picture).startswith(b"\xff\xd8")


def test_what_is_public_of_an_initiative_is_there(client, world):
    page = client.get(
        reverse("public:initiative", args=[world.initiative.case.number]), headers={"host": world.city.host}
    )
    assert f"{PUBLIC_WORDS} halliin." in page.text
    assert page.text.count(f"{PUBLIC_WORDS} keskustelussa") == 1
    assert 'alt="Halli edestä"' in page.text
    [document] = world.documents_of_initiatives
    assert reverse("public:document", args=[document]) in page.text
    answer = client.get(reverse("public:document", args=[document]), headers={"host": world.city.host})
    assert b"Selvitys hallista" in body(answer)
    elsewhere = client.get(reverse("public:document", args=[document]), headers={"host": world.other.host})
    assert elsewhere.status_code == 404


def test_what_is_public_of_documents_is_there(client, world):
    page = client.get(reverse("public:case", args=[world.document_case.number]), headers={"host": world.city.host})
    assert "Kirje.pdf" in page.text
    assert "Lukematon.pdf" in page.text
    assert "Evatty" not in page.text
    assert len(world.documents) == 2
    for name in world.documents:
        url = reverse("public:document", args=[name])
        assert url in page.text
        answer = client.get(url, headers={"host": world.city.host})
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Disposition"].startswith("inline; filename")
        assert PUBLIC_WORDS.encode() in body(answer)


def test_what_is_public_of_initiatives_is_there(client, world):
    for name, value in (("initiative", world.handled_number), ("council_report", world.at.year)):
        page = client.get(reverse(f"public:{name}", args=[value]), headers={"host": world.city.host})
        assert f"{PUBLIC_WORDS} raportissa" in page.text, name
        assert "Kaupunginhallitus" in page.text, name
    for one in world.initiatives:
        page = client.get(reverse("public:initiative", args=[one.case.number]), headers={"host": world.city.host})
        assert PUBLIC_WORDS in page.text, one.stage
    whole = world.initiatives[0]
    texts = client.get(reverse("public:initiative_texts", args=[whole.case.number]), headers={"host": world.city.host})
    assert texts.text.count(PUBLIC_WORDS) >= 3
    assert "KER/1/2026" in client.get(
        reverse("public:initiative", args=[whole.case.number]), headers={"host": world.city.host}
    ).text  # fmt: skip


def test_what_is_not_public_is_not_there(client, world):
    for host in (world.city.host, world.other.host):
        public = [world.case.number, *(one.case.number for one in world.initiatives)]
        theirs = public if host == world.other.host else [world.other_initiative.case.number]
        for number in (*world.hidden_numbers, *theirs):
            for name, more in OF_A_NUMBER:
                url = reverse(name, kwargs={"number": number, **more})
                assert client.get(url, headers={"host": host}).status_code == 404, url
        for name in (*world.dead_documents, *world.files, *(world.documents if host == world.other.host else [])):
            url = reverse("public:document", args=[name])
            assert client.get(url, headers={"host": host}).status_code == 404, name
        gone = [*world.dead_pictures, *world.files, *(world.pictures if host == world.other.host else [])]
        for picture in gone:
            url = reverse("public:picture", args=[picture, "large"])
            assert client.get(url, headers={"host": host}).status_code == 404, picture


def test_search_by_a_secret_finds_nothing(client, world):
    """A search repeats what it was asked; but it must not tell by its hits that the words are there."""
    for what, secret in world.secrets.items():
        for name in ("public:cases", "public:feed", "api:cases", "public:initiatives"):
            if name == "public:initiatives" and what.startswith("number "):
                # The parts of any number are words that others have, too.
                continue
            found = client.get(reverse(name), {"words": secret.partition("ä")[0]}, headers={"host": world.city.host})
            assert PUBLIC_WORDS not in found.text, f"{name}: {what}"


def is_behind_the_door(url: str) -> bool:
    """Tell whether a view declares itself to be the same for everybody, or reads through the door."""
    view = resolve(url.partition("?")[0]).func
    names = set()
    while view:
        names.add(getattr(getattr(view, "__code__", None), "co_qualname", view.__qualname__))
        view = getattr(view, "__wrapped__", None)
    return any("through_public_door" in name for name in names)


def test_pages_are_made_by_the_role_that_can_read_nothing_else(client, world):
    walked = [url for url in urls(world, languages=("fi",)) if is_behind_the_door(url)]
    assert len(walked) > 20
    for url in walked:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set local role kuuluu_public")
            answer = client.get(url, headers={"host": world.city.host})
            body(answer)
            cursor.execute("reset role")
        assert answer.status_code in {200, 404}, url


def test_no_secret_is_in_the_journal_nor_in_a_job(world):
    """Neither can be erased, and both are read by whoever looks after the service."""
    jobs = ProcrastinateJob.objects.values_list("args", flat=True)
    kept = [*Event.objects.values_list("name", "facts"), *jobs]
    assert len(kept) > len(world.hidden_numbers)
    assert leaks(world, "", json.dumps(kept, ensure_ascii=False).encode()) == []


def test_no_secret_is_in_a_message(world):
    """An e-mail says that something happened: not what, not who. The sender's own link goes to the sender alone."""
    for event in Event.objects.order_by("pk"):
        notifications.tell(event)
    for delivery in Delivery.objects.order_by("pk"):
        notifications.send(delivery.pk, at=world.at)
    assert len(mail.outbox) > len(world.hidden_numbers)
    found = []
    for message in mail.outbox:
        address = message.to[0]
        theirs = world.own.get(address, set()) | {what for what, secret in world.secrets.items() if secret == address}
        data = (message.subject + message.body + message.message().as_string()).encode()
        leaked = {one.removeprefix(": ") for one in leaks(world, "", data)} - theirs
        found += [f"{address}: {one}" for one in leaked if not one.startswith("number ")]
    assert found == []


@pytest.mark.parametrize(
    "name", ["front", "cases", "initiatives", "numbers", "ledger", "help", "follow", "own", "tell"]
)
def test_a_page_for_anyone_is_the_same_for_who_is_signed_in(client, kerava, one_connection, name):
    url = reverse(f"public:{name}")
    to_city = {"host": kerava.host}
    token = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|name="opened" value="[^"]+"')
    anyones = token.sub(b"", client.get(url, headers=to_city).content)
    SHELF.clear()
    client.force_login(give_second_factor(make_member(kerava, Role.ADMINISTRATOR, name="Paula Päämies")))
    assert token.sub(b"", client.get(url, headers=to_city).content) == anyones
