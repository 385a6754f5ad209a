"""What is done in the demo year, step by step, each by a command."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.utils.timezone import localdate

from kuuluu.cases.commands import note_view
from kuuluu.cases.models import Case, Ending
from kuuluu.cities.models import Secrecy
from kuuluu.cities.rules import add_working_days
from kuuluu.console.demo.letters import Written, said
from kuuluu.console.demo.moments import Moments
from kuuluu.console.demo.persons import Staff
from kuuluu.feedback import commands
from kuuluu.people.actors import Actor

WEEKDAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
# Ending whose words each topic has of its own; of the others the answer has said why.
SAID_IN_TOPIC = frozenset({Ending.DONE, Ending.ANSWERED})
# Done by the sender, or by the service itself.
NO_OFFICERS = frozenset({"reply", "reopen", "notice"})
REASONED = (Ending.PLANNED, Ending.REFUSED, Ending.NOT_FOUND)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass
class Play:
    """One matter as it goes."""

    case: Case
    letter: Written
    at: datetime
    moments: Moments
    staff: Staff
    words: dict[str, str] = field(default_factory=dict)
    joined_to: Case | None = None

    @property
    def chance(self) -> Random:
        return self.moments.chance

    @property
    def officer(self) -> Actor:
        is_secret = self.case.secrecy == Secrecy.SECRET
        return self.staff.registrar if is_secret else self.staff.of(self.case.unit)

    @property
    def sender(self) -> Actor:
        return Actor(case_id=self.case.pk)

    def say(self, what: str) -> str:
        """Return words for the letter, filled; each of a topic is said once before any is said again."""
        known = self.letter.words[what]
        spoken = known.pop(0)
        known.append(spoken)
        return self.filled(spoken)

    def filled(self, text: str) -> str:
        """Return a text with what is known of the matter, and a day on which work will be done."""
        # A Finnish day ends in a full stop already: "viimeistään to 3.12."
        return fill(text, self._facts()).replace("..", ".")

    def _facts(self) -> dict[str, str]:
        language, unit = self.case.language, self.case.unit
        day = add_working_days(localdate(self.at), self.chance.randint(3, 7), self.moments.city)
        return {
            **self.words,
            "unit": unit.name_in(language) if unit else "",
            "city": self.moments.city.name_in(language),
            "case": self.case.number,
            "week": str(day.isocalendar().week),
            "day": f"{WEEKDAYS[language][day.weekday()]} {_day(day.day, day.month, language)}",
        }


def fill(text: str, words: dict[str, str]) -> str:
    """Return a text with its {variables} filled."""
    for name, value in words.items():
        text = text.replace("{" + name + "}", value)
    return text.strip()


def moment_of(play: Play, act: str, days: int) -> datetime:
    """Return when the next step happens: in the office's time, in the sender's, or in the service's own."""
    if act in {"reply", "reopen"}:
        return play.moments.of_sender(play.at, days)
    if act == "notice" and play.case.answer_due_date:
        return play.moments.of_sweep(play.case.answer_due_date)
    return play.moments.of_office(play.at, days)


def do(play: Play, act: str) -> None:
    """Do one step. An officer who does it has looked at the matter, which is noted of a secret one."""
    if act not in NO_OFFICERS:
        note_view(play.case, by=play.officer, at=play.at)
    ACTS[act](play)


def _take_up(play: Play) -> None:
    commands.take_up(play.case, by=play.officer, at=play.at)


def _assign(play: Play) -> None:
    commands.assign(play.case, person=play.staff.all_round, by=play.officer, at=play.at)


def _ask(play: Play) -> None:
    commands.ask(play.case, text=play.say("ask"), by=play.officer, at=play.at)


def _reply(play: Play) -> None:
    commands.reply(play.case, text=play.say("reply"), by=play.sender, at=play.at)


def _answer(play: Play) -> None:
    commands.answer(play.case, text=play.say("answer"), by=play.officer, at=play.at)


def _again(play: Play) -> None:
    commands.answer(play.case, text=play.say("again"), by=play.officer, at=play.at)


def _because(ending: Ending) -> Callable[[Play], None]:
    def answer(play: Play) -> None:
        around = said("endings")[play.case.language]
        words = f"{around['opening']} {play.say(str(ending))}\n\n{around['closing']}\n{{unit}}"
        commands.answer(play.case, text=play.filled(words), by=play.officer, at=play.at)

    return answer


def _notice(play: Play) -> None:
    commands.notice_late(play.case, at=play.at)


def _reopen(play: Play) -> None:
    commands.reopen(play.case, reason=play.say("reopen"), by=play.sender, at=play.at)


def _join(play: Play) -> None:
    if play.joined_to:
        commands.join(play.case, to=play.joined_to, by=play.staff.registrar, at=play.at)


def _move(play: Play) -> None:
    service, language = play.case.service, play.case.language
    receiver = getattr(service, f"redirect_name_{language}", "") or getattr(service, "redirect_name_fi", "")
    text = play.say("moved")
    commands.transfer(play.case, receiver=receiver, text=text, by=play.staff.registrar, at=play.at)


def _closing(ending: Ending) -> Callable[[Play], None]:
    def close(play: Play) -> None:
        planned = (
            localdate(play.at) + timedelta(days=play.chance.randint(60, 260)) if ending == Ending.PLANNED else None
        )
        text = play.say(str(ending)) if ending in SAID_IN_TOPIC else _standard(play, ending)
        commands.close(play.case, ending=ending, text=text, planned_date=planned, by=play.officer, at=play.at)

    return close


def _standard(play: Play, ending: Ending) -> str:
    return str(play.chance.choice(said("endings")[play.case.language][str(ending)]))


def _day(day: int, month: int, language: str) -> str:
    return f"{day} {MONTHS[month - 1]}" if language == "en" else f"{day}.{month}."


ACTS: dict[str, Callable[[Play], None]] = {
    "take_up": _take_up,
    "assign": _assign,
    "ask": _ask,
    "reply": _reply,
    "answer": _answer,
    "again": _again,
    "notice": _notice,
    "reopen": _reopen,
    "joined": _join,
    "moved": _move,
    **{f"because_{ending.value}": _because(ending) for ending in REASONED},
    **{ending.value: _closing(ending) for ending in (*SAID_IN_TOPIC, *REASONED)},
}
