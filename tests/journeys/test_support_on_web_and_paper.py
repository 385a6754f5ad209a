"""Support on the web and on paper, until it is sent, handled late, decided and told; and who can't sign a referendum."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from kuuluu.console.identities import ELSEWHERE, PEOPLE
from tests.journeys.cast import KAIJA, OUTI
from tests.journeys.identities import AINO, TUULI, running
from tests.journeys.initiatives import LEENA, PEKKA, made, time_passes
from tests.journeys.mail import link_in
from tests.journeys.pages import as_a_person, do
from tests.journeys.test_pages_are_accessible import faults

LIISA, VEERA = "liisa.kannattaja@example.org", "veera.kannattaja@example.org"
KERTTU = "Kerttu Virtanen, 14 vuotta, Kerava"
NEIGHBOUR = f"Aino Virtanen, aikuinen, {ELSEWHERE[1]}"
DECISION = "Jäähalli pidetään auki heinäkuussa."
# As the identity service counts how old its people are: by the clocks here, where it is tomorrow sooner than in UTC.
TODAY = localdate()


@pytest.fixture(scope="module", autouse=True)
def identities(service):
    with running(service) as started:
        yield started


def support(service, page, number, name, email):
    """Support by e-mail from the initiative's page, and press the button behind the link."""
    page.goto(service.url(f"/aloitteet/{number}/"))
    page.get_by_role("link", name="Kannata aloitetta").click()
    for field, value in (("name", name), ("born", "1990-05-01"), ("email", email)):
        page.locator(f"#id_{field}").fill(value)
    page.locator("input[name=municipality][value='245']").check()
    page.locator("#id_wants_news").check()
    as_a_person(page)
    page.get_by_role("button", name="Lähetä", exact=True).click()
    page.goto(link_in(service.mailbox.wait(email), "/kannatus/"))
    page.get_by_role("button", name="Kannatan tätä").click()
    assert "Kiitos: kannatuksesi lasketaan" in page.locator("main").inner_text()


def identify(page, person):
    """From the page that asks for it to the identity service and back."""
    page.get_by_role("link", name="Tunnistaudu").first.click()
    page.locator("main a.button-large").click()
    page.locator(f"button[value='{person}']").click()
    page.wait_for_url("**/kannata/")


def read(page, service, number, code, rows):
    """Write what stands on a page of signatures."""
    page.goto(service.url(f"/desk/aloitteet/{number}/kannatus/"))
    page.get_by_role("link", name=code, exact=True).click()
    for n, (name, born) in enumerate(rows, 1):
        page.locator(f"#id_r{n}-name").fill(name)
        page.locator(f"#id_r{n}-born").fill(born)
    page.locator(f"#id_r{len(rows) + 2}-is_unreadable").check()
    page.locator("main form button.button").first.click()
    page.wait_for_load_state()


def on_the_web(service, visit, number) -> None:
    """Liisa and Veera by e-mail, Aino identified; Veera takes it back."""
    liisa, veera, aino = visit(), visit(scripts=False), visit()
    support(service, liisa, number, "Liisa Kannattaja", LIISA)
    support(service, veera, number, "Veera Muuttaja", VEERA)
    veera.goto(link_in(service.mailbox.wait(VEERA), "/kannatus/"))
    veera.get_by_role("button", name="Peru kannatukseni").click()
    assert "Kannatuksesi peruttiin" in veera.locator("main").inner_text()
    aino.goto(service.url(f"/aloitteet/{number}/kannata/"))
    identify(aino, AINO)
    aino.get_by_role("button", name="Kannatan tätä").click()
    assert "Kiitos: kannatuksesi lasketaan" in aino.locator("main").inner_text()


def page_to_sign(leena, address) -> str:
    """A maker makes a page to print; return its code."""
    leena.goto(address)
    with leena.expect_response(lambda answer: answer.url.endswith(".pdf")) as given:
        leena.get_by_role("button", name="Tee kannatuslista (PDF)").click()
    assert given.value.headers["content-type"] == "application/pdf"
    code = given.value.url.rpartition("/")[2].removesuffix(".pdf")
    leena.goto(address)
    assert code in leena.locator("main").inner_text()
    return code


def on_paper(service, kaija, outi, number, code) -> list[str]:
    """Two people of the registry read a page, the second one wrongly at first; return what axe found."""
    rows = [("Liisa Kannattaja", "1990-05-01"), ("Pentti Paperi", "1955-12-31"), ("Raili Rivi", "2009-06-15")]
    read(kaija, service, number, code, rows)
    found = faults(kaija)
    read(outi, service, number, code, [*rows[:2], ("Raili Rivi", "2008-06-15")])
    said = outi.locator("main").inner_text()
    assert "Luitte eri tavalla" in said
    assert "Rivi 3: Syntymäaika" in said
    found += faults(outi)
    outi.locator("#id_r3-born").fill("2009-06-15")
    outi.get_by_role("button", name="Vertaa ja laske").click()
    outi.wait_for_load_state()
    # What was done is told above the page's own part.
    assert (
        "2 allekirjoitusta laskettiin. Kannatti jo ennestään: 1. Lukukelvottomia: 1."
        in outi.locator("body").inner_text()
    )
    assert "Pentti" not in outi.content()
    return found + faults(outi)


def told(service, *words) -> None:
    """Makers and the supporter who asked for news are told, and never what was written."""
    for address in (LEENA, PEKKA, LIISA):
        for one in words:
            assert DECISION not in service.mailbox.wait(address, one).get_content()


def test_two_gather_support_and_everybody_is_told_of_the_decision(service, visit, desk):
    one, leena, liisa = made(service), visit(), visit()
    public = service.url(f"/aloitteet/{one.number}/")
    on_the_web(service, visit, one.number)
    code = page_to_sign(leena, one.leena)
    kaija, outi = desk.sit(KAIJA), desk.sit(OUTI)
    found = on_paper(service, kaija, outi, one.number, code)
    service.wait_for(f"supporters = 4 and verified = 1 from publication_publicinitiative where number = '{one.number}'")

    leena.goto(one.leena)
    leena.locator("form:has(input[value=send]) button").click()
    told(service, "Aloite on lähetetty kaupungin kirjaamoon")
    liisa.goto(public)
    assert "4 kannattajaa" in liisa.locator("main").inner_text()
    liisa.goto(link_in(service.mailbox.to(LIISA)[0], "/kannatus/"))
    assert "kannatukset pysyvät" in liisa.locator("main").inner_text()
    kaija.goto(service.url(f"/desk/aloitteet/{one.number}/"))
    do(kaija, "registration", register_number="KERDno-2026-77", body="Vapaa-aikalautakunta")
    told(service, "Kirjaamo on ottanut aloitteen vastaan")

    # The promised month passes without a word, and the page says so by itself.
    liisa.goto(public)
    assert "Myöhässä" not in liisa.locator("main").inner_text()
    time_passes(service, one.number, 45)
    told(service, "Kaupungin lupaama päivä on mennyt")
    liisa.goto(public)
    assert "Myöhässä" in liisa.locator("main").inner_text()
    found += faults(liisa)

    kaija.goto(service.url(f"/desk/aloitteet/{one.number}/"))
    do(kaija, "decision", body="Vapaa-aikalautakunta", day=f"{TODAY:%Y-%m-%d}", text=DECISION)
    do(kaija, "measure", text="Jää tehdään kesäkuun lopussa.")
    do(kaija, "end")
    told(service, "Aloitteesta on päätetty", "mitä aloitteen vuoksi tehdään", "Aloitteen käsittely on päättynyt")
    liisa.goto(public)
    said = liisa.locator("main").inner_text()
    assert all(words in said for words in (DECISION, "Jää tehdään kesäkuun lopussa.", "KERDno-2026-77"))
    assert len(service.mailbox.to(VEERA)) == 1, "who took the support back hears of nothing afterwards"
    assert found == []
    kaija.context.close()
    outi.context.close()


def test_referendum_is_refused_to_the_young_the_neighbour_and_the_second_time_before_typing(service, visit, desk):
    one = made(service, "referendum")
    address = service.url(f"/aloitteet/{one.number}/kannata/")

    def answer(page, person) -> str:
        page.goto(address)
        identify(page, person)
        return page.locator("main").inner_text()

    for person, words in ((KERTTU, "Et ole vielä riittävän vanha"), (NEIGHBOUR, "vain tämän kunnan asukkaat")):
        page = visit()
        page.goto(address)
        assert page.locator("main form input:not([type=hidden])").count() == 0, "nothing to type before identifying"
        assert words in answer(page, person)
        assert page.locator("main form input:not([type=hidden])").count() == 0
    aino = visit()
    answer(aino, AINO)
    aino.get_by_role("button", name="Kannatan tätä").click()
    assert "Kiitos: kannatuksesi lasketaan" in aino.locator("main").inner_text()
    again = visit()
    assert "Kannatat tätä jo" in answer(again, AINO)
    assert again.locator("main form input:not([type=hidden])").count() == 0

    # Tuuli has a non-disclosure order and signs at the service point; on the web she is known again, without her name.
    tuuli = next(one for one in PEOPLE if one.is_protected)
    kaija = desk.sit(KAIJA)
    kaija.goto(service.url(f"/desk/aloitteet/{one.number}/kannatus/palvelupiste/"))
    kaija.locator("#id_name").fill(tuuli.name)
    kaija.locator("#id_born").fill(f"{TODAY - timedelta(days=tuuli.days):%Y-%m-%d}")
    kaija.locator("#id_is_resident").check()
    assert faults(kaija) == []
    kaija.get_by_role("button", name="Laske kannatus").click()
    assert "Kannatus on laskettu" in kaija.locator("body").inner_text()
    kaija.context.close()
    page = visit()
    assert "Kannatat tätä jo" in answer(page, TUULI)
    assert tuuli.name not in page.content()
    counted = "select count(*) from initiatives_support s join cases_case c on c.id = s.initiative_id"
    assert service.sql(f"{counted} where c.number = %s and s.state = 'confirmed'", (one.number,)) == [(2,)]
