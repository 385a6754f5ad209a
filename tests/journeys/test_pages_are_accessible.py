"""Every page for anyone and the desk's main pages: no violation that axe knows, nothing wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.cast import MIKKO, OUTI
from tests.journeys.mail import link_in
from tests.journeys.pages import CODE, as_a_person, do, next_step, photo, send, tell, to_check

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What is in order is looked at, too, but not told: that takes as long again.
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STANDING = (
    "/",
    "/asiat/",
    "/asiat/?state=open&kind=fault",
    "/tietoa/",
    "/tietoa/selkosuomeksi/",
    "/luvut/",
    "/avoimuus/",
    "/saavutettavuus/",
    "/tietosuoja/",
    "/seuraa/",
    "/oma/",
    "/ei-ole/",
)
STEPS = ("uusi", "palvelu", "paikka", "liitteet", "yhteys", "tarkista", "auttoi")
WIDTHS = (320, 1280)
FIRM = "tyot@puu.example"
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
    joined = join(page, service, number)
    context.close()
    officer.goto(service.url(f"/desk/asiat/{waiting}/urakka/"))
    officer.locator("input[name=name]").fill("Puu Oy")
    officer.locator("input[name=email]").fill(FIRM)
    officer.locator("textarea[name=text]").fill("Vie puu pois.")
    officer.get_by_role("button", name="Anna työ").click()
    work = link_in(service.mailbox.wait(FIRM), "/tyo/").partition("/tyo/")[2]
    return {
        "number": number,
        "code": code,
        "waiting": waiting,
        "joined": joined,
        "work": f"/tyo/{work}",
        "disturbance": tell_of_a_disturbance(officer, service, number),
        "split": split(page_of(browser), officer, service),
    }


def page_of(browser):
    return browser.new_context(viewport={"width": 390, "height": 844}, locale="fi-FI").new_page()


def join(page, service, number):
    """Add a voice to a public matter, and return the own code."""
    page.goto(service.url(f"/palaute/liity/{number}/"))
    page.locator("textarea[name=text]").fill("Meilläkin vilkkuu.")
    as_a_person(page)
    next_step(page)
    page.wait_for_url("**/oma/**")
    return CODE.search(page.locator("main").inner_text())[0]


def tell_of_a_disturbance(officer, service, number):
    """Let the city say that it knows, and return where that is told."""
    officer.goto(service.url("/desk/hairiot/"))
    officer.locator("input[name=title_fi]").fill("Liikennevalot vilkkuvat")
    officer.locator("input[name=case_number]").fill(number)
    officer.get_by_role("button", name="Näytä kaikille").click()
    return officer.locator("main li a[href*='/hairiot/']").first.get_attribute("href").rstrip("/").rpartition("/")[2]


def split(page, officer, service):
    """Send a message of two matters, split it at the desk, answer one, and return number and code."""
    tell(page, service, "Jalkakäytävä on rikki Ratatiellä. Lisäksi puistosta puuttuu penkki.")
    to_check(page)
    number, code = send(page)
    page.context.close()
    officer.goto(service.url(f"/desk/asiat/{number}/osat/"))
    officer.get_by_role("button", name="Jaa viesti").click()
    officer.goto(service.url(f"/desk/asiat/{number}-1/"))
    do(officer, "answer", text="Korjaamme laatat.")
    return number, code


def outside(matters):
    """Return the pages of whoever sent, joined, or works by a code."""
    number, own = matters["number"], f"/oma/{matters['code']}/"
    return (
        f"/asiat/{number}/",
        own,
        f"{own}?uusi=1",
        f"{own}samantapaiset/",
        f"/oma/{matters['joined']}/",
        f"/oma/{matters['split'][1]}/",
        f"/palaute/liity/{number}/",
        f"/palaute/hairio/{matters['disturbance']}/",
        f"/seuraa/?scope=case:{number}",
        matters["work"],
    )


def at_desk(matters):
    """Return by person the pages of the desk, those of single cases in the states that they can be in."""
    number, waiting, whole = matters["number"], matters["waiting"], matters["split"][0]
    case = "/desk/asiat/"
    return {
        MIKKO: (
            "/desk/",
            "/desk/?filter=1",
            f"/desk/monta/?n={number}&n={waiting}",
            f"/desk/kentta/?n={number}&n={waiting}",
            "/desk/omat/",
            "/desk/nappaimet/",
            "/desk/tulokset/",
            "/desk/hairiot/",
            f"/desk/hairiot/{matters['disturbance']}/",
            f"{case}{number}/?open=answer",
            f"{case}{number}/miksi/",
            f"{case}{number}/samantapaiset/",
            f"{case}{waiting}/?sender=1",
            f"{case}{waiting}/urakka/",
            f"{case}{waiting}/osat/",
            f"{case}{whole}/",
            f"{case}{whole}-1/",
        ),
        OUTI: (
            "/desk/julkaisu/",
            f"/desk/julkaisu/{waiting}/",
            "/desk/uusi/",
            "/desk/hallinta/",
            *(f"/desk/hallinta/{name}/" for name in ADMINISTRATION),
        ),
    }


@pytest.mark.parametrize("width", WIDTHS)
def test_public_pages_have_no_violation(service, visit, matters, width):
    page, found = visit(width=width), []
    for path in (*STANDING, *outside(matters)):
        page.goto(service.url(path))
        found += faults(page)
    assert found == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_main_pages_in_other_languages_have_no_violation(service, visit, matters, language):
    page, found = visit(width=320), []
    tell(page, service, "Katulamppu on pimeänä Kauppakaarella, soita 040 123 4567.")
    to_check(page, picture=photo())
    steps = [f"/palaute/{step}/" for step in STEPS]
    for path in (*STANDING, *steps, *outside(matters), "/account/login/"):
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
    for who, paths in at_desk(matters).items():
        page = desk.sit(who, width=width)
        for path in paths:
            assert page.goto(service.url(language + path)).status == 200, path
            found += faults(page)
        # What the keys open lies over the page.
        page.keyboard.press("?")
        assert page.locator("dialog#keys").is_visible()
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
