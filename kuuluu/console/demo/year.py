"""The year: who works here, what was written, how it went."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kuuluu.cases.models import Case
from kuuluu.cities.models import City
from kuuluu.cities.queries import open_cities
from kuuluu.console.demo import aftermath, initiatives, looks, publisher, templates
from kuuluu.console.demo.acts import Play, do, moment_of
from kuuluu.console.demo.courses import COURSES, Cast, deal
from kuuluu.console.demo.letters import letters_of
from kuuluu.console.demo.moments import Moments
from kuuluu.console.demo.persons import hire
from kuuluu.console.demo.sending import Sender, Sent
from kuuluu.console.stop import Stop, say
from kuuluu.feedback.commands import keep_ledger, measure_paces
from kuuluu.people.models import Person

SEED = "kuuluu"
# So many matters are written in one transaction: one commit each would wait for the disk the longest time.
TOGETHER = 20


def is_wanted() -> bool:
    """Tell whether the database is new: cities, and nothing and nobody in them."""
    return bool(open_cities()) and not Case.objects.exists() and not Person.objects.exists()


def load_demo(*, at: datetime | None = None) -> None:
    """Fill every city with a year that ends now. Raises Stop where there is something already, or no city."""
    if not open_cities():
        raise Stop("there is no city yet; kuuluu load-city loads those that have files")
    if not is_wanted():
        raise Stop("the demo fills a new database only; this one has persons or matters in it")
    now = at or timezone.now()
    with nobody_told():
        for city in open_cities():
            start = time.monotonic()
            count = load_year(city, at=now)
            say(f"  {city.name}: {count} matters in {time.monotonic() - start:.0f} s")


@contextmanager
def nobody_told() -> Iterator[None]:
    """Let no reader of events wake: nobody gets e-mail of what is said to have happened long ago."""
    names = ("EVENT_READERS", "SUPPORT_READERS", "MAKER_READERS")
    readers = {name: getattr(settings, name) for name in names}
    for name in names:
        setattr(settings, name, [])
    try:
        yield
    finally:
        for name in names:
            setattr(settings, name, readers[name])


def load_year(city: City, *, at: datetime) -> int:
    """Fill one city; return how many matters it has then."""
    chance = Random(f"{SEED} {city.slug}")  # noqa: S311 - chance that comes out the same each time
    moments = Moments(city, at, chance)
    with transaction.atomic():
        staff = hire(city, at=at - timedelta(days=400))
        templates.write(city, by=staff.administrator, at=at - timedelta(days=390))
    year = Year(moments, Sender(moments, staff))
    todo = sorted(((year.arrival(cast), cast) for cast in deal(letters_of(city), moments)), key=lambda pair: pair[0])
    for first in range(0, len(todo), TOGETHER):
        with transaction.atomic():
            for arrived, cast in todo[first : first + TOGETHER]:
                year.tell(cast, arrived)
    looks.ask(city, staff, at=at)
    aftermath.come(city, staff, chance, at=at)
    with transaction.atomic():
        initiatives.make_all(city, staff, at=at)
    measure_paces(city, at=at)
    keep_ledger(city, at=at)
    return len(todo)


@dataclass
class Year:
    """What has been told so far."""

    moments: Moments
    sender: Sender
    arrivals: dict[int, datetime] = field(default_factory=dict)
    sent: dict[int, Sent] = field(default_factory=dict)

    def arrival(self, cast: Cast) -> datetime:
        """Return when a matter arrives; one that tells another again comes soon after that one."""
        if id(cast) not in self.arrivals:
            self.arrivals[id(cast)] = self._arrival(cast)
        return self.arrivals[id(cast)]

    def tell(self, cast: Cast, arrived: datetime) -> None:
        """Let a matter arrive and go as far as it has come by now."""
        twin = self.sent.get(id(cast.twin))
        sent = self.sender.send(cast, arrived, at_spot=twin.spot if twin else None)
        self.sent[id(cast)] = sent
        staff = self.sender.staff
        play = Play(sent.case, cast.letter, arrived, self.moments, staff, words=sent.words)
        play.joined_to = twin.case if twin else None
        decided: datetime | None = self.moments.of_office(
            arrived, self.moments.chance.choice((2, 3) if cast.days_ago else (0, 0, 1, 1, 2))
        )
        for act, fewest, most in COURSES[cast.course]:
            at = moment_of(play, act, self.moments.chance.randint(fewest, most))
            if decided and decided <= at and decided < self.moments.now:
                publisher.decide(sent.case, cast.letter, sent.name, by=staff.publisher, at=decided)
                decided = None
            if at >= self.moments.now:
                break
            play.at = at
            do(play, act)
        self._end(sent, cast, decided, play.at)

    def _end(self, sent: Sent, cast: Cast, decided: datetime | None, last: datetime) -> None:
        by, now = self.sender.staff.publisher, self.moments.now
        if decided and decided < now:
            publisher.decide(sent.case, cast.letter, sent.name, by=by, at=decided)
        later = self.moments.of_office(last, 1)
        if later < now and (decided is None or decided < now):
            publisher.decide_later(sent.case, sent.name, by=by, at=later)
            if cast.letter.withdrawn:
                publisher.withdraw(sent.case, by=by, at=later)

    def _arrival(self, cast: Cast) -> datetime:
        if cast.twin:
            return self.moments.of_sender(self.arrival(cast.twin), 1)
        if cast.days_ago:
            return self.moments.lately(*cast.days_ago)
        return self.moments.in_months(cast.letter.topic.months)
