"""At the desk, too, everybody finds only what is theirs to see: other units' matters, secret ones, and senders' contacts."""

import io
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kuuluu.cases.models import Case
from kuuluu.cases.queries import thread
from kuuluu.cities.models import City
from kuuluu.feedback import commands
from kuuluu.feedback.models import Reconsideration
from kuuluu.initiatives.commands import reviewing
from kuuluu.initiatives.commands.appealing import appeal
from kuuluu.initiatives.commands.commenting import comment
from kuuluu.initiatives.models import Enclosure, ReviewCode, Stage
from kuuluu.people.actors import ANYONE
from kuuluu.people.roles import Permission, Role
from kuuluu.publication.commands import keep_file
from kuuluu.publication.models import Decision
from kuuluu.workday.commands import keep_unsent
from tests.factories.cases import LETTER, officer, publish_case
from tests.factories.documents import letter_pdf
from tests.factories.initiatives import make_initiative, maker
from tests.factories.people import give_second_factor, make_actor, make_member
from tests.guards.addresses import of
from tests.guards.test_desk_is_closed import VALUES
from tests.guards.world import photo

BOSS = (Permission.HANDLE_CASES, Permission.SEE_SECRET)


@dataclass
class Matter:
    """A case with words of its own in every place where a word can lie."""

    case: Case
    words: dict[str, str]
    contact: dict[str, str]
    files: list[Any] = field(default_factory=list)
    message: Any = None


def matter(city: City, mark: str, *, at, **letter) -> Matter:
    """Make a public case of a unit with a picture, a document, notes, words not sent and a decision that somebody must check."""
    words = {
        what: f"{mark}{what}" for what in ("otsikko", "teksti", "muistio", "kuva", "kirje", "luonnos", "perustelu")
    }
    contact = {
        "name": f"{mark}nimi",
        "email": f"{mark}@example.org".lower(),
        "phone": f"04077{len(mark)}{ord(mark[0]):04}",
    }
    text = f"{words['otsikko']} lamppu. {words['teksti']} kertoo."
    draft, _key = commands.start(city, language="fi", at=at)
    commands.save(draft, data={**LETTER, "text": text, **contact, **letter}, by=ANYONE, at=at)
    same = {"description": words["kuva"], "by": ANYONE, "at": at}
    picture = commands.attach(draft, name=f"{words['kuva']}.jpg", upload=photo(""), **same)
    document = commands.attach(
        draft, name=f"{words['kirje']}.pdf", upload=io.BytesIO(letter_pdf([words["kirje"]])), **same
    )
    case = commands.submit(draft, by=ANYONE, at=at)
    commands.note(case, text=words["muistio"], by=officer(city, *BOSS), at=at)
    publish_case(case, at=at, spans=())
    Decision.objects.filter(original__message__case=case).update(is_automatic=True, is_sampled=True)
    Reconsideration.objects.create(case=case, words=words["perustelu"], asked_at=at, due_date=at.date())
    keep_unsent(case, noun="answer", text=words["luonnos"], by=make_actor(city, Role.REGISTRAR), at=at)
    return Matter(case, words, contact, [picture.pk, document.pk], thread(case)[0])


def initiative_matter(city: City, mark: str, *, at, unit, secrecy: str) -> Matter:
    """Make an initiative with words of its own in its text, a comment, a refusal, an appeal and a file, and a maker's contact."""
    what = ("otsikko", "vaade", "perustelu", "kommentti", "syy", "oikaisu", "kuva")
    words = {one: f"{mark}{one}" for one in what}
    name, email, phone = f"{mark}nimi", f"{mark}@example.org".lower(), f"04088{len(mark)}{ord(mark[0]):04}"
    texts = {"title": f"{words['otsikko']} auki", "demand": words["vaade"], "reasons": words["perustelu"]}
    one = make_initiative(city, at=at, stage=Stage.DISCUSSING, **texts)
    one.makers.update(name=name, email=email, phone=phone)
    comment(one, words=words["kommentti"], by=ANYONE, at=at)
    file = keep_file(city, f"{words['kuva']}.jpg", photo(""), description=words["kuva"], at=at)
    Enclosure.objects.create(initiative=one, file=file)
    registrar = make_actor(city, Role.REGISTRAR)
    reason = {"reason": words["syy"], "code": ReviewCode.UNCLEAR, "by": registrar, "at": at}
    reviewing.ask_correction(one, **reason)
    reviewing.refuse(one, **reason)
    appeal(one, words=words["oikaisu"], by=maker(one), at=at)
    Case.objects.filter(pk=one.pk).update(unit=unit, secrecy=secrecy)
    return Matter(one.case, words, {"name": name, "email": email, "phone": phone}, [file.pk], thread(one.case)[0])


@pytest.fixture
def at():
    return timezone.localtime() - timedelta(hours=3)


@pytest.fixture
def matters(kerava, at) -> dict[str, Matter]:
    made = {
        level: matter(kerava, mark, at=at) for level, mark in (("open", "Avo"), ("limited", "Raja"), ("secret", "Sala"))
    }
    for level in ("limited", "secret"):
        commands.set_secrecy(made[level].case, secrecy=level, ground="health", by=officer(kerava), at=at)
    for level, mark, secrecy in (("initiative", "Alku", "public"), ("secret initiative", "Kätkö", "secret")):
        made[level] = initiative_matter(kerava, mark, at=at, unit=made["open"].case.unit, secrecy=secrecy)
    return made


BOTH = [("initiative", "contact"), ("secret initiative", "words"), ("secret initiative", "contact")]


# Who, with which role and where, finds what of whom: "words" of a matter, or "contact" data.
FORBIDDEN = {
    "an officer of another unit": {
        *(("open", "words"), ("open", "contact"), ("limited", "words"), ("secret", "words")),
        *(("initiative", "words"), *BOTH),
    },
    "an officer of the unit": {("secret", "words"), ("secret", "contact"), *BOTH[1:]},
    "a publisher": {
        ("limited", "words"),
        ("secret", "words"),
        *((one, "contact") for one in ("open", "limited", "secret")),
        *BOTH,
    },
    "an administrator": {
        ("limited", "words"),
        ("secret", "words"),
        *((one, "contact") for one in ("open", "limited", "secret")),
        *BOTH,
    },
}
ROLES = {
    "an officer of another unit": Role.OFFICER,
    "an officer of the unit": Role.OFFICER,
    "a publisher": Role.PUBLISHER,
    "an administrator": Role.ADMINISTRATOR,
}


def walk(matters: dict[str, Matter]) -> list[str]:
    """Return every address of the desk, those about a case with each of the cases, its files and its messages."""
    urls = []
    for one in of("desk"):
        for made in matters.values():
            known = {"number": made.case.number, "message_id": made.message.pk, "file_id": made.files[0]}
            for file_id in made.files:
                values = {
                    n: {**known, "file_id": file_id}.get(n) or VALUES.get(k) or VALUES.get(n, "one")
                    for n, k in one.values
                }
                urls.append(reverse(one.name, kwargs=values))
    numbers = "&".join(f"n={made.case.number}" for made in matters.values())
    urls += [f"{reverse('desk:many')}?{numbers}", f"{reverse('desk:field')}?{numbers}"]
    for made in matters.values():
        for words in (*made.words.values(), *made.contact.values(), made.case.number):
            urls.append(f"{reverse('desk:work_list')}?q={words}")
        urls += [
            f"{reverse('desk:case', args=[made.case.number])}?sender",
            f"{reverse('desk:similar', args=[made.case.number])}?part",
        ]
    return list(dict.fromkeys(urls))


@pytest.mark.django_db
@pytest.mark.parametrize("who", FORBIDDEN)
def test_nobody_finds_at_the_desk_what_is_not_theirs(client, kerava, matters, who):
    own = matters["open"].case.unit
    elsewhere = kerava.units.filter(is_active=True).exclude(pk=own.pk).first()
    unit = {"an officer of another unit": elsewhere, "an officer of the unit": own}.get(who)
    client.force_login(give_second_factor(make_member(kerava, ROLES[who], unit)))
    found, seen, initiatives = [], 0, 0
    for url in walk(matters):
        answer = client.get(url, headers={"host": kerava.host})
        assert answer.status_code in {200, 302, 404, 405}, url
        page = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(errors="replace")
        # What was asked for is said again in the form that it was asked by.
        asked = url.partition("?q=")[2]
        for level, what in FORBIDDEN[who]:
            for name, word in getattr(matters[level], what).items():
                if word != asked and word.lower() in page.lower():
                    found.append(f"{url}: {what} of what is {level}, {name}")
        seen += matters["open"].words["otsikko"] in page
        initiatives += matters["initiative"].words["oikaisu"] in page
    assert found == []
    assert initiatives > 0 or who == "an officer of another unit"
    assert seen > 0 or who == "an officer of another unit"


@pytest.mark.django_db
@pytest.mark.parametrize("who", FORBIDDEN)
def test_nobody_acts_at_the_desk_on_what_is_not_theirs(client, kerava, matters, who):
    own = matters["open"].case.unit
    elsewhere = kerava.units.filter(is_active=True).exclude(pk=own.pk).first()
    unit = {"an officer of another unit": elsewhere, "an officer of the unit": own}.get(who)
    client.force_login(give_second_factor(make_member(kerava, ROLES[who], unit)))
    for level in ("secret", "secret initiative"):
        nothing_is_done(client, kerava, matters[level])


def nothing_is_done(client, city: City, secret: Matter) -> None:
    known = {"number": secret.case.number, "message_id": secret.message.pk, "file_id": secret.files[0]}
    for one in of("desk"):
        # A hold keeps what is in a case from being erased, and needs to see nothing of it.
        if "number" not in one.takes or one.name == "desk:retention_hold_end":
            continue
        values = {n: known.get(n) or VALUES.get(k) or VALUES.get(n, "one") for n, k in one.values}
        answer = client.post(reverse(one.name, kwargs=values), headers={"host": city.host})
        assert answer.status_code in {404, 405}, one.name
    for noun in ("answer", "note", "secrecy", "unit", "assignee", "duplicate", "reopening"):
        url = reverse("desk:act", args=[secret.case.number, noun])
        assert client.post(url, {"seen": 9, "text": "x"}, headers={"host": city.host}).status_code == 404
