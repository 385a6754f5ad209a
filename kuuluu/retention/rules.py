"""How long each class of data is kept, from when, and who may hold or let go.

The authority itself sets the times that it needs (Act 906/2019, section 21); nothing that tells of a person is kept longer
than it is needed for (GDPR, article 5(1)(e)); what the National Archives has ordered to be kept for good is not destroyed
(Act 831/1994, section 8): a city says so by the value "permanent".
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.models import Case
from kuuluu.cities.models import City, Policy
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission
from kuuluu.retention.models import DataClass

PERMANENT = "permanent"
# The policy that says how a plan becomes a deed: by itself the next night, or when an administrator has approved it.
RUN_KEY, NEXT_NIGHT = "retention.run", "next_night"
# How long a plan lies open before it may be carried out by itself, so that a person can look at it.
TIME_TO_LOOK = timedelta(hours=20)
KEYS: Mapping[DataClass, str] = {
    **{one: f"retention.{one.value}" for one in DataClass},
    DataClass.PUBLIC: "publication_months",
    DataClass.DRAFTS: "draft_days",
    DataClass.INITIATIVE_DRAFTS: "draft_days",
}
IN_MONTHS = frozenset({DataClass.PUBLIC})
# What belongs to closed cases, and what is swept by its own age.
OF_CASES = (
    DataClass.CONTACT,
    DataClass.WORDS,
    DataClass.FILES,
    DataClass.PLACE,
    DataClass.SUPPORTERS,
    DataClass.PUBLIC,
    DataClass.AUTHORS,
)
# Deliveries first: those of followers would go along with them, and the certificate would count less than the plan.
SWEPT = (
    DataClass.DELIVERIES,
    DataClass.DRAFTS,
    DataClass.INITIATIVE_DRAFTS,
    DataClass.UNSENT,
    DataClass.UNCONFIRMED,
    DataClass.FOLLOWERS,
    DataClass.CONTRACTORS,
    DataClass.VIEWS,
    DataClass.IDENTITIES,
    DataClass.OFFICERS,
)
# What the public page is made of: it can't outlive any of them.
PAGE_NEEDS = (DataClass.WORDS, DataClass.FILES, DataClass.PLACE)
COUNTED_FROM: Mapping[DataClass, str | Promise] = {
    **dict.fromkeys(OF_CASES, _("after the matter was closed")),
    DataClass.DRAFTS: _("after the last change"),
    DataClass.INITIATIVE_DRAFTS: _("after the last change"),
    DataClass.UNSENT: _("after the last change"),
    DataClass.UNCONFIRMED: _("after it was asked for"),
    DataClass.FOLLOWERS: _("after it was asked for"),
    DataClass.DELIVERIES: _("after the message was made"),
    DataClass.CONTRACTORS: _("after the last work ended"),
    DataClass.VIEWS: _("after the view"),
    DataClass.IDENTITIES: _("after the identification ended"),
    DataClass.OFFICERS: _("after the sign-in was closed"),
}


@dataclass(frozen=True)
class KeptTime:
    """How long a class of data is kept by the city's policy as it stands on a day; without a policy, no time is set."""

    data_class: DataClass
    policy: Policy | None

    @property
    def length(self) -> int | None:
        """Return how many days or months it is kept; None: nothing is erased."""
        value = self.policy.value if self.policy else None
        return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None

    @property
    def is_permanent(self) -> bool:
        """Tell whether it is kept for good."""
        return self.policy is not None and self.policy.value == PERMANENT

    @property
    def in_months(self) -> bool:
        """Tell whether its length is in months."""
        return self.data_class in IN_MONTHS

    @property
    def in_words(self) -> str:
        """Return how long it is kept, as in "730 days after the matter was closed"."""
        if self.is_permanent:
            return gettext("for good")
        if self.length is None:
            return gettext("no time is set")
        days, months = (
            ngettext("%(n)s day", "%(n)s days", self.length),
            ngettext("%(n)s month", "%(n)s months", self.length),
        )
        return f"{(months if self.in_months else days) % {'n': self.length}} {COUNTED_FROM[self.data_class]}"

    def limit(self, at: datetime) -> datetime | None:
        """Return the moment before which its time must have begun to be over now; None: nothing is due."""
        if self.length is None:
            return None
        return months_before(at, self.length) if self.in_months else at - timedelta(days=self.length)

    def as_fact(self) -> dict[str, Any]:
        """Return the policy as a plan and a certificate name it."""
        if self.policy is None:
            return {}
        row = self.policy
        return {"key": row.key, "value": row.value, "from": row.from_date.isoformat(), "source": row.source_fi}


def months_before(at: datetime, months: int) -> datetime:
    """Return the same moment so many months earlier; the last day of a month that is too short for the day."""
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))


def limits(schedule: Mapping[DataClass, KeptTime], at: datetime) -> dict[DataClass, datetime]:
    """Return, for each class of which anything can be due, the moment before which its time began.

    The public page goes with the first of its parts, however long the page itself might be kept.
    """
    page = ruling(schedule, DataClass.PUBLIC, at).limit(at)
    found = {one: limit for one, kept in schedule.items() if (limit := kept.limit(at))}
    return {**found, DataClass.PUBLIC: page} if page else found


def ruling(schedule: Mapping[DataClass, KeptTime], data_class: DataClass, at: datetime) -> KeptTime:
    """Return the time that a class really follows: the public page that of its first part to go."""
    if data_class != DataClass.PUBLIC:
        return schedule[data_class]
    parts = [schedule[one] for one in (DataClass.PUBLIC, *PAGE_NEEDS)]
    timed = [(limit, kept) for kept in parts if (limit := kept.limit(at))]
    return max(timed, key=lambda pair: pair[0])[1] if timed else schedule[data_class]


def kept_as(data_class: DataClass, fact: Mapping[str, Any], rows: Iterable[Policy]) -> KeptTime:
    """Return the time by which something was erased, of the plan's own note of it: the city's row that it names, or where
    that stands no more as it was written down.
    """
    followed = next((one for one in (data_class, *PAGE_NEEDS) if KEYS[one] == fact["key"]), data_class)
    noted = Policy(
        key=fact["key"], value=fact["value"], from_date=date.fromisoformat(fact["from"]), source_fi=fact["source"]
    )
    same = (row for row in rows if KeptTime(followed, row).as_fact() == fact)
    return KeptTime(followed, next(same, noted))


def may_approve(actor: Actor, city: City) -> bool:
    """An administrator of the city lets a plan be carried out; so does the operator, and the nightly job."""
    return actor.is_system or actor.may(Permission.ADMINISTER, city.pk)


def may_hold(actor: Actor, case: Case) -> bool:
    """An administrator or the registry, which knows of claims and requests, keeps a case from erasing and lets it go."""
    return actor.is_system or any(actor.may(p, case.city_id) for p in (Permission.ADMINISTER, Permission.REGISTER))
