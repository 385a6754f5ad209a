"""Kaisa writes about a neighbour by name; she sees what is hidden, hides more, shows one thing, and no hidden word gets out."""

import re

from playwright.sync_api import Page

from tests.journeys.cast import OUTI
from tests.journeys.conftest import SCREEN
from tests.journeys.pages import as_a_person, next_step, send, tell, to_check
from tests.journeys.test_keyboard_alone import primary, tab_to
from tests.journeys.test_pages_are_accessible import faults

SHOP, MINE = "050 765 4321", "040 123 4567"
TEXT = (
    "Naapurini Veikko Ojanen kasaa lunta jalkakäytävälle Kauppakaarella, ja lamppu jää pimentoon.\n"
    f"Ojasen vuoro aurata on perjantaisin. Lisää kuulee numerosta {SHOP}, minut saa kiinni numerosta {MINE}."
)
HIDDEN = ("Veikko", "Ojanen", "Ojasen", "perjantaisin", MINE, "123 4567")
NAME = ("Veikko", "Ojanen", "Ojasen")


def public(page: Page) -> str:
    """What the check page says that everyone will see."""
    return page.locator(".pair-public .pair-words").inner_text()


def box(page: Page, word: str):
    return page.get_by_role("checkbox", name=word, exact=True)


def hide_by_hand(page: Page, words) -> None:
    """Choose those of the words that are not hidden yet, and look how it is then."""
    page.locator("button[name=go]").click()
    page.wait_for_url("**?sanat=1**")
    for word in words:
        if word in public(page):
            box(page, word).check()
    page.locator("input[name=hide_reason][value=private_life]").check()
    page.locator("button[name=go]").click()
    page.wait_for_url("**/tarkista/#nakyy")


def test_neighbours_name_is_hidden_before_sending_and_gets_out_nowhere(service, visit, desk):
    kaisa = visit(scripts=False)
    tell(kaisa, service, TEXT)
    to_check(kaisa, address="Kauppakaari 5")
    assert MINE not in public(kaisa)
    assert SHOP not in public(kaisa)
    kaisa.locator("input[name=publication][value=publish]").check()
    hide_by_hand(kaisa, NAME)
    assert [word for word in NAME if word in public(kaisa)] == []

    kaisa.locator("details:has(textarea[name=hide_words]) summary").click()
    kaisa.locator("textarea[name=hide_words]").fill("perjantaisin")
    kaisa.locator("details:has(textarea[name=hide_words]) button").click()
    kaisa.wait_for_load_state()
    assert "perjantaisin" not in public(kaisa)

    item = kaisa.locator(".hidden-list li", has_text=SHOP)
    item.get_by_role("button", name=re.compile("Näytä tämä")).click()
    kaisa.wait_for_url("**/tarkista/#k*")
    assert SHOP in public(kaisa)
    assert (
        kaisa.locator(".hidden-list li", has_text=SHOP).get_by_role("button", name=re.compile("Piilota")).is_visible()
    )
    number, _code = send(kaisa)

    publish(desk, service, number)
    assert_nothing_hidden_is_out(service, visit, number)


def publish(desk, service, number: str) -> None:
    """Outi lets the kiosk's number be seen, as Kaisa asked, and publishes the rest as proposed."""
    outi = desk.sit(OUTI)
    outi.goto(service.url(f"/desk/julkaisu/{number}/"))
    doubted = outi.locator("main form li", has_text="lähettäj").filter(has=outi.locator(f"input[value='{SHOP}']"))
    assert doubted.count() == 1
    doubted.locator("input[name=span]").uncheck()
    outi.locator("button[value=publish]").first.click()
    outi.wait_for_load_state()
    outi.context.close()


def assert_nothing_hidden_is_out(service, visit, number: str) -> None:
    anyone, matter = visit(scripts=False), f"main a[href='/asiat/{number}/']"
    assert anyone.goto(service.url(f"/asiat/{number}/")).status == 200
    assert SHOP in anyone.content()
    seen = {"page": anyone.content()}
    for path in (f"/asiat/{number}/syote.atom", "/asiat/syote.atom", "/asiat/", "/asiat/kartta.json", "/sitemap.xml"):
        status, data = service.get(path)
        seen[path] = data.decode()
        assert status == 200, path
    for word in HIDDEN:
        anyone.goto(service.url(f"/asiat/?words={word}"))
        assert anyone.locator(matter).count() == 0, word
    assert [(path, word) for path, words in seen.items() for word in HIDDEN if word in words] == []
    anyone.goto(service.url("/asiat/?words=lunta"))
    assert anyone.locator(matter).count() == 1


def press(page: Page, wanted) -> None:
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def test_name_is_hidden_and_a_number_shown_by_keyboard_alone(service, visit):
    page = visit(SCREEN)
    tell(page, service, TEXT)
    to_check(page, address="Kauppakaari 5")
    press(page, lambda focus: focus["name"] == "go")
    page.wait_for_url("**?sanat=1**")

    first = tab_to(page, lambda focus: focus["name"] == "pick")
    picks = page.locator("input[name=pick]:not([disabled])")
    assert first["value"] == picks.first.get_attribute("value")
    while not box(page, "pimentoon").evaluate("e => e === document.activeElement"):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.locator(".pair-public .pair-words", has_text="jää").filter(has_not_text="pimentoon").wait_for()
    assert "kohta" in page.locator("#check-state").text_content()
    assert box(page, "pimentoon").evaluate("e => e === document.activeElement")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.value") == first["value"]

    shop = f"{TEXT.index(SHOP)}-{TEXT.index(SHOP) + len(SHOP)}"
    press(page, lambda focus: focus["name"] == "show" and focus["value"] == shop)
    page.locator(".pair-public .pair-words", has_text=SHOP).wait_for()
    assert page.evaluate("[document.activeElement.name, document.activeElement.value]") == ["hide", shop]
    as_a_person(page)
    press(page, primary)
    page.wait_for_url("**/oma/**")


def middle(page: Page, word: str) -> tuple[float, float]:
    at = box(page, word).bounding_box()
    assert at
    return at["x"] + at["width"] / 2, at["y"] + at["height"] / 2


def waits_for(page: Page, *, shown: str, hidden: tuple[str, ...]) -> None:
    """Wait until the public version is as the server makes it of what was drawn over."""
    words = page.locator(".pair-public .pair-words", has_text=shown)
    for word in hidden:
        words = words.filter(has_not_text=word)
    words.wait_for()


def test_words_are_hidden_by_drawing_over_them_with_the_mouse_and_with_a_finger(service, visit):
    page = visit(has_touch=True)
    tell(page, service, TEXT)
    to_check(page, address="Kauppakaari 5")
    page.locator("button[name=go]").click()
    page.wait_for_url("**?sanat=1**")

    box(page, "lamppu").scroll_into_view_if_needed()
    page.mouse.move(*middle(page, "lamppu"))
    page.mouse.down()
    page.mouse.move(*middle(page, "pimentoon"), steps=5)
    page.mouse.move(*middle(page, "jää"), steps=5)
    page.mouse.up()
    waits_for(page, shown="pimentoon", hidden=("lamppu jää",))
    assert [box(page, word).is_checked() for word in ("ja", "lamppu", "jää", "pimentoon")] == [False, True, True, False]
    assert box(page, "jää").evaluate("e => e === document.activeElement")
    box(page, "jää").click()
    waits_for(page, shown="jää pimentoon", hidden=("lamppu",))

    box(page, "vuoro").scroll_into_view_if_needed()
    draw_with_a_finger(page, "vuoro", "aurata")
    waits_for(page, shown="perjantaisin", hidden=("vuoro", "aurata"))
    page.locator("button[name=go]").click()
    page.wait_for_url("**/tarkista/#nakyy")
    assert [word for word in ("lamppu", "vuoro", "aurata") if word in public(page)] == []
    assert "jää pimentoon" in public(page)


def draw_with_a_finger(page: Page, first: str, last: str) -> None:
    hand = page.context.new_cdp_session(page)
    (x, y), (to_x, to_y) = middle(page, first), middle(page, last)
    hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for part in (0.3, 0.6, 1.0):
        point = {"x": x + (to_x - x) * part, "y": y + (to_y - y) * part}
        hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_check_page_has_no_violation(service, visit):
    found = []
    for width, dark in ((320, False), (1280, True)):
        page = visit(width=width, color_scheme="dark" if dark else "light")
        tell(page, service, TEXT)
        to_check(page, address="Kauppakaari 5")
        page.locator("input[name=publication][value=keep]").check()
        for summary in page.locator("main details summary").all():
            summary.click()
        found += faults(page)
        page.locator("button[name=show]").first.click()
        page.locator("button[name=hide]").first.wait_for()
        page.locator("button[name=go]").click()
        page.wait_for_url("**?sanat=1**")
        found += faults(page)
    assert found == []


def test_nothing_is_lost_by_going_back_and_forth(service, visit):
    page = visit(scripts=False)
    tell(page, service, TEXT)
    to_check(page)
    page.locator("input[name=publication][value=keep]").check()
    page.locator("textarea[name=objection_words]").fill("Pelkään naapuriani.")
    page.locator(".hidden-list li", has_text=SHOP).locator("button").click()
    page.wait_for_load_state()
    page.get_by_role("link", name="Takaisin").click()
    page.wait_for_url("**/yhteys/")
    next_step(page)
    page.wait_for_url("**/tarkista/")
    assert page.locator("textarea[name=objection_words]").input_value() == "Pelkään naapuriani."
    assert SHOP in public(page)
