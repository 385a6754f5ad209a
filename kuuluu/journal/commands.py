"""What a command and a step are, and how an event is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager

from kuuluu.journal.models import Event

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S")
_JOBS = JobManager(DjangoConnector())


class NotAllowed(Exception):  # noqa: N818 - reads as what could not be done
    """The actor has no right to do this to this subject."""


class NotNow(Exception):  # noqa: N818
    """The subject is not in a state that allows this, or somebody was faster."""


class Erased(NotNow):
    """What was written of the subject is erased: nothing more is done with it, whoever asks."""


class Doer(Protocol):
    """Whoever acts, as far as the journal needs to know."""

    @property
    def person_id(self) -> UUID | None: ...


class Subject(Protocol):
    """Whatever an event happens to: a row of one city."""

    pk: Any
    city_id: Any


@dataclass(frozen=True)
class Step:
    """A named change of state, its allowed sources and its target."""

    event: StrEnum
    sources: frozenset[str]
    target: str
    field: str = "status"

    def is_open(self, subject: Any) -> bool:
        """Tell whether the subject, as it was loaded, stands in one of the sources."""
        return getattr(subject, self.field) in self.sources


class Command(Generic[S, P, R]):
    """A verb with the rule that says who may, and the step that says when; the same object shows a page its button.

    A subject that says `is_erased` takes no command but those that are declared for it, too.
    """

    def __init__(
        self,
        run: Callable[Concatenate[S, P], R],
        who: Callable[[Any, Any], bool],
        when: Step | None,
        *,
        even_erased: bool,
    ) -> None:
        self.run = run
        self.who = who
        self.when = when
        self.even_erased = even_erased
        self.__doc__ = run.__doc__
        self.__name__ = run.__name__
        self.__module__ = run.__module__

    def __call__(self, subject: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Ask who and when, then run in one transaction. Raises NotAllowed, NotNow, or of NotNow Erased."""
        if not self.who(kwargs["by"], subject):
            raise NotAllowed(self.__name__)
        if self._is_too_late(subject):
            raise Erased(self.__name__)
        if self.when and not self.when.is_open(subject):
            raise NotNow(self.__name__)
        with transaction.atomic():
            lock_first(subject)
            return self.run(subject, *args, **kwargs)

    def open_to(self, actor: Any, subject: S) -> bool:
        """Tell whether this actor could do this now: the button and the door are one rule."""
        is_time = self.when is None or self.when.is_open(subject)
        return self.who(actor, subject) and is_time and not self._is_too_late(subject)

    def _is_too_late(self, subject: S) -> bool:
        return not self.even_erased and bool(getattr(subject, "is_erased", False))


def lock_first(subject: Any) -> None:
    """Lock the row that a subject names as the first of several that change together, before anything is changed.

    So two commands on parts of one thing lock in one order and never wait for each other.
    """
    key = getattr(subject, "locked_by", None)
    if key:
        type(subject)._default_manager.select_for_update().only("pk").get(pk=key)  # noqa: SLF001


def command(
    *, who: Callable[[Any, Any], bool], when: Step | None = None, even_erased: bool = False
) -> Callable[[Callable[Concatenate[S, P], R]], Command[S, P, R]]:
    """Declare a function as a command: `who(actor, subject)` is its rule, `when` its step; `even_erased` where it is also for
    a subject whose words are erased.
    """

    def declare(run: Callable[Concatenate[S, P], R]) -> Command[S, P, R]:
        return Command(run, who, when, even_erased=even_erased)

    return declare


def take(
    step: Step,
    subject: models.Model,
    *,
    by: Doer,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    **facts: Any,
) -> Event:
    """Move the subject by one guarded UPDATE and write the event. Raises NotNow when somebody was faster."""
    values = {step.field: step.target, **(changes or {})}
    rows = type(subject)._default_manager.filter(pk=subject.pk, **{f"{step.field}__in": step.sources})  # noqa: SLF001
    if rows.update(**values) != 1:
        raise NotNow(step.event)
    for name, value in values.items():
        if not hasattr(value, "resolve_expression"):
            setattr(subject, name, value)
    return record(step.event, subject, by=by, at=at, **facts)  # type: ignore[arg-type]


def record(event: StrEnum, subject: Subject, *, by: Doer, at: datetime, **facts: Any) -> Event:
    """Write what happened and wake its readers, in the transaction that did it: a rollback takes all of them along."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{event}: an event is written in the transaction of what it tells")
    written = Event.objects.create(
        at=at, name=event.value, city_id=subject.city_id, subject_id=subject.pk, by_id=by.person_id, facts=facts
    )
    for reader in settings.EVENT_READERS:
        defer(reader, event_id=written.pk)
    return written


def defer(task: str, **arguments: str | int) -> None:
    """Let a job be done, in the transaction of whoever asks for it: a rollback takes it along, and nobody begins sooner.

    The worker gives the library a connection of its own, on which a job would stand before what it is about does.
    """
    wanted = app.configure_task(task)
    wanted.job_manager = _JOBS
    wanted.defer(**arguments)
