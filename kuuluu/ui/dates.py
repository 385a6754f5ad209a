"""Dates as people here write them, in the language that is active."""

from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import get_language

WEEKDAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("må", "ti", "on", "to", "fr", "lö", "sö"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_text(day: date) -> str:
    """Return a day with its weekday: "to 3.12.2026", in English "Thu 3 Dec 2026". A datetime is taken in local time."""
    language = _language()
    if isinstance(day, datetime):
        day = localtime(day).date()
    weekday = WEEKDAYS[language][day.weekday()]
    if language == "en":
        return f"{weekday} {day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{weekday} {day.day}.{day.month}.{day.year}"


def iso_day_text(written: str) -> str:
    """Return the day of a moment or day that the register keeps as text; "" for none."""
    if not written:
        return ""
    return day_text(datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written))


def when_text(moment: datetime) -> str:
    """Return a moment in local time: "to 3.12.2026 klo 14.05", "to 3.12.2026 kl. 14.05", "Thu 3 Dec 2026 at 14:05"."""
    local = localtime(moment)
    before, mark = {"fi": ("klo", "."), "sv": ("kl.", "."), "en": ("at", ":")}[_language()]
    return f"{day_text(local)} {before} {local.hour:02}{mark}{local.minute:02}"


def machine_text(moment: date) -> str:
    """Return a day or a moment for programs, as HTML wants it: no finer than a second."""
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()


def month_text(day: date) -> str:
    """Return a month by numbers, as for the label of a bar: "12/2026", in English "Dec 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}" if _language() == "en" else f"{day.month}/{day.year}"


def _language() -> str:
    language = (get_language() or "fi")[:2]
    return language if language in WEEKDAYS else "fi"
