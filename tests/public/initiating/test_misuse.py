"""What somebody might try who writes along, was only asked, or wants to fill a stranger's letter-box."""

import pytest
from django.utils import timezone

from kuuluu.feedback.models import Draft as FeedbackDraft
from kuuluu.initiatives.commands import makers as commands
from kuuluu.initiatives.commands.converting import draft_feedback
from kuuluu.initiatives.commands.showing import row_of
from kuuluu.initiatives.models import Draft, Initiative, Kind, Maker, MakerRole, MakerState
from kuuluu.journal.commands import NotAllowed
from kuuluu.notifications.models import Delivery
from kuuluu.people.actors import Actor
from kuuluu.public.submission.limits import MOST_FOR_AN_ADDRESS
from tests.factories.initiatives import add_maker, make_initiative
from tests.factories.people import make_identity
from tests.public.initiating.test_own import JOIN, address
from tests.public.pages.test_supporting import as_identified, post, slow  # noqa: F401

pytestmark = pytest.mark.django_db
AINO = "aino@posti.example"


@pytest.fixture
def along(aino, pekka) -> Maker:
    """Pekka writes along in Aino's draft."""
    aino.walk()
    aino.answer("kutsut", emails="pekka@posti.example")
    mine = Maker.objects.get(email="pekka@posti.example")
    pekka.post(address(mine), JOIN)
    pekka.post(address(mine), {"act": "go"})
    return mine


def test_who_writes_along_learns_nothing_of_the_responsible_person(pekka, along):
    for path in ("laji", "ehdotus", "perustelut", "samat", "paikka", "liitteet", "yhdessa", "kutsut", "tarkista"):
        assert AINO not in pekka.get(f"/aloite/{path}/").text, path
    assert AINO not in pekka.get("/aloite/myohemmin/").text
    assert AINO not in pekka.get(address(along)).text


def test_who_writes_along_does_not_become_the_responsible_person(pekka, along):
    pekka.post("/aloite/myohemmin/", {"email": "pekka@posti.example"})
    draft = Draft.objects.get()
    assert draft.data["email"] == AINO
    assert draft.makers.get(role=MakerRole.CONTACT).email == AINO
    with pytest.raises(NotAllowed):
        commands.remember(draft, by=Actor(maker_id=along.pk), at=draft.changed_at)


def test_who_writes_along_does_not_take_the_data_of_the_responsible_person_away(pekka, along):
    pekka.post("/aloite/palautteeksi/")
    assert not FeedbackDraft.objects.filter(data__email=AINO).exists()
    draft = Draft.objects.get()
    with pytest.raises(NotAllowed):
        draft_feedback(draft, by=Actor(maker_id=along.pk), at=draft.changed_at)


def test_whoever_leaves_a_draft_leaves_nothing_of_the_own_in_it(aino, pekka, along):
    mine = Maker.objects.get(email=AINO)
    aino.post(address(mine), {"act": "leave"})
    draft = Draft.objects.get()
    assert AINO not in f"{draft.data}"
    assert aino.get("/aloite/tarkista/").status_code == 302, "the key of who has left opens it no more"
    along.refresh_from_db()
    assert along.role == MakerRole.CONTACT
    pekka.post("/aloite/tarkista/", {})
    assert "040 765 4321" in pekka.get("/aloite/tarkista/").text
    assert [one.name for one in draft.makers.filter(state=MakerState.JOINED)] == ["Pekka Toinen"]


@pytest.mark.parametrize("path", ["tekija", "myohemmin", "kutsut"])
def test_nobodys_letter_box_is_filled_by_a_draft(aino, path):
    aino.walk()
    other = {"name": "Aino Esimerkki", "email": "toinen@posti.example"}
    for n in range(MOST_FOR_AN_ADDRESS + 1):
        email = f"uhri+{n}@posti.example"
        if path == "tekija":
            aino.answer(path, **other)
        status = aino.answer(path, name="Aino Esimerkki", email=email, emails=email).status_code
    assert status == 429


def test_nobodys_letter_box_is_filled_by_a_makers_page(aino, kerava, now):
    one = make_initiative(kerava, at=now)
    mine = one.makers.get()
    page = [aino.post(address(mine), {"act": "invite", "emails": "uhri@posti.example"}) for _n in range(9)][-1]
    assert page.status_code == 429


def test_nobodys_letter_box_is_filled_by_supports(aino, kerava, now, slow):  # noqa: F811
    one = make_initiative(kerava, at=now)
    for n in range(MOST_FOR_AN_ADDRESS + 1):
        said = {"email": f"uhri+{n}@posti.example", "name": f"Kannattaja {n}"}
        page = post(aino, f"/aloitteet/{one.case.number}/kannata/", **said)
    assert page.status_code == 429
    assert Delivery.objects.filter(email__startswith="uhri").count() <= MOST_FOR_AN_ADDRESS


def test_protected_person_joins_and_is_never_shown_by_name(pekka, kerava):
    now = timezone.now()
    one = make_initiative(kerava, at=now)
    mine = add_maker(one, at=now, state=MakerState.INVITED, email="pekka@posti.example")
    as_identified(pekka, make_identity(kerava, at=now, is_protected=True, name=""), now)
    pekka.post(address(mine), {**JOIN, "shows_name": "on"})
    mine.refresh_from_db()
    assert (mine.state, mine.is_protected) == (MakerState.JOINED, True)
    assert row_of(one, at=now).makers == []


def test_protected_person_who_wrote_it_is_not_shown_though_the_identification_is_over(aino, kerava):
    now = timezone.now()
    as_identified(aino, make_identity(kerava, at=now, is_protected=True, name=""), now)
    aino.walk(maker={"name": "Aino Esimerkki", "email": AINO, "shows_name": "on"})
    del aino.cookies["sessionid"]
    assert "Aino Esimerkki" not in aino.get("/aloite/tarkista/").context["public_facts"][-1]["value"]
    aino.send()
    one = Initiative.objects.get()
    assert one.makers.get().is_protected
    assert row_of(one, at=now).makers == []


def test_protected_person_is_not_shown_in_a_motion_either(kerava, now):
    one = make_initiative(kerava, at=now, kind=Kind.YOUTH)
    one.makers.update(is_protected=True)
    assert row_of(one, at=now).makers == []
