"""A photo as a phone gives it, HEIC, twelve megapixels, held upright: everyone sees it upright, and nobody where it was taken."""

import io

import pillow_heif
import pytest
from PIL import Image, ImageDraw

from tests.journeys.cast import OUTI
from tests.journeys.pages import next_step, send, tell, to_check

SENSOR = (4032, 3024)
TURNED = 6
SECRETS = ("Ainon puhelin", "Exif", "GPS", "http://ns.adobe.com")


@pytest.fixture(scope="module")
def heic() -> bytes:
    """The sensor lies on its side; its left edge, red, was the sky."""
    picture = Image.new("RGB", SENSOR, "navy")
    ImageDraw.Draw(picture).rectangle((0, 0, SENSOR[0] // 4, SENSOR[1]), fill="red")
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = TURNED, "Ainon puhelin"
    exif.get_ifd(0x8825).update({1: "N", 2: (60.0, 24.0, 12.0), 3: "E", 4: (25.0, 6.0, 18.0)})
    made = io.BytesIO()
    pillow_heif.from_pillow(picture).save(made, quality=50, exif=exif.tobytes())
    data = made.getvalue()
    # Turned as phones turn: by a mark in the file, not by its pixels.
    assert b"irot" in data
    assert b"Ainon puhelin" in data
    return data


def is_upright(data: bytes) -> bool:
    shown = Image.open(io.BytesIO(data)).convert("RGB")
    middle = shown.width // 2
    top, bottom = (shown.getpixel((middle, y)) for y in (5, shown.height - 5))
    return shown.height > shown.width and top[0] > 200 > top[2] and bottom[2] > 90 > bottom[0]


@pytest.mark.parametrize("scripts", [True, False])
def test_photo_from_a_phone_is_public_upright_and_stripped(service, visit, desk, heic, scripts):
    aino = visit(scripts=scripts)
    tell(aino, service, f"Katulamppu on pimeänä, kuva puhelimesta {scripts}.")
    next_step(aino)
    aino.wait_for_url("**/palaute/liitteet/")
    given = {"name": "IMG_0001.HEIC", "mimeType": "image/heic", "buffer": heic}
    aino.locator("input[type=file]").set_input_files(given)
    aino.locator("button[name=more].button-second").click()
    aino.locator(".waiting li").wait_for()
    width, height = aino.locator(".waiting img").evaluate(
        "one => one.decode().then(() => [one.naturalWidth, one.naturalHeight])"
    )
    assert height > width
    aino.goto(service.url("/palaute/paikka/"))
    to_check(aino)
    number, _code = send(aino)

    outi = desk.sit(OUTI)
    outi.goto(service.url(f"/desk/julkaisu/{number}/"))
    outi.locator("input[name=picture]").first.check()
    outi.locator("button[value=publish]").first.click()
    outi.wait_for_load_state()
    anyone = visit()
    assert anyone.goto(service.url(f"/asiat/{number}/")).status == 200
    for size in ("large", "small"):
        source = anyone.locator("main img[src*='/kuvat/']").first.get_attribute("src")
        status, shown = service.get(source.rpartition("-")[0] + f"-{size}.jpg")
        assert (status, shown[:2]) == (200, b"\xff\xd8")
        assert is_upright(shown)
        assert [secret for secret in SECRETS if secret.encode() in shown] == []
        assert dict(Image.open(io.BytesIO(shown)).getexif()) == {}
