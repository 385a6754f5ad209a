"""Every page for anyone and the desk's main pages: no violation that axe knows, nothing wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.cast import MIKKO, OUTI
from tests.journeys.pages import do, photo, send, tell, to_check

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STANDING = (
    "/",
    "/asiat/",
    "/asiat/?state=open&kind=fault",
    "/tietoa/",
    "/tietoa/selkosuomeksi/",
    "/luvut/",
    "/saavutettavuus/",
    "/tietosuoja/",
    "/seuraa/",
    "/oma/",
    "/ei-ole/",
)
STEPS = ("uusi", "palvelu", "paikka", "liitteet", "yhteys", "tarkista")
WIDTHS = (320, 1280)
ADMINISTRATION = ("officers", "templates", "services", "units", "promises", "policies", "sailytys")


def faults(page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    told = [
        f"{page.url} {v['id']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0].get('failureSummary', '')[:200]}"
        for v in found
    ]
    if wide := page.evaluate(TOO_WIDE):
        told.append(f"{page.url} is {wide} px wider than the screen")
    return told


@pytest.fixture(scope="module")
def matters(service, browser, desk):
    """A public answered case, and one that waits at the desk."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fi-FI")
    page = context.new_page()
    tell(page, service, "Liikennevalo vilkkuu Kauppakaaren risteyksessä. Soita 040 555 6677.")
    to_check(page, picture=photo(), email="aino@example.org")
    number, code = send(page)
    officer = desk.sit(MIKKO)
    officer.goto(service.url(f"/desk/asiat/{number}/"))
    do(officer, "answer", text="Valo korjataan tänään.")
    outi = desk.sit(OUTI)
    outi.goto(service.url(f"/desk/julkaisu/{number}/"))
    outi.locator("input[name=picture]").first.check()
    outi.locator("button[value=publish]").first.click()
    outi.wait_for_load_state()
    tell(page, service, "Puistossa on kaatunut puu polun yli.", topic="green.parks")
    to_check(page, picture=photo())
    waiting, _code = send(page)
    context.close()
    return {"number": number, "code": code, "waiting": waiting}


@pytest.mark.parametrize("width", WIDTHS)
def test_public_pages_have_no_violation(service, visit, matters, width):
    page, found = visit(width=width), []
    own = f"/oma/{matters['code']}/"
    for path in (
        *STANDING,
        f"/asiat/{matters['number']}/",
        own,
        f"{own}?uusi=1",
        f"/seuraa/?scope=case:{matters['number']}",
    ):
        page.goto(service.url(path))
        found += faults(page)
    assert found == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_main_pages_in_other_languages_have_no_violation(service, visit, matters, language):
    page, found = visit(width=320), []
    tell(page, service, "Katulamppu on pimeänä Kauppakaarella, soita 040 123 4567.")
    to_check(page, picture=photo())
    own = f"/oma/{matters['code']}/"
    steps = [f"/palaute/{step}/" for step in STEPS]
    for path in (*STANDING, *steps, f"/asiat/{matters['number']}/", own, f"{own}?uusi=1", "/account/login/"):
        page.goto(service.url(f"/{language}{path}"))
        assert page.locator("html").get_attribute("lang") == language
        found += faults(page)
    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
def test_steps_of_a_message_have_no_violation(service, visit, width):
    page, found = visit(width=width), []
    tell(page, service, "Katulamppu on pimeänä Kauppakaarella, soita 040 123 4567.")
    to_check(page, picture=photo())
    for step in STEPS:
        page.goto(service.url(f"/palaute/{step}/"))
        found += faults(page)
    page.goto(service.url("/palaute/yhteys/"))
    page.locator("input[name=who][value=contact]").check()
    page.locator("input[name=email]").fill("ei osoite")
    page.locator("main .actions button").first.click()
    found += faults(page)
    assert page.locator(".error-summary").is_visible()
    assert found == []


# In Finnish on a phone and on a screen; in the other languages, whose words are of other lengths, where it is narrow.
@pytest.mark.parametrize(("width", "language"), [(320, ""), (1280, ""), (320, "/sv"), (320, "/en")])
def test_desk_pages_have_no_violation(service, desk, matters, width, language):
    found = []
    pages = {
        MIKKO: ("/desk/", f"/desk/asiat/{matters['number']}/", f"/desk/asiat/{matters['waiting']}/"),
        OUTI: (
            "/desk/julkaisu/",
            f"/desk/julkaisu/{matters['waiting']}/",
            "/desk/uusi/",
            "/desk/hallinta/",
            *(f"/desk/hallinta/{name}/" for name in ADMINISTRATION),
        ),
    }
    for who, paths in pages.items():
        page = desk.sit(who, width=width)
        for path in paths:
            page.goto(service.url(language + path))
            found += faults(page)
        page.context.close()
    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
def test_sign_in_has_no_violation(service, visit, width):
    page = visit(width=width)
    page.goto(service.url("/account/login/"))
    found = faults(page)
    page.locator("input[name=login]").fill("kukaan@kerava.example")
    page.locator("input[name=password]").fill("väärä salasana")
    page.get_by_role("button", name="Kirjaudu sisään", exact=True).click()
    found += faults(page)
    assert found == []
