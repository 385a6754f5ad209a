"""Every page is valid HTML, whole in structure, with nothing that the content security policy would refuse."""

import os
import re
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve, reverse
from django.utils import translation

from kuuluu.cases.models import Case
from kuuluu.cases.rules import code_of
from kuuluu.people.roles import Role
from tests.factories.people import PASSWORD, give_second_factor, make_member
from tests.factories.routing import make_rule
from tests.guards.addresses import of
from tests.guards.day import desk_pages, own_pages
from tests.guards.html import faults
from tests.guards.languages import LONG, Reader, strangers
from tests.guards.public_pages import LANGUAGES, urls

# Files, which are no addresses of the service.
OTHERS = ("//", "/static/")
WORDS = "Katulamppu on pimeänä Kauppakaarella, <b>soita</b> 040 7654321 & kerro."


def keep(answer, url: str, how: str) -> None:
    """Write a page down where `make html` asks for it, for a checker that reads files."""
    folder = os.environ.get("SAVE_PAGES")
    if folder and answer.get("Content-Type", "").startswith("text/html") and answer.content:
        name = re.sub(r"[^\w.-]+", "_", url.strip("/"))[:150] or "front"
        Path(folder, f"{name}.{how}.html").write_bytes(answer.content)


def faults_of(client, url: str, host: str, **sent) -> list[str]:
    answer = client.post(url, sent, headers={"host": host}) if sent else client.get(url, headers={"host": host})
    keep(answer, url, "sent" if sent else "shown")
    assert answer.status_code < 500, url
    if not answer.get("Content-Type", "").startswith("text/html") or answer.status_code in {301, 302, 405}:
        answer.getvalue()
        return []
    return [f"{url}: {fault}" for fault in [*faults(answer.text), *strangers(answer.text), *nowhere(answer.text, url)]]


def nowhere(page: str, url: str) -> list[str]:
    """Return the links of a page, within the service, to addresses that it doesn't have."""
    found = {urljoin(url, unescape(one)) for one in re.findall(r"<(?:a|link)\b[^>]*?\bhref=[\"']?([^\"' >]*)", page)}
    paths = {unquote(urlsplit(one).path) for one in found if one.startswith("/") and not one.startswith(OTHERS)}
    return [f"a link to {path}" for path in sorted(paths) if not is_address(path)]


def is_address(path: str) -> bool:
    """Tell whether the service has such an address."""
    with translation.override(next((code for code in ("sv", "en") if path.startswith(f"/{code}/")), "fi")):
        try:
            resolve(path)
        except Resolver404:
            return False
    return True


def test_links_to_nowhere_are_found():
    assert nowhere("<a class=x href='/asiat/?x=1&amp;y=2'>", "/") == []
    assert nowhere("<a href='.'>", "/asiat/") == []
    assert nowhere('<link rel="alternate" href="/asiat/syote.atom.">', "/") == ["a link to /asiat/syote.atom."]


@pytest.mark.parametrize(
    "page",
    [
        "<p><div></div></p>",
        "<p id=a></p><p id=a></p>",
        "<input name=x>",
        "<p style='color:red'></p>",
        "<p class=a class=b></p>",
        "<a href='#nowhere'>x</a>",
        "<ul><p></p></ul>",
        "<script>1</script>",
        "<a href=/><button>x</button></a>",
        "<div>",
        "<h2>x</h2><h4>y</h4>",
    ],
)
def test_faults_are_found(page):
    whole = "<!doctype html><html lang=fi><head><title>x</title></head><body><main><h1>x</h1>{}</main></body></html>"
    assert faults(whole.format("")) == []
    assert faults(whole.format(page)) != []


@pytest.mark.parametrize(
    "said",
    [
        "<p>Kaupunki vastasi",
        "<p>Det här: hur många har berättat om samma sak?",
        "<p>Saat viestejä tästä asiasta; osoitetta käytetään vain tähän.",
        "<img alt='Kuva ilman kuvausta'>",
        "<p>Laki: Kuntalaki 410/2015, 23 §",
        "<button>Lähetä kaupungille</button>",
        "<option>Lumi, liukkaus ja auraus",
    ],
)
def test_words_of_another_language_are_found(world, said):
    page = "<!doctype html><html lang={}><title>x</title><main>{}</main></html>"
    assert strangers(page.format("en", said)) != []
    assert strangers(page.format("en", f"<div lang=fi>{said}</div>")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_public_pages_are_valid(client, world, language):
    found = [fault for url in urls(world, languages=(language,)) for fault in faults_of(client, url, world.city.host)]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_of_a_message_is_valid(client, world, language):
    """Walk the steps with words in hand, each first as it is shown and then as it answers nonsense."""
    host = world.city.host
    with translation.override(language):
        client.post(reverse("public:start"), {"text": WORDS}, headers={"host": host})
        steps = [
            one.name
            for one in of("public")
            if one.name.partition(":")[2] in {"tell", "topic", "place", "files", "contact", "check"}
        ]
        assert len(steps) == 6
        found = [fault for name in steps for fault in faults_of(client, reverse(name), host)]
        found += [
            fault
            for name in steps
            for fault in faults_of(client, reverse(name), host, email="x", text="", latitude="x")
        ]
        found += faults_of(client, reverse("public:own"), host, code="x")
        found += faults_of(client, reverse("public:own", args=[code_of(world.case.pk)]), host)
        found += faults_of(client, reverse("public:own", args=[code_of(world.case.pk)]), host, text="")
        found += faults_of(client, reverse("public:follow"), host, email="x")
    assert found == []


def desk_values(world) -> dict[str, object]:
    person = world.person
    return {
        "number": world.case.number,
        "person_id": person.pk,
        "membership_id": person.memberships.get(city=world.city, role=Role.OFFICER).pk,
        "rule_id": make_rule(world.city, at=world.at, name="Lamput", words=["lamppu"]).pk,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_desk_pages_are_valid(client, world, language):
    world.person = give_second_factor(make_member(world.city, Role.OFFICER, name="Mikko", language=language))
    for role in (Role.PUBLISHER, Role.REGISTRAR, Role.ADMINISTRATOR):
        world.person.memberships.create(city=world.city, role=role)
    client.force_login(world.person)
    known, found, walked = desk_values(world), [], 0
    with translation.override(language):
        for one in of("desk"):
            if all(name in known for name in one.takes):
                walked += 1
                found += faults_of(client, reverse(one.name, kwargs={n: known[n] for n in one.takes}), world.city.host)
        for number in world.hidden_numbers:
            found += faults_of(client, reverse("desk:case", args=[number]), world.city.host)
            found += faults_of(client, reverse("desk:publication", args=[number]), world.city.host)
        for url in (*desk_pages(world, world.person), *own_pages(world)):
            found += faults_of(client, url, world.city.host)
    assert walked >= 5
    assert found == []


def test_titles_of_matters_say_their_language_at_the_desk(client, world):
    """All matters of the world are written in Finnish: a Swedish desk says no title of them in Swedish (WCAG 2.2, 3.1.2)."""
    world.person = give_second_factor(make_member(world.city, Role.OFFICER, name="Mikko", language="sv"))
    for role in (Role.PUBLISHER, Role.REGISTRAR, Role.ADMINISTRATOR):
        world.person.memberships.create(city=world.city, role=role)
    client.force_login(world.person)
    known, seen = desk_values(world), 0
    with translation.override("sv"):
        pages = [one for one in of("desk") if all(name in known for name in one.takes)]
        urls_ = [reverse(one.name, kwargs={name: known[name] for name in one.takes}) for one in pages]
        urls_ += desk_pages(world, world.person)
    # So long that nothing of the interface, no name and no address is one of them.
    titles = {one for one in Case.objects.filter(city=world.city).values_list("title", flat=True) if len(one) > LONG}
    for url in urls_:
        answer = client.get(url, headers={"host": world.city.host})
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            reader = Reader()
            reader.feed(answer.text)
            assert [said for said in reader.said if any(one in said for one in titles)] == [], url
            seen += any(escape(one) in answer.text for one in titles)
    assert seen > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_signing_in_are_valid(client, world, language):
    host = world.city.host
    person = make_member(world.city, Role.OFFICER, name="Mikko")
    names = ("account_login", "account_reset_password", "account_reset_password_done", "account_inactive")
    own = (
        "mfa_index",
        "mfa_activate_totp",
        "account_change_password",
        "account_logout",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
    )
    with translation.override(language):
        found = [fault for name in names for fault in faults_of(client, reverse(name), host)]
        found += faults_of(client, reverse("account_login"), host, login="nobody@city.example", password="x")
        client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD}, headers={"host": host})
        found += [fault for name in own for fault in faults_of(client, reverse(name), host)]
    assert found == []


def test_refusals_are_valid(client, world):
    for host, path in (
        (world.city.host, "/nowhere/"),
        ("nowhere.localhost", "/"),
        (world.city.host, "/asiat/?state=nonsense"),
    ):
        for prefix in ("", "/sv", "/en"):
            answer = client.get(prefix + path, headers={"host": host})
            keep(answer, prefix + path, f"refused.{host}")
            assert answer.status_code in {404, 421, 400}
            assert [*faults(answer.text), *strangers(answer.text)] == [], (host, prefix + path)
