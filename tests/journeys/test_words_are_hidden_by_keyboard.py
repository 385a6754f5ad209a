"""A publisher hides words in the original by the keyboard alone: what happened is seen, said, and taken by the server."""

from playwright.sync_api import Page

from tests.journeys.cast import OUTI
from tests.journeys.pages import send, tell, to_check
from tests.journeys.test_keyboard_alone import named, tab_to

WORDS = "Naapurini Matti Virtanen, joka asuu täällä, kertoi lampusta. Soita 040 123 4567, niin kerron lisää."


def said(page: Page) -> str:
    return page.locator("[data-words-said]").inner_text()


def walk_to(page: Page, word: str, key: str = "ArrowRight") -> None:
    for _n in range(30):
        if page.evaluate("document.activeElement.textContent") == word:
            return
        page.keyboard.press(key)
    raise AssertionError(word)


def test_words_are_hidden_and_shown_by_keyboard_alone(service, visit, desk):
    page = visit()
    tell(page, service, WORDS)
    to_check(page)
    number, _code = send(page)

    outi = desk.sit(OUTI)
    outi.goto(service.url(f"/desk/julkaisu/{number}/"))
    tab_to(outi, lambda focus: focus["tag"] == "SPAN")
    # From the middle of what is hidden already over a comma: the words as they stand in the text.
    walk_to(outi, "Virtanen")
    for _n in range(2):
        outi.keyboard.press("Shift+ArrowRight")
    outi.keyboard.press("Enter")
    assert said(outi) == "Peitetty: Virtanen, joka asuu"
    walk_to(outi, "123")
    outi.keyboard.press("Delete")
    assert said(outi) == "Ei peitetty: 040 123 4567"
    hidden = outi.locator(".pair-words [data-word].hidden-part").all_inner_texts()
    assert hidden == ["Matti", "Virtanen", "joka", "asuu"]
    # Enter in a field looks, and publishes nothing; the page says so first.
    tab_to(outi, lambda focus: focus["name"].startswith("words:"))
    with outi.expect_navigation():
        outi.keyboard.press("Enter")
    outi.locator("[data-first]:focus").wait_for()
    assert "Tämä on esikatselu" in outi.locator("[data-first]").inner_text()
    assert service.sql("select 1 from publication_publiccase where number = %s", (number,)) == []
    # What is typed and not in the text: the page opens at what is wrong, and the link leads to the field.
    tab_to(outi, named("words"))
    outi.keyboard.type("Lahtinen")
    tab_to(outi, lambda focus: focus["value"] == "publish")
    with outi.expect_navigation():
        outi.keyboard.press("Enter")
    outi.locator(".error-summary:focus").wait_for()
    assert outi.locator(".error-summary li").count() == 1
    outi.keyboard.press("Tab")
    outi.keyboard.press("Enter")
    outi.locator("textarea[name=words]:focus").wait_for()
    outi.keyboard.press("Control+a")
    outi.keyboard.press("Delete")
    tab_to(outi, lambda focus: focus["value"] == "publish")
    with outi.expect_navigation():
        outi.keyboard.press("Enter")
    told = outi.get_by_text("Päätös on tehty").bounding_box()
    assert 0 <= told["y"] < outi.viewport_size["height"]
    outi.context.close()

    ((text,),) = service.sql("select text from publication_publiccase where number = %s", (number,))
    assert text == "Naapurini […] täällä, kertoi lampusta. Soita 040 123 4567, niin kerron lisää."
