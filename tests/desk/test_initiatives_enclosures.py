"""Attachments of an initiative at the desk: covered, described, decided on, and only then on its public page."""

import io
import re

import pytest
from django.urls import reverse
from PIL import Image

from kuuluu.initiatives.commands.converting import into_feedback
from kuuluu.initiatives.commands.enclosures import publish_picture, refuse_file
from kuuluu.initiatives.commands.reviewing import accept
from kuuluu.initiatives.models import Enclosure, Initiative, Stage
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.initiatives.tasks import read_documents
from kuuluu.journal.commands import NotNow
from kuuluu.people.roles import Role
from kuuluu.publication.commands import keep_file
from kuuluu.publication.files import document_path, public_path
from kuuluu.publication.models import File, PublicDocument, PublicInitiative, PublicPicture
from kuuluu.publication.pictures import COVER
from tests.desk.conftest import sit
from tests.factories.documents import letter_pdf
from tests.factories.initiatives import make_initiative, maker
from tests.factories.people import make_actor
from tests.guards.documents import unpacked
from tests.public.pages.conftest import one_connection  # noqa: F401 - the public page is read as the public role


def give(one, at, name, data, description=""):
    file = keep_file(one.city, name, io.BytesIO(data), description=description, at=at)
    Enclosure.objects.create(initiative=one, file=file)
    return file


@pytest.fixture
def one(kerava, at):
    return make_initiative(kerava, at=at, stage=Stage.CHECKING)


@pytest.fixture
def picture(one, at):
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "orange").save(out, "JPEG")
    return give(one, at, "halli.jpg", out.getvalue(), "Halli edestä")


@pytest.fixture
def letter(one, at):
    file = give(one, at, "Selvitys.pdf", letter_pdf(["Halli on kylmä.", "Soita Ainolle 040 123 4567."]))
    read_documents(int(at.timestamp()))
    file.refresh_from_db()
    return file


def status(client, url) -> int:
    answer = client.get(url)
    if answer.streaming:
        list(answer.streaming_content)
    return answer.status_code


def decide(client, one, view, file, /, **data):
    version = Initiative.objects.select_related("case").get(pk=one.pk).case.version
    return client.post(reverse(f"desk:{view}", args=[one.case.number, file.pk]), {"seen": version, **data})


def shown(client, one) -> str:
    return client.get(reverse("public:initiative", args=[one.case.number])).text


@pytest.mark.usefixtures("outi")
def test_picture_is_covered_and_shown_when_the_initiative_is_and_taken_back(client, at, one, picture):
    listed = client.get(reverse("desk:initiatives")).text
    assert "1 liite odottaa" in listed
    assert reverse("desk:initiative_files", args=[one.case.number]) in listed
    page = client.get(reverse("desk:initiative_files", args=[one.case.number])).text
    for name in ("desk:covered", "desk:picture"):
        url = reverse(name, args=[one.case.number, picture.pk, *(["large"] if name == "desk:picture" else [])])
        assert url in page
        assert status(client, url) == 200
    key = picture.pk.hex
    box = {f"{side}:{key}:0": number for side, number in zip("xywh", (50, 25, 20, 25), strict=True)}
    box |= {f"box:{key}": "0", f"cover:{key}": "0", f"description:{key}": "Halli edestä"}
    wrong = decide(client, one, "initiative_picture", picture, do="publish", **{**box, f"x:{key}:0": "150"})
    assert wrong.status_code == 422
    assert decide(client, one, "initiative_picture", picture, do="publish", **box).status_code == 302
    assert not PublicPicture.objects.exists()
    accept(Initiative.objects.get(pk=one.pk), by=make_actor(one.city, Role.PUBLISHER), at=at)
    [public] = PublicPicture.objects.filter(initiative_id=one.pk)
    page = shown(client, one)
    assert 'alt="Halli edestä"' in page
    address = reverse("public:picture", args=[public.pk, "large"])
    assert address in page
    assert status(client, address) == 200
    with Image.open(public_path(public.pk, "large")) as image:
        assert all(abs(a - b) < 12 for a, b in zip(image.getpixel((480, 225)), COVER, strict=True))
    assert decide(client, one, "initiative_picture", picture, do="refuse").status_code == 422
    refused = decide(client, one, "initiative_picture", picture, do="refuse", ground="personal_data")
    assert refused.status_code == 302
    assert status(client, address) == 404
    assert not PublicInitiative.objects.get(pk=one.pk).pictures


def test_file_kept_from_the_public_while_another_looked_at_it_is_not_shown_by_that(at, one, picture):
    seen, by = File.objects.get(pk=picture.pk), make_actor(one.city, Role.PUBLISHER)
    refuse_file(one, file=picture, ground="personal_data", by=by, at=at)
    with pytest.raises(NotNow):
        publish_picture(one, file=seen, covers=[], description="", by=make_actor(one.city, Role.PUBLISHER), at=at)
    picture.refresh_from_db()
    assert picture.state == "refused"


def test_document_is_shown_less_what_is_hidden(client, kerava, at, one, letter):
    sit(client, kerava, Role.REGISTRAR)
    files = reverse("desk:initiative_files", args=[one.case.number])
    address = reverse("desk:initiative_document", args=[one.case.number, letter.pk])
    assert address in client.get(files).text
    page = client.get(address).text
    assert "040 123 4567" in page
    assert f"<title>Asiakirja 1: {one.case.number}" in page
    sheet = re.search(r'src="([^"]+/1\.jpg)"', page)
    assert status(client, sheet[1]) == 200
    stale = client.post(address, {"seen": 999, "do": "publish", "name": "Selvitys.pdf"})
    assert stale.status_code == 409
    done = decide(client, one, "initiative_document", letter, do="publish", name="Selvitys.pdf")
    assert done.status_code == 302
    accept(Initiative.objects.get(pk=one.pk), by=make_actor(one.city, Role.PUBLISHER), at=at)
    [public] = PublicDocument.objects.filter(initiative_id=one.pk)
    assert "Selvitys.pdf" in shown(client, one)
    said = unpacked(document_path(public.pk).read_bytes())
    assert b"Halli on" in said
    # In a document's own identifier, hexadecimal and random, the same digits may stand by chance.
    assert not re.search(rb"(?<![0-9a-f])4567(?![0-9a-f])", said, re.IGNORECASE)
    assert status(client, reverse("public:document", args=[public.pk])) == 200


@pytest.mark.usefixtures("outi")
def test_what_goes_on_as_feedback_waits_anew(client, at, one, picture):
    accept(one, by=make_actor(one.city, Role.PUBLISHER), at=at)
    decide(client, one, "initiative_picture", picture, do="publish")
    [public] = PublicPicture.objects.filter(initiative_id=one.pk)
    Initiative.objects.filter(pk=one.pk).update(stage=Stage.FIXING)
    one = Initiative.objects.select_related("case").get(pk=one.pk)
    into_feedback(one, by=maker(one), at=at)
    assert status(client, reverse("public:picture", args=[public.pk, "large"])) == 404
    picture.refresh_from_db()
    assert (picture.state, picture.public_id) == ("pending", None)


def test_files_are_closed_to_the_other_city_and_undecidable_to_who_may_not_review(client, jarvenpaa, one, picture):
    addresses = [
        reverse("desk:initiative_files", args=[one.case.number]),
        reverse("desk:picture", args=[one.case.number, picture.pk, "large"]),
        reverse("desk:covered", args=[one.case.number, picture.pk]),
    ]
    sit(client, jarvenpaa, Role.PUBLISHER)
    assert [status(client, each) for each in addresses] == [404, 404, 404]
    assert decide(client, one, "initiative_picture", picture, do="publish").status_code == 404
    sit(client, one.city, Role.OFFICER, unit_code=one.city.units.first().code)
    assert decide(client, one, "initiative_picture", picture, do="publish").status_code == 404
    picture.refresh_from_db()
    assert picture.state == "pending"


def test_makers_see_what_waits_what_is_shown_and_what_not_and_why(client, at, one, picture, letter):
    own = f"/aloite/oma/{maker_code(one.makers.get().pk)}/"
    waits, refused = "Odottaa", "Ei julkinen: kaupungin työntekijä on katsonut sen."
    page = client.get(own, HTTP_HOST=one.city.host).text
    assert (page.count(waits), refused in page) == (2, False)
    assert all(words in page for words in ("halli.jpg", "Halli edestä", "Selvitys.pdf"))
    by = make_actor(one.city, Role.REGISTRAR)
    publish_picture(one, file=picture, covers=[], description="Halli", by=by, at=at)
    refuse_file(one, file=letter, ground="personal_data", by=by, at=at)
    page = client.get(own, HTTP_HOST=one.city.host).text
    assert "Siitä tulee julkinen yhdessä aloitteen kanssa." in page
    assert (page.count(waits), refused in page, "Henkilötieto" in page) == (0, True, True)
    accept(one, by=by, at=at)
    assert "Kaikki näkevät sen aloitteen sivulla." in client.get(own, HTTP_HOST=one.city.host).text
