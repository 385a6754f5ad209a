"""Faces and licence plates proposed. What is found and what is missed of many more pictures: docs/pictures.md."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from kuuluu.publication.commands import examine_pictures, keep_picture
from kuuluu.publication.detecting import NotExamined, propose
from kuuluu.publication.detecting.plates import is_plate
from kuuluu.publication.files import preview_path
from kuuluu.publication.models import File, State
from tests.publication.plates import is_covered, looked_at, plate_scene, sign_scene

AT = datetime(2026, 12, 3, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize("seed", [4, 10])
def test_plate_is_proposed_when_it_can_be_read(seed):
    scene = plate_scene(seed)
    assert is_covered(scene.box, [p for p in looked_at(scene) if p["cls"] == "licence_plate"])


def test_sign_is_no_plate():
    assert looked_at(sign_scene(2)) == []


def test_wall_is_proposed_nothing(tmp_path):
    wall = tmp_path / "wall.jpg"
    Image.linear_gradient("L").resize((900, 600)).save(wall)
    assert propose(wall) == []


@pytest.mark.parametrize("words", ["ABC-123", "AB-1", "ABC-1", "XYZ 999", "ABC123", "WOB ZK 295", "123-ABC", "MLP-BO8"])
def test_words_are_a_plate(words):
    assert is_plate(words)


@pytest.mark.parametrize(
    "words",
    ["KAUPPAKATU", "Kauppakatu 12", "2024", "E75", "MAX 35", "100 M", "0400 123456", "AVOINNA", "12 A", "", "口"],
)
def test_words_are_no_plate(words):
    assert not is_plate(words)


def test_what_is_no_picture_is_not_examined(tmp_path):
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff no picture")
    with pytest.raises(NotExamined, match="no picture"):
        propose(tmp_path / "broken.jpg")


def test_detectors_are_not_loaded_by_the_service():
    """Their memory would stay: they live in a process that ends."""
    asked = "import sys, kuuluu.publication.detecting as d; sys.exit(bool({'cv2', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def goes_on() -> bool:
    return False


def test_new_picture_gets_its_proposals_once(kerava):
    file = keep_picture(kerava, "auto.jpg", _jpeg(plate_scene(10).image), description="", at=AT)
    assert file.examined_at is None
    assert examine_pictures(at=AT, is_to_end=goes_on) == 1
    file.refresh_from_db()
    assert file.examined_at == AT
    assert [box["cls"] for box in file.proposed] == ["licence_plate"]
    assert file.covers == []
    assert examine_pictures(at=AT, is_to_end=goes_on) == 0


def test_a_worker_that_ends_leaves_the_other_pictures_to_the_next_one(kerava):
    for name in ("auto.jpg", "toinen.jpg"):
        keep_picture(kerava, name, _jpeg(plate_scene(10).image), description="", at=AT)
    asked = iter((False, True))
    assert examine_pictures(at=AT, is_to_end=lambda: next(asked)) == 1
    assert File.objects.filter(examined_at=None).count() == 1
    assert examine_pictures(at=AT, is_to_end=goes_on) == 1


def test_pictures_that_wait_for_a_publisher_are_looked_at_first(kerava):
    for name in ("vanha.jpg", "uusi.jpg"):
        keep_picture(kerava, name, _jpeg(plate_scene(10).image), description="", at=AT)
    File.objects.filter(name="vanha.jpg").update(state=State.PUBLIC, created_at=AT - timedelta(days=1))
    asked = iter((False, True))
    examine_pictures(at=AT, is_to_end=lambda: next(asked))
    assert [file.name for file in File.objects.filter(examined_at=None)] == ["vanha.jpg"]


def test_picture_that_kills_the_detectors_holds_up_nothing(kerava, caplog):
    broken = keep_picture(kerava, "rikki.jpg", _jpeg(Image.new("RGB", (300, 200))), description="", at=AT)
    preview_path(broken.pk, "large").write_bytes(b"gone")
    keep_picture(kerava, "auto.jpg", _jpeg(plate_scene(10).image), description="", at=AT)
    assert examine_pictures(at=AT, is_to_end=goes_on) == 2
    broken.refresh_from_db()
    assert (broken.examined_at, broken.proposed, broken.problem) == (AT, [], "unseen")
    assert "No detector could look" in caplog.text


def _jpeg(image):
    out = BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()
