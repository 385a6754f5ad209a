"""A page without a list of what to put right leads to the field that is wrong."""

from tests.journeys.cast import MIKKO
from tests.journeys.test_keyboard_alone import named, tab_to


def test_view_without_a_name_leads_to_its_field(service, desk):
    mikko = desk.sit(MIKKO)
    mikko.goto(service.url("/desk/?status=received"))
    mikko.keyboard.press("v")
    mikko.keyboard.type("Omat lamput")
    with mikko.expect_navigation():
        mikko.keyboard.press("Enter")
    mikko.goto(service.url("/desk/omat/"))
    tab_to(mikko, named("name"))
    mikko.keyboard.press("Control+a")
    mikko.keyboard.press("Delete")
    with mikko.expect_navigation():
        mikko.keyboard.press("Enter")
    field = mikko.locator("input[name=name]:focus")
    field.wait_for()
    assert "Anna" in mikko.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()
    mikko.context.close()
