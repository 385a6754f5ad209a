"""What became of each matter, for the ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count
from django.db.models.functions import TruncMonth

from kuuluu.cases.models import Message, MessageKind
from kuuluu.cities.models import City, PublishMode, Secrecy
from kuuluu.feedback.models import (
    Reconsideration,
)
from kuuluu.publication.models import Ground, Redaction, State


@dataclass(frozen=True)
class LedgerRow:
    """What became of one matter: public, not public on a ground, or waiting for a decision."""

    received_at: datetime
    fate: str
    ground: str
    decided_at: datetime | None
    is_manual: bool
    objection: str

    @property
    def is_waiting(self) -> bool:
        """Tell whether nobody has decided yet."""
        return self.fate == "waiting"


def ledger_rows(city: City) -> Iterator[LedgerRow]:
    """Yield what became of each matter of a city."""
    first = Message.objects.filter(case__city=city, kind=MessageKind.SUBMISSION, case__feedback__is_voice=False)
    columns = (
        "case__received_at",
        "case__secrecy",
        "case__secrecy_ground",
        "case__service__publish_mode",
        "case__feedback__objection",
        "original__state",
        "original__ground",
        "original__decided_at",
        "original__is_manual",
    )
    for received, secrecy, secret_for, mode, objection, state, ground, decided, is_manual in first.values_list(
        *columns
    ).iterator(2000):
        is_secret = secrecy != Secrecy.PUBLIC or mode == PublishMode.NEVER
        fate = "not_public" if is_secret else FATES[state]
        why = (secret_for or Ground.HEALTH) if is_secret else ground
        yield LedgerRow(received, fate, why, decided, is_manual, objection)


FATES = {
    State.PUBLIC: "public",
    State.PENDING: "waiting",
    State.REFUSED: "not_public",
    State.WITHDRAWN: "not_public",
}


def ledger_of_parts(city: City) -> Iterator[tuple[date, dict[str, int]]]:
    """Yield, by the month in which a matter came in, what was hidden of public words by class, and other looks."""
    month = TruncMonth("original__message__case__received_at")
    hidden = Redaction.objects.filter(original__message__case__city=city, original__state=State.PUBLIC)
    for row in hidden.order_by().values("cls", month=month).annotate(n=Count("*")):
        yield row["month"].date(), {f"hidden:{row['cls']}": row["n"]}
    looks = Reconsideration.objects.filter(case__city=city).order_by()
    for look in looks.values("outcome", month=TruncMonth("case__received_at")).annotate(n=Count("*")):
        yield look["month"].date(), {"looks_asked": look["n"], f"looks_{look['outcome'] or 'open'}": look["n"]}
