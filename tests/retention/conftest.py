"""Cities that do the same things, with words of their own in every place where a word can lie."""

import copy
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import transaction

from kuuluu.cases import commands as cases
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, Ending
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City, Secrecy
from kuuluu.feedback import commands as feedback
from kuuluu.feedback.models import Reconsideration
from kuuluu.journal.models import Event
from kuuluu.notifications import commands as notifications
from kuuluu.notifications.models import Delivery, DeliveryState, Follower
from kuuluu.people import commands as people
from kuuluu.people.actors import ANYONE, SYSTEM, Actor, actor_of
from kuuluu.people.roles import Role
from kuuluu.publication.commands import keep_original
from kuuluu.publication.models import File
from kuuluu.publication.rules import Hide
from kuuluu.routing.models import Prediction
from kuuluu.workday import commands as workday
from tests.factories.cases import LETTER, publish_case, publisher, sender
from tests.factories.people import make_facts, make_member
from tests.guards.world import photo

START = datetime(2024, 1, 10, 10, 0, tzinfo=ZoneInfo("Europe/Helsinki"))


class Planted:
    """The words of one city, each by where it was put."""

    def __init__(self, mark: str) -> None:
        self.mark = mark
        self.words: dict[str, str] = {}

    def word(self, where: str) -> str:
        """Return a word that is nowhere else, with letters that are written otherwise in ASCII."""
        return self.words.setdefault(where, f"{self.mark}{len(self.words):03}käpä{len(self.words):03}")

    def mail(self, where: str) -> str:
        return self.words.setdefault(where, f"{self.mark.lower()}{len(self.words):03}@example.org")

    def of(self, *names: str) -> set[str]:
        """Return the words planted under these names."""
        return {word for where, word in self.words.items() if where.partition(":")[0] in names}


def letter(plant: Planted, name: str, **values) -> dict:
    word = plant.word
    return {
        **LETTER,
        "text": f"{word(f'{name}: title')} lamppu on rikki. {word(f'{name}: text')} kertoo lisää.",
        "address": f"{word(f'{name}: address')} 7",
        "place_words": word(f"{name}: place in words"),
        "latitude": 60.4034,
        "longitude": 25.105,
        "name": word(f"{name}: sender"),
        "email": plant.mail(f"{name}: e-mail"),
        "phone": word(f"{name}: telephone"),
        "postal_address": word(f"{name}: postal address"),
        "objection": "other",
        "objection_words": word(f"{name}: objection"),
        **values,
    }


def write(city: City, plant: Planted, name: str, at: datetime, **values):
    """Write a letter with two pictures whose names, descriptions and data hold words."""
    draft, _key = feedback.start(city, language="fi", at=at)
    feedback.save(draft, data=letter(plant, name, **values), by=ANYONE, at=at)
    for n in range(2):
        feedback.attach(
            draft,
            name=f"{plant.word(f'{name}: file name {n}')}.jpg",
            upload=photo(plant.word(f"{name}: file data {n}")),
            description=plant.word(f"{name}: file description {n}"),
            by=ANYONE,
            at=at,
        )
    return draft


def send(city: City, plant: Planted, name: str, at: datetime, **values) -> Case:
    case = feedback.submit(write(city, plant, name, at, **values), by=ANYONE, at=at)
    # As if the second file were a document whose words have been read.
    document = File.objects.filter(attachment__message__case=case).last()
    document.words = keep_original(city, plant.word(f"{name}: words of a document"), by=SYSTEM, at=at)
    document.save(update_fields=["words"])
    # As if a model had guessed by the words.
    reasons = [{"service": case.service_id, "confidence": 0.5, "reasons": [plant.word(f"{name}: why a model guessed")]}]
    Prediction.objects.create(case=case, services=[case.service_id], ranked=reasons, at=at)
    return case


def talk(case: Case, plant: Planted, name: str, at: datetime, mikko: Actor) -> None:
    """Publish a case with a picture, and say everything that can be said in one."""
    word = plant.word
    shown = File.objects.filter(attachment__message__case=case).first()
    feedback.take_up(case, by=mikko, at=at)
    feedback.note(case, text=word(f"{name}: note"), by=mikko, at=at)
    feedback.ask(case, text=word(f"{name}: question"), by=mikko, at=at)
    feedback.reply(case, text=word(f"{name}: reply"), by=sender(case), at=at)
    feedback.add(case, text=word(f"{name}: addition"), by=sender(case), at=at)
    publish_case(case, at=at, spans=(Hide(0, 4, "person_name"),), pictures={shown.pk})
    feedback.answer(case, text=word(f"{name}: answer"), by=mikko, at=at)
    Reconsideration.objects.create(
        case=case,
        words=word(f"{name}: another look"),
        reason=word(f"{name}: its reason"),
        asked_at=at,
        due_date=at.date(),
        decided_at=at,
        decided_by_id=mikko.person_id,
    )
    email = plant.mail(f"{name}: follower")
    notifications.follow(case.city, email=email, scope=f"case:{case.number}", language="fi", by=ANYONE, at=at)
    Follower.objects.filter(email=email).update(confirmed_at=at)
    for event in Event.objects.filter(subject_id=case.pk):
        notifications.tell(event)


def close(case: Case, plant: Planted, name: str, at: datetime, mikko: Actor) -> None:
    feedback.close(case, ending=Ending.DONE, text=plant.word(f"{name}: ending"), by=mikko, at=at)


def delegate(case: Case, plant: Planted, at: datetime, mikko: Actor) -> None:
    """Let a contractor do the work of a case, who is told so."""
    who = {"name": plant.word("contractor: name"), "email": plant.mail("contractor: e-mail")}
    given = {"words": plant.word("closed: order"), "by": mikko, "at": at}
    job = feedback.delegate(case, contractor=feedback.contractor_of(case.city, **who), **given)
    by = Actor(contractor_id=job.contractor_id)
    feedback.report_work(job, words=plant.word("closed: report"), by=by, at=at)
    feedback.accept_work(job, by=mikko, at=at)
    notifications.tell(Event.objects.get(subject_id=case.pk, name=CaseEvent.DELEGATED))


def plant_city(city: City, mark: str, at: datetime = START) -> SimpleNamespace:
    """Fill a city: a case that is closed, one joined to it, one open, one secret, and what belongs to no case."""
    plant = Planted(mark)
    mikko = actor_of(make_member(city, Role.OFFICER, name="Mikko"))
    made = {name: send(city, plant, name, at, wants_answer=False) for name in ("closed", "open", "joined", "secret")}
    for name in ("closed", "open"):
        talk(made[name], plant, name, at, mikko)
    feedback.set_secrecy(made["secret"], secrecy=Secrecy.SECRET, ground="health", by=publisher(city), at=at)
    cases.note_view(made["secret"], by=mikko, at=at)
    delegate(made["closed"], plant, at, mikko)
    for name in ("closed", "secret"):
        made[name].refresh_from_db()
        close(made[name], plant, name, at, SYSTEM if name == "secret" else mikko)
    feedback.join(made["joined"], to=made["closed"], by=mikko, at=at)
    write(city, plant, "draft", at)
    workday.keep_unsent(made["open"], noun="answer", text=plant.word("unsent"), by=mikko, at=at)
    notifications.follow(city, email=plant.mail("unconfirmed"), scope="all", language="fi", by=ANYONE, at=at)
    Delivery.objects.filter(city=city).update(state=DeliveryState.SENT)
    gone = make_member(city, Role.OFFICER, name=plant.word("former: name"), email=plant.mail("former: e-mail"))
    words = {"name": plant.word("former: view"), "query": f"q={plant.word('former: words of a view')}"}
    workday.save_view(city, **words, by=actor_of(gone), at=at)
    people.deactivate(city, person=gone, by=SYSTEM, at=at)
    people.identify(city, facts=make_facts(name=plant.word("identified: name")), by=SYSTEM, at=at)
    return SimpleNamespace(city=city, plant=plant, mikko=mikko, gone=gone, **made)


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[tuple[SimpleNamespace, Path]]:
    """A city with words everywhere, more than two years ago, and its files: made once for all tests of a file."""
    with django_db_blocker.unblock():
        before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("files")
        cities.forget()
        with transaction.atomic():
            made = plant_city(City.objects.get(slug="kerava"), "Zaffo")
            folder, settings.MEDIA_ROOT = settings.MEDIA_ROOT, before
            yield made, folder
            transaction.set_rollback(True)


@pytest.fixture
def aino(planted, db, files) -> SimpleNamespace:
    """The planted city; what a test changes in it, also in its files, is as it was for the next one."""
    made, folder = planted
    shutil.copytree(folder, settings.MEDIA_ROOT)
    return copy.deepcopy(made)


@pytest.fixture
def later() -> datetime:
    """When the times of what a case holds are over, but not those of logs."""
    return START + timedelta(days=760)


@pytest.fixture
def much_later() -> datetime:
    return START + timedelta(days=1900)
