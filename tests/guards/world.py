"""A city with secrets everywhere a secret can lie, and with much that is public beside them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from kuuluu.cases.models import Case, Ending
from kuuluu.cases.queries import thread
from kuuluu.cases.rules import code_of
from kuuluu.cities.models import City, Service
from kuuluu.cities.queries import unit_by_code
from kuuluu.feedback import commands
from kuuluu.notifications import commands as notifications
from kuuluu.notifications.models import Follower
from kuuluu.notifications.rules import token_of
from kuuluu.people.actors import ANYONE, actor_of
from kuuluu.people.roles import Role
from kuuluu.publication.models import Disturbance, PublicPicture
from kuuluu.publication.rules import Hide
from tests.factories.cases import LETTER, make_case, officer, publish_case, publisher, sender
from tests.factories.people import make_member
from tests.factories.pictures import photo
from tests.guards import initiatives
from tests.guards.documents import documents
from tests.guards.handled_initiatives import handled

PUBLIC_WORDS = "Julkinenlause"
# How most secrets begin.
MARK = "zaffer"
# Public in the other city, and nowhere here.
ELSEWHERE = "Naapurinjulkinen"
PHONE, IDENTITY_CODE = "040 7654321", "131052-308T"


@dataclass
class World:
    """What was made: the secrets by what they are, and what addresses need."""

    city: City
    other: City
    at: datetime
    folder: Any = None
    secrets: dict[str, str] = field(default_factory=dict)
    case: Any = None
    hidden_numbers: list[str] = field(default_factory=list)
    pictures: list[UUID] = field(default_factory=list)
    dead_pictures: list[UUID] = field(default_factory=list)
    documents: list[UUID] = field(default_factory=list)
    dead_documents: list[UUID] = field(default_factory=list)
    document_case: Any = None
    documents_of_initiatives: list[UUID] = field(default_factory=list)
    initiative: Any = None
    files: list[UUID] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    handled_number: str = ""
    initiatives: list[Any] = field(default_factory=list)
    hidden_initiatives: list[Any] = field(default_factory=list)
    other_initiative: Any = None
    maker_codes: list[str] = field(default_factory=list)
    support_tokens: list[str] = field(default_factory=list)
    # By e-mail address the secrets that go there and nowhere else.
    own: dict[str, set[str]] = field(default_factory=dict)

    def secret(self, what: str) -> str:
        """Make a secret word of its own, with signs that are written otherwise in HTML, JSON and addresses."""
        return self.secrets.setdefault(what, f"{MARK.capitalize()}{len(self.secrets):03}ä&”{len(self.secrets):03}")

    def known(self, what: str, words: str) -> str:
        """Note words that are secret as they stand."""
        self.secrets[what] = words
        return words


def send(world: World, city: City, *, files: tuple[tuple[str, str, str], ...] = (), **letter: Any) -> Case:
    """Send a draft with pictures: name, description, what their data says."""
    draft, _key = commands.start(city, language="fi", at=world.at)
    commands.save(draft, data={**LETTER, **letter}, by=ANYONE, at=world.at)
    for name, description, inner in files:
        commands.attach(draft, name=name, upload=photo(inner), description=description, by=ANYONE, at=world.at)
    return commands.submit(draft, by=ANYONE, at=world.at)


def files_of(case: Case) -> list[UUID]:
    return [a.file_id for message in thread(case) for a in message.attachments.all()]


def make_world(city: City, other: City, at: datetime) -> World:
    world = World(city, other, at)
    public(world)
    documents(world, PUBLIC_WORDS)
    conversation(world)
    never_public(world)
    unsent(world)
    disturbances(world)
    initiatives.initiatives(world, PUBLIC_WORDS)
    followers(world)
    elsewhere(world)
    world.handled_number = handled(world, PUBLIC_WORDS)
    return world


def public(world: World) -> None:
    """A published case with everything that its publisher hid."""
    secret = world.secret
    start = f"{secret('words hidden at the start, where titles are made from')} {PUBLIC_WORDS} lampusta."
    text = f"{start} Soita {PHONE} tai {IDENTITY_CODE}, {secret('words hidden by the publisher')} kertoo lisää."
    world.known("a telephone number", "7654321")
    world.known("an identity code", "308T")
    name = secret("a file's name").replace("”", "").replace("&", "")
    world.known("a file's name", name)
    case = send(
        world,
        world.city,
        text=text,
        latitude=60.4034,
        longitude=25.105,
        name=secret("the sender's name"),
        email=world.known("the sender's e-mail", "zaffermail@example.org"),
        phone=world.known("the sender's telephone", "0401112223"),
        postal_address=secret("the sender's address"),
        place_words=f"Soita {PHONE}",
        objection="trade_secret",
        objection_words=secret("why the sender objects"),
        files=(
            (f"{name}.jpg", f"Pimeä lamppu, soita {PHONE}", secret("what a picture's data says")),
            (f"{name}2.jpg", secret("the description of a refused picture"), secret("a refused picture's data")),
        ),
    )
    shown, refused = files_of(case)
    hidden = [what for what in world.secrets.values() if what in text] + [PHONE, IDENTITY_CODE]
    spans = tuple(Hide(text.index(what), text.index(what) + len(what)) for what in hidden)
    publish_case(case, at=world.at, spans=spans, pictures={shown})
    world.case, world.files = case, [shown, refused]
    world.pictures = list(PublicPicture.objects.filter(case_id=case.pk).values_list("pk", flat=True))
    world.codes.append(world.known("a case's code", code_of(case.pk)))
    world.own["zaffermail@example.org"] = {"a case's code"}


def conversation(world: World) -> None:
    """What was said later: public answers beside notes, replies and answers that wait for a publisher."""
    case, at, secret = world.case, world.at, world.secret
    mikko = actor_of(make_member(world.city, Role.OFFICER, name=secret("an officer's name")))
    commands.take_up(case, by=mikko, at=at)
    commands.assign(case, person=None, by=mikko, at=at)
    commands.note(case, text=secret("an internal note"), by=mikko, at=at)
    commands.ask(case, text=f"Julkinenkysymys {PUBLIC_WORDS}?", by=mikko, at=at)
    commands.reply(case, text=secret("a reply that waits"), by=sender(case), at=at + timedelta(hours=1))
    commands.add(case, text=secret("an addition that waits"), by=sender(case), at=at + timedelta(hours=2))
    unit = unit_by_code(world.city, case.unit.code)
    commands.hand_over(case, unit=unit, reason=secret("why it was handed over"), by=mikko, at=at)
    commands.answer(
        case, text=f"Korjaamme. Soita {PHONE}, {secret('an answer that waits')}", by=officer(world.city), at=at
    )
    refused = thread(case).get(original__text__startswith="Julkinenkysymys")
    commands.refuse_message(case, message=refused, ground="personal_data", by=publisher(world.city), at=at)
    world.known("a question taken from the public", "Julkinenkysymys")


def never_public(world: World) -> None:
    """Cases that are not public, no longer, or can't be."""
    at, secret, city = world.at, world.secret, world.city
    waiting = make_case(city, at=at, text=secret("a case that waits"), address=secret("its address"))
    refused = make_case(city, at=at, text=secret("a refused case"))
    commands.refuse(refused, ground="health", by=publisher(city), at=at)
    withdrawn = send(world, city, text=secret("a withdrawn case"), files=(("a.jpg", secret("its picture"), ""),))
    publish_case(withdrawn, at=at, pictures=set(files_of(withdrawn)))
    world.dead_pictures += PublicPicture.objects.filter(case_id=withdrawn.pk).values_list("pk", flat=True)
    commands.withdraw(withdrawn, ground="personal_data", by=publisher(city), at=at)
    closed = Service.objects.filter(city=city, publish_mode="never").first()
    social = make_case(city, at=at, text=secret("a case of social services"), service_code=closed.code)
    joined = make_case(city, at=at, text=f"{PUBLIC_WORDS} liitetty")
    publish_case(joined, at=at)
    commands.join(joined, to=waiting, by=officer(city), at=at)
    placeless = make_case(
        city,
        at=at,
        text=f"{PUBLIC_WORDS} ilman paikkaa",
        address=secret("a hidden place"),
        latitude=60.40555,
        longitude=25.10666,
    )
    world.known("a hidden place's latitude", "60.40555")
    commands.publish(placeless, spans=(), hides_place=True, by=publisher(city), at=at)
    ended = make_case(city, at=at, text=f"{PUBLIC_WORDS} valmis")
    publish_case(ended, at=at)
    commands.close(
        ended, ending=Ending.DONE, text=f"Valmis, {PHONE} {secret('an ending that waits')}", by=officer(city), at=at
    )
    for case in (waiting, refused, withdrawn, social):
        world.hidden_numbers.append(world.known(f"number {case.number}", case.number))
        world.codes.append(code_of(case.pk))


def unsent(world: World) -> None:
    draft, key = commands.start(world.city, language="fi", at=world.at)
    data = {
        **LETTER,
        "text": world.secret("a draft"),
        "email": world.known("a draft's e-mail", "zafferdraft@example.org"),
    }
    commands.save(draft, data=data, by=ANYONE, at=world.at)
    world.known("a draft's key", key)


def disturbances(world: World) -> None:
    """One that is told of, and one that is written and not yet told."""
    same = {"city": world.city, "from_at": world.at}
    Disturbance.objects.create(**same, title_fi=f"{PUBLIC_WORDS} katkos", is_shown=True)
    Disturbance.objects.create(**same, title_fi=world.secret("a disturbance that isn't told yet"), is_shown=False)


def followers(world: World) -> None:
    email = world.known("a follower's e-mail", "zafferfollower@example.org")
    for scope in ("all", "initiatives", f"initiative:{world.initiatives[0].case.number}"):
        notifications.follow(world.city, email=email, scope=scope, language="fi", by=ANYONE, at=world.at)
    Follower.objects.exclude(scope="all").update(confirmed_at=world.at)
    world.tokens = [token_of(pk) for pk in Follower.objects.values_list("pk", flat=True)]


def elsewhere(world: World) -> None:
    """The neighbour's matters: public there, and nowhere here."""
    case = make_case(world.other, at=world.at, text=f"{ELSEWHERE} katulamppu.")
    publish_case(case, at=world.at)
    initiatives.elsewhere(world.other, ELSEWHERE, world)
