"""Aino tells of a lamp and of a swing in one message; two units handle a part each, and she reads both on one page."""

import re

from tests.journeys.cast import MIKKO, VILLE
from tests.journeys.mail import link_in
from tests.journeys.pages import do, send, tell, to_check

ADDRESS = "aino.kaksi@example.org"
LAMP, SWING = "Katuvalo ei pala Tapulikadulla.", "Lisäksi leikkipuiston keinu on rikki."


def test_two_matters_become_two_parts_in_two_units_with_one_page(service, visit, desk):
    aino = visit(scripts=False)
    tell(aino, service, f"{LAMP} {SWING}")
    to_check(aino, address="Tapulikatu 4", email=ADDRESS)
    number, _code = send(aino)

    mikko = desk.sit(MIKKO)
    mikko.goto(service.url(f"/desk/asiat/{number}/"))
    mikko.get_by_role("link", name="Jaa osiin").click()
    # The parts are proposed: the officer looks, and sends.
    assert mikko.locator("[name=sentence_0]:checked, select[name=sentence_0]").first.input_value() == "1"
    assert mikko.locator("[name=sentence_1]:checked, select[name=sentence_1]").first.input_value() == "2"
    assert mikko.locator("[name=service_2]").input_value() == "green.playgrounds"
    mikko.get_by_role("button", name="Jaa viesti").click()
    mikko.wait_for_load_state()
    lamp, swing = parts_of(mikko, number)
    mikko.goto(service.url(f"/desk/asiat/{lamp}/"))
    do(mikko, "answer", text="Lamppu vaihdetaan maanantaina.")

    ville = desk.sit(VILLE)
    assert ville.goto(service.url(f"/desk/asiat/{lamp}/")).status == 404
    ville.goto(service.url("/desk/"))
    ville.locator(f"a[href*='/desk/asiat/{swing}/']").click()
    page = ville.locator("main").inner_text()
    assert SWING in page
    do(ville, "answer", text="Keinu on viety korjattavaksi.")

    aino.goto(link_in(service.mailbox.wait(ADDRESS, swing), "/oma/"))
    own = aino.locator("main").inner_text()
    assert number in own
    for told in (lamp, swing, "Lamppu vaihdetaan maanantaina.", "Keinu on viety korjattavaksi."):
        assert told in own


def parts_of(page, number):
    """Return the numbers of the parts that the page of a split message shows, in order."""
    shown = page.locator("section[aria-labelledby=own-parts]").inner_text()
    return re.findall(rf"{number}-\d", shown)
