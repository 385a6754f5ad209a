import random
import struct
import time
import tracemalloc
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from kuuluu.publication.pictures import (
    Cover,
    NotAPicture,
    PictureError,
    TooLarge,
    TooManyPixels,
    Truncated,
    dimensions,
    public_copy,
    read_picture,
)

LIMITS = {"max_bytes": 20_000_000, "max_pixels": 60_000_000}
SECRETS = [
    b"SECRET",
    b"Exif",
    b"http://ns.adobe.com",
    b"xmpmeta",
    b"ICC_PROFILE",
    b"Photoshop",
    b"GPS",
    b"lcms",
    b"tEXt",
    b"eXIf",
]


def encoded(image, kind, **options):
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def halves(size=(400, 200), left=(200, 30, 30), right=(30, 30, 200), mode="RGB"):
    """A picture whose left half has one colour and whose right half another."""
    image = Image.new("RGB", size, left)
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, *size), fill=right)
    return image.convert(mode)


def large(data):
    return Image.open(BytesIO(public_copy(read_picture(data, **LIMITS), [])["large"]))


def near(one, other, by=12):
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def planted_exif(orientation=1):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SECRET camera"
    exif[0x9C9B] = "SECRET title".encode("utf-16-le")
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (60.0, 24.0, 12.0), "E", (25.0, 6.0, 18.0)
    gps[27] = b"SECRET-GPS"
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0SECRET comment"
    return exif


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>SECRET-XMP http://ns.adobe.com/xap/1.0/</rdf></x:xmpmeta>'
ICC = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def jpeg_with_everything():
    thumbnail = encoded(halves((32, 16)), "JPEG", comment=b"SECRET thumbnail")
    data = encoded(
        halves(), "JPEG", exif=planted_exif().tobytes() + thumbnail, xmp=XMP, icc_profile=ICC, comment=b"SECRET comment"
    )
    photoshop = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x10SECRET-IPTC city"
    segment = b"\xff\xed" + struct.pack(">H", len(photoshop) + 2) + photoshop
    return data[:2] + segment + data[2:] + b"SECRET after the end"


def png_with_everything():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "SECRET text")
    texts.add_text("Author", "SECRET packed", zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return encoded(halves(), "PNG", pnginfo=texts, exif=planted_exif(), icc_profile=ICC) + b"SECRET after the end"


def webp_with_everything():
    return encoded(halves(), "WEBP", exif=planted_exif(), xmp=XMP, icc_profile=ICC)


def heic_with_everything():
    return encoded(halves(), "HEIF", exif=planted_exif().tobytes(), xmp=XMP, icc_profile=ICC)


EVERYTHING = [jpeg_with_everything, png_with_everything, webp_with_everything, heic_with_everything]


@pytest.mark.parametrize("make", EVERYTHING)
def test_public_copy_holds_no_metadata(make):
    given = make()
    assert any(secret in given for secret in SECRETS)
    for data in public_copy(read_picture(given, **LIMITS), []).values():
        assert [secret for secret in SECRETS if secret in data] == []
        opened = Image.open(BytesIO(data))
        assert (opened.format, opened.mode) == ("JPEG", "RGB")
        assert dict(opened.getexif()) == {}
        assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
        assert {data[i + 1] for i in range(20) if data[i] == 0xFF} <= {0xD8, 0xE0, 0xDB, 0xFF, 0x00}


@pytest.mark.parametrize("make", EVERYTHING)
def test_public_copy_shows_the_same_picture(make):
    image = large(make())
    assert image.size == (400, 200)
    assert near(image.getpixel((50, 100)), (200, 30, 30))
    assert near(image.getpixel((350, 100)), (30, 30, 200))


def test_public_copy_has_two_sizes():
    copies = public_copy(read_picture(encoded(halves((4000, 2000)), "JPEG"), **LIMITS), [])
    assert {name: Image.open(BytesIO(data)).size for name, data in copies.items()} == {
        "large": (1600, 800),
        "small": (480, 240),
    }


def test_public_copy_makes_no_picture_larger():
    copies = public_copy(read_picture(encoded(halves((100, 50)), "PNG"), **LIMITS), [])
    assert {name: Image.open(BytesIO(data)).size for name, data in copies.items()} == {
        "large": (100, 50),
        "small": (100, 50),
    }


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (400, 200), (50, 100)),
        (2, (400, 200), (350, 100)),
        (3, (400, 200), (350, 100)),
        (4, (400, 200), (50, 100)),
        (5, (200, 400), (100, 50)),
        (6, (200, 400), (100, 50)),
        (7, (200, 400), (100, 350)),
        (8, (200, 400), (100, 350)),
        (77, (400, 200), (50, 100)),
    ],
)
def test_picture_is_turned_upright(orientation, size, red_at):
    image = large(encoded(halves(), "JPEG", exif=planted_exif(orientation)))
    assert image.size == size
    assert near(image.getpixel(red_at), (200, 30, 30))


@pytest.mark.parametrize("size", [(2000, 1000), (4001, 2003), (400, 200), (301, 151)])
def test_cover_hides_all_of_its_box_in_every_size(size):
    given = Image.new("RGB", size, (200, 30, 30))
    width, height = size
    ImageDraw.Draw(given).rectangle((width // 4, height // 4, width * 3 // 4, height * 3 // 4), fill=(0, 255, 0))
    copies = public_copy(read_picture(encoded(given, "PNG"), **LIMITS), [Cover(0.25, 0.25, 0.501, 0.502)])
    for data in copies.values():
        shown = Image.open(BytesIO(data))
        assert shown.getchannel("G").getextrema()[1] < 60
        assert near(shown.getpixel((shown.width // 2, shown.height // 2)), (34, 34, 34), 3)
        assert near(shown.getpixel((shown.width // 10, shown.height // 2)), (200, 30, 30))


@pytest.mark.parametrize("cover", [Cover(-1, -1, 5, 5), Cover(1, 1, -1, -1), Cover(0, 0, 1, 1)])
def test_cover_beyond_the_edge_covers_everything_within(cover):
    data = public_copy(read_picture(encoded(halves(), "PNG"), **LIMITS), [cover])["large"]
    assert Image.open(BytesIO(data)).getextrema() == ((34, 34),) * 3


def test_cover_outside_of_the_picture_covers_nothing():
    data = public_copy(read_picture(encoded(halves(), "PNG"), **LIMITS), [Cover(2, 2, 1, 1)])["large"]
    assert near(Image.open(BytesIO(data)).getpixel((395, 195)), (30, 30, 200))


def test_cover_of_no_number_is_refused():
    with pytest.raises(ValueError, match="finite"):
        Cover(float("nan"), 0, 1, 1)


def test_picture_in_another_colour_space_is_shown_in_srgb():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    image = large(encoded(halves(), "PNG", icc_profile=lab))  # a profile that can't be of these pixels
    assert near(image.getpixel((50, 100)), (200, 30, 30))
    assert near(large(encoded(halves(mode="CMYK"), "JPEG")).getpixel((50, 100)), (200, 30, 30), 25)


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGBA", "LA", "I;16"])
def test_picture_of_any_mode_is_shown(mode):
    given = Image.new("I;16", (40, 20), 40000) if mode == "I;16" else halves((40, 20)).convert(mode)
    assert large(encoded(given, "PNG")).size == (40, 20)


def test_sixteen_bits_keep_their_brightness():
    assert near(large(encoded(Image.new("I;16", (40, 20), 0x8000), "PNG")).getpixel((5, 5)), (128, 128, 128), 3)


def test_transparent_becomes_white():
    image = halves(mode="RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    assert near(large(encoded(image, "PNG")).getpixel((50, 100)), (255, 255, 255), 2)
    palette = halves().quantize(2)
    assert near(
        large(encoded(palette, "PNG", transparency=palette.getpixel((50, 100)))).getpixel((50, 100)), (255,) * 3, 2
    )


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_moving_picture_gives_its_first_frame(kind):
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert near(large(data).getpixel((30, 20)), (255, 0, 0))


def test_name_does_not_matter(tmp_path):
    path = tmp_path / "letter.exe"
    path.write_bytes(encoded(halves(), "PNG"))
    assert read_picture(path, **LIMITS).size == (400, 200)
    with path.open("rb") as file:
        assert read_picture(file, **LIMITS).size == (400, 200)


def zip_bomb():
    packed = zlib.compressobj(9)
    return b"PK\x03\x04\x14" + b"\0" * 25 + packed.compress(b"0" * 5_000_000) + packed.flush()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" ",
        b"MZ\x90\x00" + b"\0" * 200,
        b"\x7fELF" + b"\0" * 200,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.4\n%%EOF",
        b"GIF89a" + b"\0" * 100,
        b"BM" + b"\0" * 100,
        b"II*\0" + b"\0" * 100,
        b"8BPS" + b"\0" * 100,
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"\0\0\0\x18ftypmp42" + b"\0" * 100,
        b"#!/bin/sh\nrm -rf /\n",
        zip_bomb(),
    ],
)
def test_other_files_are_no_pictures(data):
    with pytest.raises(NotAPicture):
        read_picture(data, **LIMITS)


@pytest.mark.parametrize(
    "head",
    [
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\0\0\0\0WEBP",
        b"\0\0\0\x18ftypheic",
        b"\xff\xd8\xff\xe0MZ" + b"\0" * 50,
    ],
)
def test_only_the_beginning_of_a_picture_is_refused(head):
    with pytest.raises(Truncated):
        read_picture(head, **LIMITS)


@pytest.mark.parametrize("make", EVERYTHING)
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_truncated_upload_is_refused(make, part):
    noise = Image.effect_noise((300, 300), 90).convert("RGB")
    kind = {"jpeg": "JPEG", "png_": "PNG", "webp": "WEBP", "heic": "HEIF"}[make.__name__[:4]]
    data = encoded(noise, kind)
    with pytest.raises(Truncated):
        read_picture(data[: int(len(data) * part)], **LIMITS)


def test_too_many_bytes_are_refused():
    data = encoded(halves(), "PNG")
    assert read_picture(data, max_bytes=len(data), max_pixels=80_000).size == (400, 200)
    for file in (data, BytesIO(data)):
        with pytest.raises(TooLarge):
            read_picture(file, max_bytes=len(data) - 1, max_pixels=80_000)
    with pytest.raises(TooManyPixels):
        read_picture(data, max_bytes=len(data), max_pixels=79_999)


def png_of(width, height):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = zlib.compress(b"\0" * 1000)
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg_of(width, height):
    data = encoded(halves((16, 16)), "JPEG")
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def webp_of(width, height):
    body = (
        b"VP8X"
        + struct.pack("<I", 10)
        + b"\0\0\0\0"
        + (width - 1).to_bytes(3, "little")
        + (height - 1).to_bytes(3, "little")
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


@pytest.mark.parametrize(
    ("make", "size"), [(png_of, (20_000, 10_000)), (jpeg_of, (20_000, 10_000)), (webp_of, (16_000, 12_500))]
)
def test_two_hundred_megapixels_are_refused_before_decoding(make, size):
    data = make(*size)
    assert len(data) < 3_000
    tracemalloc.start()
    start = time.perf_counter()
    with pytest.raises(TooManyPixels):
        read_picture(data, **LIMITS)
    assert time.perf_counter() - start < 0.5
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("kind", ["WEBP", "HEIF"])
def test_pixels_of_a_real_picture_are_counted(kind):
    data = encoded(halves((640, 320)), kind)
    assert read_picture(data, max_bytes=10**6, max_pixels=640 * 320).size == (640, 320)
    with pytest.raises(TooManyPixels):
        read_picture(data, max_bytes=10**6, max_pixels=640 * 320 - 1)


def test_packed_text_that_unpacks_for_ever_is_refused():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "0" * 30_000_000, zip=True)
    with pytest.raises(Truncated):
        read_picture(encoded(halves(), "PNG", pnginfo=texts), **LIMITS)


def test_dimensions_are_read_from_the_header():
    assert dimensions(png_of(20_000, 10_000), max_bytes=10_000) == (20_000, 10_000)
    with pytest.raises(NotAPicture):
        dimensions(b"GIF89a", max_bytes=10_000)


def test_codes_tell_the_causes_apart():
    codes = [error().code for error in (PictureError, NotAPicture, TooManyPixels, TooLarge, Truncated)]
    assert codes == ["not_a_picture", "not_a_picture", "too_many_pixels", "too_big", "truncated"]


@pytest.mark.filterwarnings("ignore:.*:UserWarning")  # Pillow tells of damaged camera data, and goes on
@pytest.mark.parametrize("seed", range(4))
def test_damaged_bytes_raise_nothing_but_picture_errors(seed):
    chance = random.Random(seed)
    for make in EVERYTHING:
        given = bytearray(make())
        for _ in range(30):
            damaged = bytearray(given)
            for _ in range(chance.randint(1, 20)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            try:
                public_copy(read_picture(bytes(damaged), **LIMITS), [])
            except PictureError as error:
                assert error.code  # noqa: PT017
