"""A line that breaks or is slow: nothing typed is lost, nothing comes twice."""

import contextlib
import io
import time

import pytest
from PIL import Image
from playwright.sync_api import Error

from tests.journeys.line import line_to
from tests.journeys.pages import as_a_person, next_step, send, tell, to_check


@pytest.fixture
def line(service):
    with line_to(service.port) as opened:
        yield opened


def big_photo(side: int = 2400) -> bytes:
    """A picture of some megabytes: noise does not get smaller."""
    made = io.BytesIO()
    Image.effect_noise((side, side), 90).convert("RGB").save(made, "JPEG", quality=92)
    return made.getvalue()


def choose(page, *photos: bytes) -> None:
    given = [{"name": f"lamppu{n}.jpg", "mimeType": "image/jpeg", "buffer": one} for n, one in enumerate(photos)]
    page.locator("input[type=file]").set_input_files(given)


def press(page, selector: str = "main .actions button.button-large") -> None:
    """Press without waiting for where it leads: nowhere, on a broken line."""
    page.locator(selector).first.click(no_wait_after=True)


def counts(service, words: str) -> tuple[int, int, int]:
    """Cases with these words, drafts with them, files in all."""
    cases = "select count(*) from cases_message m join publication_original o on o.id = m.original_id where o.text = %s"
    drafts = "select count(*) from feedback_draft where data->>'text' = %s"
    files = "select count(*) from publication_file"
    return service.sql(cases, (words,))[0][0], service.sql(drafts, (words,))[0][0], service.sql(files)[0][0]


def broken(page) -> None:
    """Wait until the browser has given up: it then shows a page of its own."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        page.wait_for_timeout(100)
        with contextlib.suppress(Error):
            if page.evaluate("location.href").startswith("chrome-error:"):
                return
    raise AssertionError(f"the browser still shows {page.url}")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("how", ["back", "again"])
def test_words_typed_without_a_network_are_not_lost(service, visit, scripts, how):
    """Back to the page, or the browser's own button to load again: either way the words are there."""
    page = visit(scripts=scripts)
    words = f"Linja katkesi Kauppakaarella {scripts} {how}."
    page.goto(service.url("/palaute/uusi/"))
    page.locator("textarea[name=text]").fill(words)
    page.context.set_offline(True)
    press(page)
    broken(page)
    page.context.set_offline(False)
    if how == "back":
        page.go_back()
        assert page.locator("textarea[name=text]").input_value() == words
        next_step(page)
    else:
        page.reload()
    page.wait_for_url("**/palaute/palvelu/")
    assert counts(service, words)[:2] == (0, 1)


def to_files(page, line, words: str) -> None:
    tell(page, line, words)
    next_step(page)
    page.wait_for_url("**/palaute/liitteet/")


def until(is_so, page, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        page.wait_for_timeout(50)


@pytest.mark.parametrize("scripts", [True, False])
def test_upload_that_breaks_off_loses_nothing_and_comes_once(service, visit, line, scripts):
    page = visit(scripts=scripts)
    words = f"Kuva jäi matkalle {scripts}."
    to_files(page, line, words)
    before = counts(service, words)[2]
    photo = big_photo()
    choose(page, photo)
    page.locator("input[name=description]").fill("Pimeä lamppu")
    line.up_rate, start = 200_000, line.sent
    press(page)
    until(lambda: line.sent > start + 100_000, page)
    line.die()
    broken(page)
    line.revive()
    assert counts(service, words)[2] == before

    page.go_back()
    assert page.locator("input[name=description]").input_value() == "Pimeä lamppu"
    choose(page, photo)
    # The server gets it, the browser never hears of it: what is sent again is the same picture.
    line.is_deaf = True
    press(page)
    until(lambda: counts(service, words)[2] > before, page)
    line.die()
    broken(page)
    line.revive()
    page.go_back()
    choose(page, photo)
    next_step(page)
    page.wait_for_url("**/palaute/yhteys/")
    assert counts(service, words) == (0, 1, before + 1)
    # What the browser never heard of may be written a moment later than what it sent again.
    until(lambda: described(page, line) == "Pimeä lamppu", page)
    assert page.locator(".waiting li").count() == 1
    assert "Traceback" not in service.log("serve")


def described(page, line) -> str:
    page.goto(line.url("/palaute/liitteet/"))
    return page.locator("input[name^=words_]").input_value()


def test_slow_upload_of_many_pictures_arrives(service, visit, line):
    page = visit()
    words = "Hidas linja, monta kuvaa."
    to_files(page, line, words)
    before = counts(service, words)[2]
    choose(page, *(big_photo(1600) for _n in range(4)))
    line.up_rate, start = 500_000, line.sent
    press(page, "button[name=more].button-second")
    until(lambda: line.sent > start + 500_000, page)
    assert counts(service, words)[2] == before
    page.locator(".waiting li").nth(3).wait_for(timeout=90_000)
    assert counts(service, words)[2] == before + 4


@pytest.mark.parametrize("scripts", [True, False])
def test_receipt_that_never_came_is_the_same_when_sent_again(service, visit, line, scripts):
    page = visit(scripts=scripts)
    words = f"Kuitti ei tullut {scripts}."
    to_files(page, line, words)
    next_step(page)
    page.locator("input[name=who][value=anonymous]").check()
    next_step(page)
    page.wait_for_url("**/palaute/tarkista/")
    as_a_person(page)
    line.is_deaf = True
    press(page)
    until(lambda: counts(service, words)[0] == 1, page)
    line.die()
    broken(page)
    line.revive()
    page.reload()
    page.wait_for_url("**/oma/**")
    assert counts(service, words)[0] == 1


@pytest.mark.parametrize("scripts", [True, False])
def test_addition_that_breaks_off_stands_there_again_and_comes_once(service, visit, line, scripts):
    page = visit(scripts=scripts)
    tell(page, line, f"Lisään tähän kohta {scripts}.")
    to_check(page)
    send(page)
    words = f"Vielä tämä sana {scripts}."
    page.goto(page.url.partition("?")[0])
    page.locator("#id_add_text").fill(words)
    as_a_person(page)
    page.context.set_offline(True)
    press(page, "form[data-upload] .actions button")
    broken(page)
    page.context.set_offline(False)
    page.go_back()
    assert page.locator("#id_add_text").input_value() == words

    photo = big_photo(800)
    choose(page, photo)
    as_a_person(page)
    line.is_deaf = True
    press(page, "form[data-upload] .actions button")
    until(lambda: counts(service, words)[0] == 1, page)
    files = counts(service, words)[2]
    line.die()
    broken(page)
    line.revive()
    page.go_back()
    page.locator("#id_add_text").fill(words)
    choose(page, photo)
    as_a_person(page)
    page.locator("form[data-upload] .actions button").first.click()
    page.locator(".messages").first.wait_for()
    assert (counts(service, words)[0], counts(service, words)[2]) == (1, files)
