"""Feedback that went on as an initiative: its publisher takes its own page from the public while it is one, and it is gone."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.urls import reverse
from PIL import Image

from kuuluu.cases.models import Case
from kuuluu.cases.queries import thread
from kuuluu.cases.rules import code_of
from kuuluu.cities.models import Secrecy
from kuuluu.feedback import commands
from kuuluu.initiatives.commands.converting import begin_from_feedback
from kuuluu.initiatives.commands.reviewing import accept
from kuuluu.initiatives.commands.writing import save, submit
from kuuluu.initiatives.models import Initiative
from kuuluu.journal.models import Event
from kuuluu.notifications.commands import send, tell
from kuuluu.notifications.models import Delivery
from kuuluu.people.actors import ANYONE
from kuuluu.people.roles import Permission, Role
from kuuluu.publication.models import Ground, PublicInitiative, PublicPicture
from tests.desk.conftest import sit
from tests.desk.test_publishing import take_back
from tests.factories.cases import LETTER, officer, publish_case, sender
from tests.factories.initiatives import make_initiative
from tests.initiatives.test_acceptance_rules import WHOLE
from tests.public.pages.test_visibility import everywhere

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
WORDS = "Merkillinen haikara pesii sillan alla"


@pytest.fixture
def one(kerava, now, django_capture_on_commit_callbacks) -> Initiative:
    """A public initiative that began as public feedback of other words, with a place and a picture."""
    data, area = BytesIO(), kerava.areas.first()
    Image.new("RGB", (80, 60), "teal").save(data, "JPEG")
    data.seek(0)
    draft, _key = commands.start(kerava, language="fi", at=now)
    place = {"latitude": area.lat, "longitude": area.lon, "email": "aino@posti.example"}
    commands.save(draft, data={**LETTER, **place, "text": WORDS}, by=ANYONE, at=now)
    file = commands.attach(draft, name="kuva.jpg", upload=data, description="Pesä", by=ANYONE, at=now)
    case = commands.submit(draft, by=ANYONE, at=now)
    with django_capture_on_commit_callbacks(execute=True):
        publish_case(case, at=now, pictures=[file.pk])
    begun, _key = begin_from_feedback(case, by=sender(case), at=now)
    save(begun, data={**WHOLE, "municipality": kerava.code}, by=ANYONE, at=now)
    made = submit(begun, by=ANYONE, at=now)
    accept(made, by=officer(kerava, Permission.PUBLISH), at=now)
    return made


def decide(client, one, do):
    case = Case.objects.get(pk=one.pk)
    url = reverse("desk:decision", args=[case.number, thread(case)[0].pk])
    return client.post(url, {"seen": case.version, "do": do, "ground": "personal_data"})


def read(anyone, one, now) -> str:
    """All that anybody can read, by the open interface, too, less what was asked for."""
    paths = ["/api/v1/cases/", "/api/v1/cases/?words=haikara", f"/api/v1/cases/{one.case.number}/", "/aloitteet/"]
    paths += [reverse("public:initiative", args=[one.case.number]), reverse("public:initiative_feed")]
    found = everywhere(anyone, now, one.case.number) + "".join(anyone.get(path).content.decode() for path in paths)
    return found.replace('value="haikara"', "").replace("”haikara”", "").replace("words=haikara", "")


def test_withdrawn_feedback_is_gone_everywhere_and_the_initiative_stays(client, anyone, kerava, now, one):
    picture = f"/kuvat/{PublicPicture.objects.get(case=one.pk).pk}-small.jpg"
    own, initiative = f"/asiat/{one.case.number}/", reverse("public:initiative", args=[one.case.number])
    assert "haikara" in read(anyone, one, now)
    assert f'href="{own}"' in anyone.get(initiative).text
    assert b"".join(anyone.get(picture).streaming_content)[:2] == b"\xff\xd8"
    sit(client, kerava, Role.PUBLISHER)
    page = client.get(reverse("desk:initiative", args=[one.case.number]))
    assert f'href="{reverse("desk:publication", args=[one.case.number])}"' in page.text
    assert decide(client, one, "refuse").status_code == 302
    assert "haikara" not in read(anyone, one, now)
    for path in (own, f"{own}syote.atom", f"/api/v1/cases/{one.case.number}/", picture):
        assert anyone.get(path).status_code == 404, path
    kept = anyone.get(initiative)
    assert (kept.status_code, own in kept.text) == (200, False)
    assert WHOLE["demand"] in kept.text


def test_withdrawal_is_taken_back_with_the_way_that_leads_there(client, anyone, kerava, now, one):
    sit(client, kerava, Role.PUBLISHER)
    decide(client, one, "refuse")
    assert PublicInitiative.objects.get(pk=one.pk).from_case == ""
    assert take_back(client, one.case).status_code == 302
    assert anyone.get(f"/asiat/{one.case.number}/").status_code == 200
    assert PublicInitiative.objects.get(pk=one.pk).from_case == one.case.number


def test_withdrawal_is_told_to_the_sender_and_written_down(client, kerava, one):
    sit(client, kerava, Role.PUBLISHER)
    decide(client, one, "refuse")
    event = Event.objects.get(subject_id=one.pk, name="publication.withdrawn")
    tell(event)
    send(Delivery.objects.get().pk, at=event.at)
    assert one.case.number in mail.outbox[0].subject
    assert code_of(one.pk) in mail.outbox[0].body


def test_thread_at_the_desk_says_which_page_went(client, kerava, now, one):
    sit(client, kerava, Role.PUBLISHER, Role.REGISTRAR)
    address = reverse("desk:initiative", args=[one.case.number])
    page, whole = "Palautteen sivu poistettiin julkisilta sivuilta", "Asia poistettiin julkisilta sivuilta"
    assert decide(client, one, "refuse").status_code == 302
    text = client.get(address).text
    assert (page in text, whole in text) == (True, False)
    case = Case.objects.get(pk=one.pk)
    assert take_back(client, case).status_code == 302
    by = officer(kerava, Permission.PUBLISH, Permission.SEE_ALL_UNITS)
    commands.set_secrecy(
        Case.objects.get(pk=one.pk), secrecy=Secrecy.LIMITED, ground=Ground.HEALTH, by=by, at=now + HOUR
    )
    assert whole in client.get(address).text


def test_only_a_publisher_decides_and_only_of_what_was_feedback(client, kerava, now, one):
    sit(client, kerava, Role.REGISTRAR, Role.OFFICER)
    assert decide(client, one, "refuse").status_code == 404
    page = client.get(reverse("desk:initiative", args=[one.case.number]))
    assert reverse("desk:publication", args=[one.case.number]) not in page.text
    client.logout()
    sit(client, kerava, Role.PUBLISHER)
    other = make_initiative(kerava, at=now)
    address = reverse("desk:publication", args=[other.case.number])
    assert client.get(address).status_code == 404
    assert decide(client, other, "refuse").status_code == 404
    assert address not in client.get(reverse("desk:initiative", args=[other.case.number])).text
