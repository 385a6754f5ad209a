"""The need to identify arises in the middle of writing: there and back, and the draft is where it was."""

import pytest

from tests.journeys.cast import MIKKO
from tests.journeys.conftest import SCREEN
from tests.journeys.identities import AINO, SOFIA, TUULI, running, use
from tests.journeys.pages import tell
from tests.journeys.test_pages_are_accessible import faults

WORDS = "Koulun pihalla pimeää, kun kaksi lamppua on rikki."
ASK = "/tunnistus/?next=/palaute/paikka/"


@pytest.fixture(scope="module")
def identities(service):
    with running(service) as started:
        yield started


def go(page, person: str | None) -> None:
    """From the page that explains to the identity service, and choose who one is; None: turn back."""
    page.locator("main a.button-large").click()
    page.wait_for_url("http://localhost:*/oauth2/authorize**")
    button = page.locator("button[value=deny]") if person is None else page.locator(f"button[value='{person}']")
    button.click()


def logs(service) -> str:
    return service.log("serve") + service.log("work")


@pytest.mark.parametrize("scripts", [True, False])
def test_draft_waits_while_its_writer_identifies(service, identities, visit, scripts):
    page = visit(scripts=scripts)
    tell(page, service, WORDS)
    page.goto(service.url(ASK))
    go(page, AINO)
    page.wait_for_url(service.url("/palaute/paikka/"))
    page.goto(service.url("/palaute/uusi/"))
    assert page.locator("textarea[name=text]").input_value() == WORDS
    page.goto(service.url("/tunnistus/"))
    told = page.locator("main").inner_text()
    assert "Olet tunnistautunut" in told
    assert "Aino Virtanen" in told
    assert "Kerava" in told
    page.get_by_role("button", name="Lopeta tunnistautuminen").click()
    page.wait_for_url("**/tunnistus/paattyi/")
    page.goto(service.url("/tunnistus/"))
    assert "Aino" not in page.locator("main").inner_text()
    page.goto(service.url("/palaute/uusi/"))
    assert page.locator("textarea[name=text]").input_value() == WORDS


def test_draft_waits_for_whoever_turns_back(service, identities, visit):
    page = visit()
    tell(page, service, WORDS)
    page.goto(service.url(ASK))
    go(page, None)
    page.wait_for_url("**/tunnistus/ei/**")
    assert "Et tunnistautunut" in page.locator("main").inner_text()
    page.get_by_role("link", name="Takaisin siihen, missä olit").click()
    page.wait_for_url(service.url("/palaute/paikka/"))
    page.goto(service.url("/palaute/uusi/"))
    assert page.locator("textarea[name=text]").input_value() == WORDS


def test_sofia_identifies_in_swedish(service, identities, visit):
    page = visit(locale="sv-FI")
    page.goto(service.url("/sv/tunnistus/"))
    assert "Gå till Testidentifiering" in page.locator("main").inner_text()
    go(page, SOFIA)
    page.wait_for_url(service.url("/sv/tunnistus/"))
    assert "Du är identifierad" in page.locator("main").inner_text()


def test_back_button_after_identifying_leads_to_a_clear_page(service, identities, visit):
    page = visit()
    page.goto(service.url("/tunnistus/"))
    go(page, AINO)
    page.wait_for_url(service.url("/tunnistus/"))
    page.go_back()
    page.locator(f"button[value='{AINO}']").click()
    page.wait_for_url("**/tunnistus/ei/**")
    assert "kesti liian kauan" in page.locator("main").inner_text()


def test_name_of_the_protected_is_nowhere(service, identities, visit):
    page = visit()
    page.goto(service.url("/tunnistus/"))
    go(page, TUULI)
    page.wait_for_url(service.url("/tunnistus/"))
    assert "turvakielto" in page.locator("main").inner_text()
    assert "Suojattu" not in page.content()
    assert service.sql("select count(*) from people_identity where is_protected and name = ''")[0][0] == 1
    rows = service.sql(
        "select to_jsonb(t)::text from people_identity t union all select to_jsonb(e)::text from journal_event e"
    )
    assert not [row for (row,) in rows if "Suojattu" in row]
    assert "Suojattu" not in logs(service)


def test_officer_identifies_as_a_resident_and_is_no_more_than_that(service, identities, desk):
    page = desk.sit(MIKKO)
    page.goto(service.url("/tunnistus/"))
    go(page, AINO)
    page.wait_for_url(service.url("/tunnistus/"))
    told = page.locator("main").inner_text()
    assert "Aino Virtanen" in told
    assert "Mikko" not in told
    by = service.sql("select by_id from journal_event where name = 'people.identified' order by id desc limit 1")
    assert by == [(None,)]
    page.get_by_role("button", name="Lopeta tunnistautuminen").click()
    page.goto(service.url("/desk/"))
    assert page.url == service.url("/desk/")
    # Signing in again: the session that the others of this run share has got another key.
    desk.kept[MIKKO] = page.context.storage_state()
    page.context.close()


def test_city_without_a_service_says_so(service, identities, visit):
    page = visit()
    page.goto(service.url("/tunnistus/?next=/palaute/uusi/", "jarvenpaa"))
    assert "ei ole ottanut vahvaa tunnistautumista" in page.locator("main").inner_text()


@pytest.mark.parametrize("device", [{}, SCREEN])
@pytest.mark.parametrize("prefix", ["", "/sv", "/en"])
def test_pages_of_identifying_have_no_violation(service, identities, visit, prefix, device):
    page = visit(**({"device": device} if device else {"width": 320}))
    found = []
    for path in (
        "/tunnistus/?next=/palaute/uusi/",
        "/tunnistus/ei/?syy=refused&next=/palaute/uusi/",
        "/tunnistus/paattyi/",
    ):
        page.goto(service.url(prefix + path))
        found += faults(page)
    page.goto(service.url(f"{prefix}/tunnistus/"))
    go(page, AINO)
    page.wait_for_url(service.url(f"{prefix}/tunnistus/"))
    page.goto(service.url(f"{prefix}/tunnistus/?next=/palaute/uusi/"))
    found += faults(page)
    page.goto(service.url(f"{prefix}/tunnistus/", "jarvenpaa"))
    found += faults(page)
    assert found == []


def test_service_that_is_gone_is_told_of(service, identities, visit):
    """Last: the city's service is another afterwards for a moment."""
    use(service, "http://localhost:9")
    page = visit()
    page.goto(service.url("/tunnistus/?next=/palaute/uusi/"))
    page.locator("main a.button-large").click()
    page.wait_for_url("**/tunnistus/ei/**")
    assert "ei vastaa" in page.locator("main").inner_text()
    use(service, identities.issuer)


def test_button_that_leads_to_identifying_can_be_read_in_a_notice_too(service, identities, visit):
    page = visit()
    page.goto(service.url("/aloitteet/uusi/"))
    page.locator("main form button.button-large").click()
    page.locator("input[value=referendum]").check()
    page.locator("main form button.button-large").first.click()
    page.wait_for_url("**/aloite/oikeus/")
    assert page.get_by_role("link", name="Tunnistaudu").first.is_visible()
    assert faults(page) == []
