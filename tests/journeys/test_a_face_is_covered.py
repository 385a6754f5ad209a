"""A publisher covers a face by the keyboard alone, and publishes: the public copy has the cover burnt in."""

import io
import re

from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageDraw

from tests.journeys.cast import OUTI
from tests.journeys.pages import send, tell, to_check
from tests.journeys.test_keyboard_alone import named, tab_to

FACE = (0.6, 0.5)
COVER = (34, 34, 34)


def picture() -> bytes:
    """A picture with a face in it, as far as anybody has drawn one."""
    image, out = Image.new("RGB", (1600, 1200), "seagreen"), io.BytesIO()
    ImageDraw.Draw(image).ellipse((880, 500, 1040, 700), fill="bisque")
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def colour(data: bytes, place: tuple[float, float]) -> tuple[int, ...]:
    with Image.open(io.BytesIO(data)) as image:
        x, y = (int(part * side) for part, side in zip(place, image.size, strict=True))
        return image.convert("RGB").getpixel((x, y))


def test_face_is_covered_by_keyboard_alone(service, visit, desk):
    page = visit()
    tell(page, service, "Tori on siivoton lauantain jälkeen.")
    to_check(page, picture=picture())
    number, _code = send(page)

    outi = desk.sit(OUTI)
    outi.goto(service.url(f"/desk/julkaisu/{number}/"))
    tab_to(outi, lambda focus: "Peitä uusi alue" in focus["text"])
    outi.keyboard.press("Enter")
    box = outi.locator(".box:focus")
    # The worker may have looked at the picture by now, and proposed boxes of its own before this one.
    assert re.match(r"Alue \d: 40 prosenttia vasemmalta, 40 ylhäältä", box.get_attribute("aria-label"))
    for key in ["ArrowRight"] * 12 + ["ArrowUp"] * 2 + ["Shift+ArrowDown"] * 3 + ["Shift+ArrowLeft"] * 2:
        outi.keyboard.press(key)
    assert re.fullmatch(
        r"Alue \d: 52 prosenttia vasemmalta, 38 ylhäältä, leveys 18, korkeus 23. Peitetty.",
        outi.locator("[data-said]").inner_text(),
    )
    outi.keyboard.press("Delete")
    assert "Ei peitetty." in outi.locator("[data-said]").inner_text()
    outi.keyboard.press("Enter")
    assert [one["id"] for one in Axe().run(outi).response["violations"]] == []

    showing = outi.locator("input[name=picture]")
    tab_to(outi, named("picture"))
    if not showing.is_checked():
        outi.keyboard.press("Space")
    assert showing.is_checked()
    tab_to(outi, lambda focus: focus["value"] == "publish")
    with outi.expect_navigation():
        outi.keyboard.press("Enter")

    public = visit()
    public.goto(service.url(f"/asiat/{number}/"))
    addresses = set(re.findall(r"/kuvat/[0-9a-f-]+-(?:large|small)\.jpg", public.content()))
    assert addresses
    for address in addresses:
        status, data = service.get(address)
        assert status == 200
        assert all(abs(one - other) < 12 for one, other in zip(colour(data, FACE), COVER, strict=True))
        assert colour(data, (0.2, 0.2))[1] > 100
    ((original,),) = service.sql(
        "select file_id from cases_attachment join cases_message on cases_message.id = message_id"
        " join cases_case on cases_case.id = case_id where number = %s",
        (number,),
    )
    for size in ("large", "small"):
        assert service.get(f"/kuvat/{original}-{size}.jpg")[0] == 404
        assert service.get(f"/desk/asiat/{number}/kuva/{original}-{size}.jpg")[0] in {302, 403, 404}
    assert service.get(f"/desk/julkaisu/{number}/kuva/{original}.jpg")[0] in {302, 403, 404}
