"""Supporting on the web: nothing counts before the button, and what hinders is told before anything is typed."""

from datetime import date, timedelta

import pytest

from kuuluu.initiatives.commands import supporting as commands
from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.models import Initiative, Kind, Stage, Support, SupportContact, Tally
from kuuluu.initiatives.rules.supporting import token_of
from kuuluu.people.actors import Actor
from kuuluu.people.models import Identity
from kuuluu.people.rules import identity_key, person_key
from kuuluu.ui.forms import stamp
from tests.factories.initiatives import make_initiative

pytestmark = pytest.mark.django_db
SAID = {"name": "Aino Kannattaja", "born": "1.5.1990", "email": "aino@posti.example", "municipality": "245"}


def post(client, url, **said):
    form = client.get(url).context["form"]
    opened = form["opened"].value() if "opened" in form.fields else stamp()
    return client.post(url, {**SAID, "opened": opened, **said})


@pytest.fixture
def slow(monkeypatch):
    """Forms may be sent at once here: that a robot is fast is tested elsewhere."""
    monkeypatch.setattr("kuuluu.ui.forms.FASTEST", timedelta(0))


def test_support_counts_only_after_the_button(anyone, kerava, now, slow):
    one = make_initiative(kerava, at=now)
    url = f"/aloitteet/{one.case.number}/kannata/"
    assert post(anyone, url).status_code == 200
    row = Support.objects.get(initiative=one)
    link = f"/kannatus/{token_of(row.pk)}/"
    assert "I support this" in anyone.get(f"/en{link}").content.decode()
    count(at=now)
    assert Tally.objects.get(pk=one.pk).supporters == 0
    assert anyone.post(link).status_code == 200
    count(at=now)
    assert Tally.objects.get(pk=one.pk).supporters == 1
    assert "Take my support back" in anyone.get(f"/en{link}").content.decode()
    anyone.post(link, {"withdraw": "1"})
    count(at=now)
    assert Tally.objects.get(pk=one.pk).supporters == 0
    assert not SupportContact.objects.filter(support=row).exists()


def test_date_of_birth_is_kept_nowhere(anyone, kerava, now, slow):
    one = make_initiative(kerava, at=now)
    post(anyone, f"/aloitteet/{one.case.number}/kannata/")
    row = Support.objects.filter(initiative=one).values().get()
    kept = f"{row} {SupportContact.objects.values().get()}"
    # "1990" alone would be met by chance in a key or an identifier.
    assert not [form for form in ("1990, 1, 1", "1990-01-01", "1.1.1990", "19900101") if form in kept]


def test_what_is_wrong_is_told_beside_the_field_with_the_rest_still_there(anyone, kerava, now, slow):
    one = make_initiative(kerava, at=now)
    page = post(anyone, f"/en/aloitteet/{one.case.number}/kannata/", born="1.5.2990").content.decode()
    assert "Check the date" in page
    assert "aino@posti.example" in page


@pytest.mark.parametrize("change", [{"stage": Stage.SENT}, {"paused_at": "2026-11-24T08:00Z"}])
def test_page_says_at_once_that_support_is_not_gathered(anyone, kerava, now, change):
    one = make_initiative(kerava, at=now)
    Initiative.objects.filter(pk=one.pk).update(**change)
    page = anyone.get(f"/en/aloitteet/{one.case.number}/kannata/").content.decode()
    assert "Support is not gathered now" in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]


def test_unpublished_initiative_and_another_citys_are_404(anyone, neighbour, kerava, now):
    hidden, one = make_initiative(kerava, at=now, stage=Stage.CHECKING), make_initiative(kerava, at=now)
    assert anyone.get(f"/aloitteet/{hidden.case.number}/kannata/").status_code == 404
    assert neighbour.get(f"/aloitteet/{one.case.number}/kannata/").status_code == 404
    row = Support.objects.create(initiative=one, way="light", created_at=now)
    assert neighbour.get(f"/kannatus/{token_of(row.pk)}/").status_code == 404
    assert anyone.get("/kannatus/nobody/").status_code == 404


def identity(city, now, **values) -> Identity:
    values = {
        "birth_date": date(1990, 5, 1),
        "municipality": city.code,
        "is_protected": False,
        "name": "Aino",
        **values,
    }
    key = identity_key(city, values.pop("code", "131052-308T"))
    values["person_keys"] = [person_key(city, values["name"], values["birth_date"])]
    return Identity.objects.create(city=city, key=key, identified_at=now, expires_at=now + timedelta(hours=2), **values)


def as_identified(client, row, now):
    session = client.session
    at = now.timestamp()
    session["identified"] = {"identity": str(row.pk), "city": row.city_id, "at": at, "seen": at}
    session.save()
    client.cookies["sessionid"] = session.session_key


def test_referendum_initiative_asks_for_identification_first(anyone, kerava, now):
    one = make_initiative(kerava, at=now, kind=Kind.REFERENDUM)
    page = anyone.get(f"/en/aloitteet/{one.case.number}/kannata/").content.decode()
    assert "Sign this initiative" in page
    assert 'name="born"' not in page


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"birth_date": "young"}, "not yet old enough"),
        ({"municipality": "186"}, "Only residents of this municipality"),
        ({"municipality": ""}, "Only residents of this municipality"),
    ],
)
def test_who_has_no_right_is_told_before_typing(anyone, kerava, now, facts, words):
    one = make_initiative(kerava, at=now, kind=Kind.REFERENDUM)
    if facts.get("birth_date") == "young":
        day = now.date()
        facts = {"birth_date": day.replace(year=day.year - 15, day=1) + timedelta(days=40)}
    as_identified(anyone, identity(kerava, now, **facts), now)
    page = anyone.get(f"/en/aloitteet/{one.case.number}/kannata/").content.decode()
    assert words in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]


def test_resident_signs_once(anyone, kerava, now):
    one = make_initiative(kerava, at=now, kind=Kind.REFERENDUM)
    as_identified(anyone, identity(kerava, now), now)
    url = f"/en/aloitteet/{one.case.number}/kannata/"
    assert "your support counts" in anyone.post(url, {}).content.decode()
    assert "You support this already" in anyone.get(url).content.decode()
    count(at=now)
    tally = Tally.objects.get(pk=one.pk)
    assert (tally.supporters, tally.verified, tally.by_municipality) == (1, 1, {"245": 1})


def test_identified_after_light_support_of_the_same_person_counts_once(anyone, kerava, now, slow):
    one = make_initiative(kerava, at=now)
    post(anyone, f"/aloitteet/{one.case.number}/kannata/", name="Aino")
    row = Support.objects.get(initiative=one)
    anyone.post(f"/kannatus/{token_of(row.pk)}/")
    as_identified(anyone, identity(kerava, now), now)
    page = anyone.post(f"/en/aloitteet/{one.case.number}/kannata/", {}).content.decode()
    assert "You support this already" in page
    count(at=now)
    assert Tally.objects.get(pk=one.pk).supporters == 1


def test_name_of_a_protected_person_is_not_kept(kerava, now):
    one = make_initiative(kerava, at=now)
    row = identity(kerava, now, is_protected=True, name="")
    wish = commands.Wish(name="", shows_name=True)
    made = commands.sign(one, wish=wish, by=Actor(identity_id=row.pk), at=now)
    assert (made.contact.name, made.contact.shows_name) == ("", False)


def test_nobody_learns_by_a_name_and_a_birthday_what_somebody_supports(anyone, kerava, now, slow):
    one = make_initiative(kerava, at=now)
    url = f"/en/aloitteet/{one.case.number}/kannata/"
    pages = []
    for name, email in (
        ("Aino Meri", "aino@meri.example"),
        ("Aino Meri", "urkkija@x.example"),
        ("Ei Kukaan", "b@x.example"),
    ):
        post(anyone, url, name=name, email=email, wants_news="on")
        row = Support.objects.get(contact__email=email)
        token = token_of(row.pk)
        link = f"/en/kannatus/{token}/"
        said = [anyone.post(link), anyone.get(link), anyone.post(link), anyone.post(link, {"quiet": "1"})]
        pages.append([answer.text.replace(token, "") for answer in said])
    count(at=now)
    assert Tally.objects.get(pk=one.pk).supporters == 2
    assert pages[1] == pages[2], "of a supporter and of nobody, the same is told"
    assert "Take my support back" in pages[1][1]
    row = Support.objects.get(contact__email="urkkija@x.example")
    link = f"/en/kannatus/{token_of(row.pk)}/"
    anyone.post(link, {"withdraw": "1"})
    assert "does not count any more" in anyone.get(link).text
    count(at=now)
    assert Tally.objects.get(pk=one.pk).supporters == 2


def test_owner_of_the_same_letter_box_is_told_the_truth(anyone, kerava, now, slow):
    one = make_initiative(kerava, at=now)
    url = f"/en/aloitteet/{one.case.number}/kannata/"
    for name in ("Aino Meri", "Aino Toinen"):
        post(anyone, url, name=name, email="aino@meri.example")
        row = Support.objects.get(contact__name=name)
        page = anyone.post(f"/en/kannatus/{token_of(row.pk)}/")
    assert "You support this already" in page.text
