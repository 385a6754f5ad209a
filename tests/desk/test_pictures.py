"""A publisher covers parts of pictures."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from kuuluu.cases.models import Attachment, Case
from kuuluu.cases.queries import thread
from kuuluu.desk.picture_choices import picture_as_it_stands
from kuuluu.publication.commands import keep_picture
from kuuluu.publication.files import public_path
from kuuluu.publication.models import File, State
from kuuluu.publication.pictures import COVER
from tests.factories.cases import make_case

FACE = {"x": 0.5, "y": 0.25, "w": 0.2, "h": 0.25, "cls": "face"}


@pytest.fixture
def case(kerava, at) -> Case:
    return make_case(kerava, at=at, text="Penkki on rikki leikkipuistossa.")


@pytest.fixture
def file(case, kerava, at) -> File:
    out = BytesIO()
    Image.new("RGB", (800, 600), "orange").save(out, "JPEG")
    file = keep_picture(kerava, "penkki.jpg", out.getvalue(), description="", at=at)
    Attachment.objects.create(message=thread(case)[0], file=file)
    return file


def test_picture_on_which_the_detectors_failed_is_not_public_by_itself(file, at):
    assert picture_as_it_stands(examined(file, at)).is_public, "nothing was found in it"
    file.problem = "unseen"
    assert not picture_as_it_stands(file).is_public


def examined(file, at, *proposed):
    file.proposed, file.examined_at = list(proposed), at + timedelta(minutes=1)
    file.save()
    return file


def sent(file, *boxes, covered=(), public=True):
    name = file.pk.hex
    data = {f"box:{name}": [str(n) for n in range(len(boxes))], f"cover:{name}": list(covered)}
    for n, sides in enumerate(boxes):
        data |= {f"{side}:{name}:{n}": number for side, number in zip("xywh", sides, strict=True)}
    return data | ({"picture": [name]} if public else {})


def decide(client, case, **data):
    url = reverse("desk:decision", args=[case.number, thread(case)[0].pk])
    return client.post(url, {"seen": Case.objects.get(pk=case.pk).version, "do": "publish", **data})


def pixel(data, x, y):
    with Image.open(BytesIO(data)) as image:
        return image.convert("RGB").getpixel((int(x * image.width), int(y * image.height)))


def is_cover(colour):
    return all(abs(one - other) < 12 for one, other in zip(colour, COVER, strict=True))


def test_picture_with_proposals_is_not_public_unless_a_person_says_so(file, at):
    choice = picture_as_it_stands(examined(file, at, FACE))
    assert (choice.is_public, [(box.is_kept, box.is_found) for box in choice.boxes]) == (False, [(True, True)])


def test_picture_nobody_has_looked_at_is_not_public_unless_a_person_says_so(file):
    assert not picture_as_it_stands(file).is_public


def test_clean_picture_is_offered_as_public(file, at):
    assert picture_as_it_stands(examined(file, at)).is_public


def test_proposal_that_was_moved_is_not_proposed_again(file, at):
    examined(file, at, FACE)
    file.covers = [{**FACE, "x": 0.48, "ground": "personal_data"}]
    file.state = State.PUBLIC
    assert [box.name for box in picture_as_it_stands(file).boxes] == [picture_as_it_stands(file).boxes[0].name]
    assert len(picture_as_it_stands(file).boxes) == 1


def test_covered_box_is_burnt_into_the_public_copy(client, outi, case, file):
    assert decide(client, case, **sent(file, ("50", "25,0", "20", "25"), covered=["0"])).status_code == 302
    file.refresh_from_db()
    for size in ("large", "small"):
        data = public_path(file.public_id, size).read_bytes()
        assert is_cover(pixel(data, 0.6, 0.35))
        assert not is_cover(pixel(data, 0.2, 0.2))


def test_dropped_box_covers_nothing(client, outi, case, file):
    decide(client, case, **sent(file, ("50", "25", "20", "25")))
    file.refresh_from_db()
    assert (file.state, file.covers) == (State.PUBLIC, [])


@pytest.mark.parametrize(
    "sides",
    [("50", "25", "60", "25"), ("a", "25", "20", "25"), ("-1", "0", "5", "5"), ("1", "1", "0", "5"), ("nan",) * 4],
)
def test_box_that_is_none_is_told_and_kept(client, outi, case, file, sides):
    page = decide(client, case, **sent(file, sides, covered=["0"]))
    assert page.status_code == 422
    assert f'value="{sides[2]}"' in page.text
    assert 'aria-invalid="true"' in page.text
    file.refresh_from_db()
    assert file.state == State.PENDING


def test_empty_row_is_no_box(client, outi, case, file):
    assert decide(client, case, **sent(file, ("", "", "", ""), covered=["0"])).status_code == 302


def test_preview_is_burnt_and_changes_nothing(client, outi, case, file):
    url = reverse("desk:covered", args=[case.number, file.pk])
    page = client.get(url, {"b": ["50,25,20,25", "x,1", "9,9,999,1"]})
    data = b"".join(page.streaming_content)
    assert page["Content-Type"] == "image/jpeg"
    assert is_cover(pixel(data, 0.6, 0.35))
    assert not is_cover(pixel(data, 0.2, 0.2))
    file.refresh_from_db()
    assert file.covers == []


def test_preview_is_for_publishers(client, case, file):
    assert client.get(reverse("desk:covered", args=[case.number, file.pk])).status_code in {302, 404}
