"""A publisher draws over a page of a document, by mouse and by keyboard; the public copy opens in a browser's own reader."""

import io
import re
import time

import pypdfium2
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from tests.factories.documents import letter_pdf
from tests.journeys.cast import OUTI
from tests.journeys.conftest import SCREEN
from tests.journeys.pages import send, tell, to_check

LETTER = letter_pdf(["Katulamppu on sammunut.", "Allekirjoitus: Zorba"], ["Toinen sivu."])
DARK = 60
COVER = (34, 34, 34)


def drawn_page(data: bytes, number: int) -> Image.Image:
    return pypdfium2.PdfDocument(data)[number].render(scale=1).to_pil().convert("L")


def test_page_of_a_document_is_covered_by_mouse_and_by_keyboard(service, visit, desk):
    page = visit()
    tell(page, service, "Lamppu on pimeänä, kirje liitteenä.")
    to_check(page, document=LETTER)
    number, _code = send(page)
    service.defer("feedback.read_documents")
    service.wait_for("exists (select 1 from publication_file where examined_at is not null and name = 'kirje.pdf')")

    outi = desk.sit(OUTI)
    outi.goto(service.url(f"/desk/julkaisu/{number}/"))
    outi.locator("button[value=publish]").first.click()
    outi.get_by_text("Päätös on tehty").wait_for()
    outi.get_by_role("link", name="kirje.pdf").click()
    draw_by_mouse(outi, 0, (0.05, 0.10), (0.55, 0.20))
    draw_by_keyboard(outi, 1)
    assert [one["id"] for one in Axe().run(outi).response["violations"]] == []
    outi.locator("button[value=publish]").click()
    outi.wait_for_url(f"**/julkaisu/{number}/#main")

    public = visit(SCREEN)
    public.goto(service.url(f"/asiat/{number}/"))
    (address,) = set(re.findall(r"/liitteet/[0-9a-f-]{36}\.pdf", public.content()))
    status, data = service.get(address)
    assert status == 200
    assert b"Zorba" not in data
    first, second = drawn_page(data, 0), drawn_page(data, 1)
    assert first.getpixel((int(first.width * 0.3), int(first.height * 0.15))) < DARK
    assert first.getpixel((int(first.width * 0.8), int(first.height * 0.5))) > 200
    assert second.getpixel((int(second.width * 0.5), int(second.height * 0.4))) < DARK
    opens_in_a_reader(public, service.url(address))


def draw_by_mouse(outi, page: int, start, end):
    sheet = outi.locator("[data-boxes]").nth(page)
    sheet.locator("[data-picture]").scroll_into_view_if_needed()
    sheet.locator("img").evaluate("one => one.complete || new Promise(done => { one.onload = done; })")
    sheet.locator("[data-picture]").evaluate("one => one.scrollIntoView()")
    at = sheet.locator("[data-picture]").bounding_box()
    places = [(at["x"] + x * at["width"], at["y"] + y * at["height"]) for x, y in (start, end)]
    outi.mouse.move(*places[0])
    outi.mouse.down()
    outi.mouse.move(*places[1], steps=4)
    outi.mouse.up()
    assert sheet.locator("[data-said]").inner_text().startswith("Alue 1: 5 prosenttia vasemmalta, 10 ylhäältä")


def draw_by_keyboard(outi, page: int):
    sheet = outi.locator("[data-boxes]").nth(page)
    sheet.locator("[data-add]").focus()
    outi.keyboard.press("Enter")
    for key in ["ArrowUp"] * 2 + ["Shift+ArrowRight"] * 3:
        outi.keyboard.press(key)
    said = sheet.locator("[data-said]").inner_text()
    assert said == "Alue 1: 40 prosenttia vasemmalta, 38 ylhäältä, leveys 23, korkeus 20. Peitetty."


def opens_in_a_reader(page, address: str):
    """The browser's own reader shows the page, under the headers that forbid a document everything else."""
    page.goto(address)
    until = time.monotonic() + 60
    while not shows_a_covered_page(page):
        assert time.monotonic() < until, "the reader shows nothing"
        page.wait_for_timeout(500)


def shows_a_covered_page(page) -> bool:
    """Tell whether much of what the reader shows is white, as paper is, and some of it covered."""
    seen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    paper = seen.crop((300, 60, seen.width, seen.height)).getcolors(1 << 24) or []
    counts = {colour: count for count, colour in paper}
    return counts.get((255, 255, 255), 0) > seen.width * seen.height / 5 and counts.get(COVER, 0) > 5000
