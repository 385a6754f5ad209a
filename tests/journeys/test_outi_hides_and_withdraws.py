"""Outi hides words by keyboard, an answer that names somebody is stopped, and what is withdrawn is gone at once."""

import time

from django.utils.timezone import localdate

from tests.journeys.cast import MIKKO, OUTI
from tests.journeys.pages import do, send, tell, to_check

WORDS = "Keinu on poikki Pihkaniityn puistossa.\nZorbaskin sen näki ja Zorban auto seisoi vieressä."
SECRET = "orba"
PHONE = "040 765 4321"


def test_words_are_hidden_by_keyboard_an_answer_is_stopped_and_withdrawal_works_within_a_second(service, visit, desk):
    aino = visit()
    tell(aino, service, WORDS)
    to_check(aino, address="Pihkaniitynkatu 2")
    number, _code = send(aino)
    hide_by_keyboard(desk, service, number)
    assert SECRET not in everything(service, number)
    stopped(desk, service, number)
    assert PHONE not in everything(service, number)
    withdrawn(desk, service, number)


def hide_by_keyboard(desk, service, number):
    """Outi walks the original with the arrow keys and hides two stretches; then publishes, all without a mouse."""
    outi = desk.sit(OUTI)
    outi.goto(service.url(f"/desk/julkaisu/{number}/"))
    words = [one.inner_text() for one in outi.locator("[data-word]").all()]
    outi.locator("[data-word]").first.focus()
    at = 0
    for stretch in ("Zorbaskin", "Zorban"):
        for _step in range(words.index(stretch) - at):
            outi.keyboard.press("ArrowRight")
        at = words.index(stretch)
        if outi.locator(f"input[type=text][value='{stretch}']").count() == 0:
            outi.keyboard.press("Enter")
    hidden = [box.input_value() for box in outi.locator("input[name^='words:']").all()]
    assert {"Zorbaskin", "Zorban"} <= set(hidden)
    button = outi.locator("button[value=publish]").first
    for _press in range(200):
        if button.evaluate("one => one === document.activeElement"):
            break
        outi.keyboard.press("Tab")
    outi.keyboard.press("Enter")
    outi.get_by_text("Päätös on tehty").wait_for()
    status, page = service.get(f"/asiat/{number}/")
    assert status == 200
    assert "Keinu on poikki" in page.decode()
    outi.context.close()


def stopped(desk, service, number):
    """Mikko's answer names a private number: he is told; sent once more, the sender has it, the public has not."""
    mikko = desk.sit(MIKKO)
    mikko.goto(service.url(f"/desk/asiat/{number}/"))
    words = f"Keinu korjataan. Kysy lisää numerosta {PHONE}."
    do(mikko, "answer", text=words)
    mikko.get_by_text("(puhelinnumero)").first.wait_for()
    assert f"{PHONE} (puhelinnumero)" in mikko.locator("main").inner_text()
    assert mikko.locator("form[action$='/answer/'] textarea").input_value() == words
    assert service.sql(f"select answered_at from cases_case where number = '{number}'") == [(None,)]
    mikko.locator("form[action$='/answer/'] button.button").click()
    mikko.get_by_text("Vastaus on lähetetty").first.wait_for()
    assert service.sql(f"select answered_at is null from cases_case where number = '{number}'") == [(False,)]
    mikko.context.close()


def withdrawn(desk, service, number):
    outi = desk.sit(OUTI)
    outi.goto(service.url(f"/desk/julkaisu/{number}/"))
    before = everything(service, number)
    assert before.count("Keinu on poikki") >= 4
    form = outi.locator("main form:has(button[value=refuse])").first
    form.locator("select[name=ground]").select_option("private_life")
    form.locator("button[value=refuse]").click()
    outi.get_by_text("Päätös on tehty").wait_for()
    start = time.monotonic()
    assert "Keinu on poikki" not in everything(service, number)
    assert time.monotonic() - start < 1
    assert service.get(f"/asiat/{number}/")[0] == 404
    outi.context.close()


def everything(service, number: str) -> str:
    """What anyone gets of the case: its page and feed, list, search, map, the city's feed, front page, sitemap."""
    month = f"{localdate():%Y-%-m}"
    paths = (
        f"/asiat/{number}/",
        f"/asiat/{number}/syote.atom",
        "/asiat/",
        "/asiat/?words=keinu",
        "/asiat/kartta.json",
        "/asiat/syote.atom",
        "/",
        f"/sitemap-{month}.xml",
        "/avoimuus/avoimuus.json",
    )
    return "\n".join(data.decode() for _status, data in (service.get(path) for path in paths))
