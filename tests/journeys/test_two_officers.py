"""Two officers have one case open: the later one is told what happened meanwhile, and loses no word."""

from tests.journeys.cast import MIKKO, OUTI
from tests.journeys.pages import do, send, tell, to_check

LONG = "Kävin paikalla. Lamppu vaihdetaan huomenna, ja pylväs suoristetaan samalla. Kiitos ilmoituksesta!"


def test_later_officer_is_told_and_loses_no_text(service, visit, desk):
    aino = visit()
    tell(aino, service, "Kaksi käsittelijää, yksi lamppu.")
    to_check(aino, email="aino.kaksi@example.org")
    number, _code = send(aino)
    address = service.url(f"/desk/asiat/{number}/")
    mikko, outi = desk.sit(MIKKO), desk.sit(OUTI)
    mikko.goto(address)
    outi.goto(address)
    do(mikko, "note", text="Soitin urakoitsijalle.")

    do(outi, "answer", text=LONG)
    page = outi.locator("main").inner_text()
    assert "Soitin urakoitsijalle." in page
    notice = outi.locator(".notice").first.inner_text()
    assert LONG in notice
    assert "Mikko" in notice
    form = outi.locator("form[action$='/answer/']")
    assert form.locator("textarea").input_value() == LONG
    assert form.locator("textarea").is_visible()
    assert service.sql("select answered_at from cases_case where number = %s", (number,)) == [(None,)]

    # Having seen it, Outi sends it as it is.
    form.locator("button.button").click()
    outi.wait_for_load_state()
    assert service.sql("select answered_at is null from cases_case where number = %s", (number,)) == [(False,)]

    # What can't be done any more is told as well, and the words stay to be copied.
    mikko.locator("main").wait_for()
    do(mikko, "question", text="Missä kohdassa?")
    page = mikko.locator("main").inner_text()
    assert "Missä kohdassa?" in page
    assert LONG in page
    for one in (mikko, outi):
        one.context.close()
