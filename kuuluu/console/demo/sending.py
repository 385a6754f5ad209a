"""How a letter comes in: sent by its writer, or entered by a registrar who was told."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from itertools import count, cycle

from django.utils.timezone import localdate

from kuuluu.cases.models import Case, Channel
from kuuluu.cities.queries import service_by_code
from kuuluu.console.demo.acts import fill
from kuuluu.console.demo.courses import Cast
from kuuluu.console.demo.letters import Written, said
from kuuluu.console.demo.moments import Moments
from kuuluu.console.demo.persons import Staff
from kuuluu.console.demo.places import Spot, Street, spot_on, streets
from kuuluu.console.demo.scenes import draw
from kuuluu.feedback import commands
from kuuluu.feedback.models import Kind
from kuuluu.feedback.rules import FEEDBACK, Letter
from kuuluu.people.actors import ANYONE

# Every so manieth matter of a kind that can be told so came by telephone, on paper or at the service point.
BY_REGISTRAR = 11
CHANNELS = (Channel.PHONE, Channel.PHONE, Channel.DESK, Channel.PAPER)
PLATE_LETTERS = "ABCEFGHIJKLMNOPRSTUVXYZ"
NO_PICTURE = "none"
SHARE_WITH_PICTURE = 0.4


@dataclass(frozen=True)
class Sent:
    """A matter that came in, with what only its writer knows."""

    case: Case
    spot: Spot | None
    name: str
    words: dict[str, str]


@dataclass
class Sender:
    """All who write to one city in the year."""

    moments: Moments
    staff: Staff
    numbers: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        chance = self.moments.chance
        self.people = cycle(chance.sample(said("people")["residents"], len(said("people")["residents"])))
        self.streets: Iterator[Street] = cycle(streets(self.moments.city, chance))
        self.channels = cycle(CHANNELS)
        self.descriptions = said("scenes")

    def send(self, cast: Cast, at: datetime, *, at_spot: Spot | None) -> Sent:
        """Send a letter, or enter it for its writer."""
        spot = at_spot or self._spot(cast.letter)
        name = next(self.people)
        words = {**(spot.words if spot else {}), **self._personal(name)}
        letter = self._letter(cast.letter, spot, name, words)
        has_picture = self._has_picture(cast.letter)
        if not has_picture and next(self.numbers) % BY_REGISTRAR == 0 and cast.days_ago is None:
            return Sent(self._registered(letter, at), spot, name, words)
        return Sent(self._written(letter, cast.letter if has_picture else None, at), spot, name, words)

    def _registered(self, letter: Letter, at: datetime) -> Case:
        moment = self.moments.of_office(at, 0)
        moment = moment if moment < self.moments.now else at
        return commands.register(
            self.moments.city, letter=letter, channel=next(self.channels), by=self.staff.registrar, at=moment
        )

    def _written(self, letter: Letter, pictured: Written | None, at: datetime) -> Case:
        draft, _key = commands.start(self.moments.city, language=letter.language, at=at)
        data = {name: value for name, value in vars(letter).items() if name != "hidden"}
        commands.save(draft, data=data, by=ANYONE, at=at)
        if pictured:
            scene = pictured.scene or pictured.topic.scene
            upload = BytesIO(draw(scene, self.moments.chance, localdate(at)))
            description = self.moments.chance.choice(self.descriptions[scene][letter.language])
            commands.attach(draft, name=f"{scene}.jpg", upload=upload, description=description, by=ANYONE, at=at)
        return commands.submit(draft, by=ANYONE, at=at)

    def _letter(self, written: Written, spot: Spot | None, name: str, words: dict[str, str]) -> Letter:
        chance, topic = self.moments.chance, written.topic
        text = fill(written.text, words)
        is_reachable = topic.kind == Kind.QUESTION or "ask" in written.words or chance.random() < 0.7  # noqa: PLR2004
        letter = Letter(
            text=text,
            service_code=topic.service,
            kind=topic.kind,
            latitude=spot.latitude if spot else None,
            longitude=spot.longitude if spot else None,
            address=spot.address if spot else "",
            name=name if (is_reachable and chance.random() < 0.6) or name in text else "",  # noqa: PLR2004
            email=words["email"] if is_reachable else "",
            phone=words["phone"] if words["phone"] in text else "",
            wants_answer=is_reachable and topic.kind != Kind.THANKS,
            objection=written.objection,
            language=topic.language,
        )
        # The year is told of matters that stay one: who asks who pays for a broken wheel wants the hole mended here.
        return replace(letter, matter=FEEDBACK) if letter.is_double else letter

    def _spot(self, written: Written) -> Spot | None:
        service = service_by_code(self.moments.city, written.topic.service) if written.topic.service else None
        is_placed = "{street" in written.text or "{address" in written.text or (service and service.is_place_expected)
        return spot_on(next(self.streets), self.moments.chance) if is_placed else None

    def _has_picture(self, written: Written) -> bool:
        if written.scene:
            return written.scene != NO_PICTURE
        return bool(written.topic.scene) and self.moments.chance.random() < SHARE_WITH_PICTURE

    def _personal(self, name: str) -> dict[str, str]:
        chance = self.moments.chance
        login = name.lower().replace(" ", ".").translate(str.maketrans("äöå", "aoa"))
        return {
            "name": name,
            "first_name": name.partition(" ")[0],
            "email": f"{login}@posti.example",
            "phone": f"050 000 {chance.randint(1000, 9999)}",
            "plate": "".join(chance.sample(PLATE_LETTERS, 3)) + f"-{chance.randint(101, 989)}",
        }
