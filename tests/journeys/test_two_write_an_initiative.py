"""Two people write an initiative together, on telephones, one of them without scripts; an anonymous one goes on as feedback."""

import re

from axe_playwright_python.sync_playwright import Axe

from tests.journeys.mail import link_in
from tests.journeys.pages import NUMBER, as_a_person
from tests.journeys.test_pages_are_accessible import OPTIONS, TOO_WIDE

TITLE = "Jäähalli auki myös kesällä"
DEMAND = "Esitän, että jäähalli pidetään auki kesä- ja heinäkuussa. Soittakaa 040 123 4567."
REASONS = "Nuorilla ei ole kesällä paikkaa, jossa luistella."


def on(page) -> None:
    page.locator("main form button.button-large").first.click()
    page.wait_for_load_state()


def look(page, found: list[str]) -> None:
    """Note what axe says of the page, and whether it is wider than the screen."""
    violations = Axe().run(page, options=OPTIONS).response["violations"]
    found += [f"{page.url} {one['id']}: {one['nodes'][0]['html'][:160]}" for one in violations]
    if wide := page.evaluate(TOO_WIDE):
        found.append(f"{page.url} is {wide} px wider than the screen")


def walk(page, service, *, looks: list[str] | None = None) -> None:
    """Answer the questions up to who makes it."""

    def next_page() -> None:
        if looks is not None:
            look(page, looks)
        on(page)

    page.goto(service.url("/aloitteet/uusi/"))
    next_page()
    page.locator("input[value=ordinary]").check()
    next_page()
    page.locator("input[value=resident]").check()
    next_page()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_demand").fill(DEMAND)
    next_page()
    page.locator("#id_reasons").fill(REASONS)
    next_page()
    assert page.url.endswith("/aloite/samat/")
    next_page()
    next_page()
    next_page()
    page.locator("input[value=discussed]").check()
    next_page()
    assert page.url.endswith("/aloite/tekija/")


def test_two_write_an_initiative_together_and_it_arrives(service, visit):
    found: list[str] = []
    aino, pekka = visit(), visit(scripts=False)
    walk(aino, service, looks=found)
    aino.locator("#id_name").fill("Aino Esimerkki")
    aino.locator("#id_email").fill("aino.aloite@example.org")
    look(aino, found)
    on(aino)
    aino.locator("#id_emails").fill("pekka.aloite@example.org")
    look(aino, found)
    on(aino)

    invitation = service.mailbox.wait("pekka.aloite@example.org")
    assert DEMAND[:20] not in invitation.get_content(), "no words in e-mail"
    pekka.goto(link_in(invitation, "/aloite/oma/"))
    assert "jäähalli" in pekka.locator("main").inner_text()
    pekka.locator("#id_join_name").fill("Pekka Toinen")
    pekka.locator("#id_join_phone").fill("040 765 4321")
    pekka.locator("input[value=resident]").check()
    pekka.locator("form:has(input[value=join]) button").click()
    pekka.locator("form:has(input[value=go]) button").click()
    # Both have the same text before them; Pekka saves first.
    aino.goto(service.url("/aloite/perustelut/"))
    pekka.goto(service.url("/aloite/perustelut/"))
    pekka.locator("#id_reasons").fill(f"{REASONS} Pekka lisäsi tämän.")
    on(pekka)
    aino.locator("#id_reasons").fill(f"{REASONS} Aino lisäsi tuon.")
    on(aino)
    said = aino.locator("main").inner_text()
    assert "Pekka lisäsi tämän." in said
    look(aino, found)
    aino.locator("#id_reasons").fill(f"{REASONS} Aino lisäsi tuon. Pekka lisäsi tämän.")
    on(aino)

    aino.goto(service.url("/aloite/tarkista/"))
    public = aino.locator("[data-live=public]").inner_text()
    assert "040 123 4567" not in public
    # The finders hide first names, as in feedback; the rest stands there.
    assert "lisäsi tämän." in public
    look(aino, found)
    as_a_person(aino)
    aino.locator("button[formaction='/aloite/laheta/']").click()
    aino.wait_for_load_state()
    receipt = aino.locator("main").inner_text()
    number = re.search(NUMBER, receipt)
    assert number, receipt
    look(aino, found)
    makers = "select m.state from initiatives_maker m join cases_case c on c.id = m.initiative_id where c.number = %s"
    assert service.sql(makers, (number[0],)) == [("joined",), ("joined",)]
    # The link that Aino was sent leads to the same page.
    aino.goto(link_in(service.mailbox.wait("aino.aloite@example.org"), "/aloite/oma/"))
    assert number[0] in aino.locator("main").inner_text()
    assert found == []


def test_anonymous_initiative_goes_on_as_feedback_with_nothing_lost_by_keyboard(service, visit):
    page = visit()
    walk(page, service)
    button = page.locator("form[action='/aloite/palautteeksi/'] button")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/palaute/"))
    if page.url.endswith("/palaute/palvelu/"):
        page.locator("input[value=unknown]").check()
        on(page)
        page.goto(service.url("/palaute/tarkista/"))
    whole = page.locator("main").inner_text()
    for words in (TITLE, DEMAND[:40], REASONS):
        assert words in whole
