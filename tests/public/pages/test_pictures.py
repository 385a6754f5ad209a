from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from kuuluu.cases.models import Case
from kuuluu.feedback import commands
from kuuluu.people.actors import ANYONE
from kuuluu.publication.models import File, PublicPicture
from kuuluu.publication.queries import public_case
from tests.factories.cases import LETTER, publish_case, publisher

HOUR = timedelta(hours=1)


@pytest.fixture
def case(kerava, now, django_capture_on_commit_callbacks):
    data = BytesIO()
    Image.new("RGB", (800, 600), "teal").save(data, "JPEG")
    data.seek(0)
    draft, _key = commands.start(kerava, language="fi", at=now)
    commands.save(draft, data={**LETTER, "text": "Kuva kertoo."}, by=ANYONE, at=now)
    file = commands.attach(draft, name="kuva.jpg", upload=data, description="Pimeä lamppu tolpassa", by=ANYONE, at=now)
    case = commands.submit(draft, by=ANYONE, at=now)
    commands.cover_picture(
        case, file=file, covers=(), description="Pimeä lamppu tolpassa", by=publisher(kerava), at=now
    )
    with django_capture_on_commit_callbacks(execute=True):
        publish_case(Case.objects.get(pk=case.pk), at=now, pictures=[file.pk])
    return Case.objects.get(pk=case.pk)


def test_public_picture_is_served_and_asked_for_each_time(case, anyone):
    name = PublicPicture.objects.get().id
    for size in ("small", "large"):
        response = anyone.get(f"/kuvat/{name}-{size}.jpg")
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
        assert response["Cache-Control"] == "no-cache"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert b"".join(response.streaming_content)[:2] == b"\xff\xd8"


def test_page_shows_the_picture_with_its_description(case, anyone):
    page = anyone.get(f"/asiat/{case.number}/").content.decode()
    assert 'alt="Pimeä lamppu tolpassa"' in page
    assert 'property="og:image"' in page


def test_picture_is_404_for_another_city_another_size_and_another_name(case, anyone, neighbour):
    name = PublicPicture.objects.get().id
    assert neighbour.get(f"/kuvat/{name}-small.jpg").status_code == 404
    assert anyone.get(f"/kuvat/{name}-original.jpg").status_code == 404
    assert anyone.get(f"/kuvat/{uuid4()}-small.jpg").status_code == 404


def test_picture_is_gone_at_once_after_withdrawal(case, anyone, now, django_capture_on_commit_callbacks):
    name = PublicPicture.objects.get().id
    with django_capture_on_commit_callbacks(execute=True):
        commands.withdraw(case, ground="personal_data", by=publisher(case.city), at=now)
    assert anyone.get(f"/kuvat/{name}-small.jpg").status_code == 404


def test_changed_cover_of_a_public_picture_is_taken_back_with_what_was_said_of_it(case, kerava, now):
    outi, file = publisher(kerava), File.objects.get()
    box = {"x": 0.1, "y": 0.1, "w": 0.2, "h": 0.2, "ground": "personal_data"}
    commands.cover_picture(case, file=file, covers=[box], description="Aino kadulla", by=outi, at=now + HOUR)
    commands.undo(case, by=outi, at=now + 2 * HOUR)
    file.refresh_from_db()
    assert (file.covers, file.public_description) == ([], "Pimeä lamppu tolpassa")
    assert "Aino" not in str(public_case(kerava, case.number).pictures)
    commands.undo(case, by=outi, at=now + 3 * HOUR)
    file.refresh_from_db()
    assert (len(file.covers), file.public_description) == (1, "Aino kadulla")
