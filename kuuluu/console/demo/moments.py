"""When things happen: residents write at all hours, officers work on working days."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils.timezone import get_current_timezone, localdate

from kuuluu.cities.models import City
from kuuluu.cities.rules import add_working_days, next_working_day

YEAR = 364
# Hours at which people write, the busy ones several times.
WRITING_HOURS = (6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 16, 17, 17, 18, 18, 19, 19, 20, 20, 21, 21, 22, 23)
OFFICE_HOURS = (8, 9, 9, 10, 10, 11, 12, 13, 13, 14, 14, 15)
SWEEP = time(6, 10)


@dataclass(frozen=True)
class Moments:
    """The calendar of one city as its demo year goes."""

    city: City
    now: datetime
    chance: Random

    def in_months(self, months: list[int], *, newest: int = 12) -> datetime:
        """Return a moment of the past year in one of these months; none given: in any."""
        today = localdate(self.now)
        days = [today - timedelta(days=n) for n in range(newest, YEAR)]
        fitting = [day for day in days if not months or day.month in months]
        return self.of_resident(self.chance.choice(fitting or days))

    def lately(self, first: int, last: int) -> datetime:
        """Return a moment between so many days ago."""
        return self.of_resident(localdate(self.now) - timedelta(days=self.chance.randint(last, first)))

    def of_resident(self, day: date) -> datetime:
        """Return a moment of a day at which somebody writes; never one that is still to come."""
        wanted = self._at(day, self.chance.choice(WRITING_HOURS))
        return wanted if wanted < self.now else self.now - timedelta(minutes=self.chance.randint(10, 300))

    def of_office(self, after: datetime, days: int) -> datetime:
        """Return a moment in working hours, so many working days later; the same day where it is not over yet."""
        day = localdate(after)
        day = add_working_days(day, days, self.city) if days else next_working_day(self.city, day)
        wanted = self._at(day, self.chance.choice(OFFICE_HOURS))
        if wanted > after:
            return wanted
        return self._at(add_working_days(day, 1, self.city), self.chance.choice(OFFICE_HOURS))

    def of_sender(self, after: datetime, days: int) -> datetime:
        """Return a moment so many days later at which the sender writes back."""
        return self._at(localdate(after) + timedelta(days=max(days, 1)), self.chance.choice(WRITING_HOURS))

    def of_sweep(self, due: date) -> datetime:
        """Return the morning after a promised day, when the service itself looks for what is late."""
        return datetime.combine(due + timedelta(days=1), SWEEP, get_current_timezone())

    def _at(self, day: date, hour: int) -> datetime:
        moment = time(hour, self.chance.randint(0, 59), self.chance.randint(0, 59))
        return datetime.combine(day, moment, get_current_timezone())
