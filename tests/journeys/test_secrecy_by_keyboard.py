"""An officer keeps a matter secret by the keyboard: the key leads to what is chosen now, and a press changes nothing else."""

from tests.journeys.cast import KAIJA
from tests.journeys.pages import send, tell, to_check
from tests.journeys.test_keyboard_alone import named, tab_to


def chosen(page) -> str:
    return page.evaluate("document.activeElement.checked ? document.activeElement.value : ''")


def test_key_of_secrecy_leads_to_the_level_that_is_chosen(service, visit, desk):
    page = visit()
    tell(page, service, "Katulamppu on pimeänä koulun vieressä.")
    to_check(page)
    number, _code = send(page)

    kaija = desk.sit(KAIJA)
    kaija.goto(service.url(f"/desk/asiat/{number}/"))
    for pressed, level in (("ArrowDown", "limited"), ("ArrowDown", "secret"), ("Space", "secret")):
        kaija.keyboard.press("x")
        before = chosen(kaija)
        assert before
        kaija.keyboard.press(pressed)
        assert chosen(kaija) == level
        tab_to(kaija, named("secrecy_ground"))
        tab_to(kaija, lambda focus: focus["tag"] == "BUTTON" and focus["primary"])
        with kaija.expect_navigation():
            kaija.keyboard.press("Enter")
        ((kept,),) = service.sql("select secrecy from cases_case where number = %s", (number,))
        assert kept == level
    kaija.context.close()
