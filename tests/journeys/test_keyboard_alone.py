"""A message from the first word to the receipt by the keyboard alone: Tab, arrows, space and Enter."""

from playwright.sync_api import Page

from tests.journeys.conftest import SCREEN
from tests.journeys.pages import CODE, NUMBER, as_a_person

FOCUS = """() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
  return { tag: e.tagName, name: e.name || '', value: e.value || '', text: e.innerText || '', primary: e.matches('button.button'),
    seen: r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight,
    marked: s.outlineStyle !== 'none' || s.boxShadow !== 'none' } }"""
MOST_TABS = 120


def tab_to(page: Page, wanted, *, key: str = "Tab") -> dict:
    """Press until what has the focus is what is wanted; each stop on the way must be seen and marked."""
    for _n in range(MOST_TABS):
        page.keyboard.press(key)
        focus = page.evaluate(FOCUS)
        if focus["tag"] == "BODY":
            continue
        assert focus["marked"], focus
        if wanted(focus):
            assert focus["seen"], focus
            return focus
    raise AssertionError(f"not reached by the keyboard on {page.url}")


def named(name: str):
    return lambda focus: focus["name"] == name


def primary(focus: dict) -> bool:
    return focus["tag"] == "BUTTON" and focus["primary"]


def enter(page: Page, address: str) -> None:
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_message_is_sent_by_keyboard_alone(service, visit):
    page = visit(SCREEN)
    page.goto(service.url("/"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, named("text"))
    page.keyboard.type("Katulamppu on pimeänä Kauppakaarella.")
    tab_to(page, primary)
    enter(page, "**/palaute/palvelu/")

    tab_to(page, named("service_code"))
    page.keyboard.press("Space")
    tab_to(page, named("kind"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    tab_to(page, primary)
    enter(page, "**/palaute/paikka/")

    tab_to(page, named("address"))
    page.keyboard.type("Kauppakaari 11")
    tab_to(page, primary)
    enter(page, "**/palaute/liitteet/")

    tab_to(page, named("description"))
    tab_to(page, primary)
    enter(page, "**/palaute/yhteys/")

    tab_to(page, named("who"))
    page.keyboard.press("Space")
    tab_to(page, primary)
    enter(page, "**/palaute/tarkista/")

    as_a_person(page)
    tab_to(page, primary)
    enter(page, "**/oma/**")
    receipt = page.locator("main").inner_text()
    assert NUMBER.search(receipt)
    assert CODE.search(receipt)
