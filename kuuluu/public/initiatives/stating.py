"""Where an initiative stands, in sentences made from the register's row and from the city's dated rules."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from kuuluu.cities.models import Basis, City, LocalRule
from kuuluu.initiatives.models import Stage
from kuuluu.initiatives.rules.promises import discussion_of, takes_comments
from kuuluu.initiatives.rules.supporting import found_invalid
from kuuluu.publication.models import PublicInitiative
from kuuluu.ui.dates import day_text
from kuuluu.ui.lateness import passed

NEXT = {
    "review": gettext_lazy("The city looks at the text"),
    "registration": gettext_lazy("The registry acknowledges it"),
    "estimate": gettext_lazy("The makers are told when the decision is estimated to come"),
    "decision": gettext_lazy("The decision"),
    "measures": gettext_lazy("What is done because of it is told here"),
}


def state_sentence(city: City, row: PublicInitiative, today: date) -> str:
    """Say where an initiative stands, hiding no lateness."""
    said = _talked_out(city, row) if is_talked_out(city, row, today) else _STANDS[row.stage](row)
    if row.due_date is None or row.next_step not in NEXT:
        return said
    promised = _("Next: %(what)s, by %(day)s.") % {
        "what": _small(str(NEXT[row.next_step])),
        "day": day_text(row.due_date),
    }
    return f"{said} {promised} {passed(row.due_date, today)}" if is_late(row, today) else f"{said} {promised}"


def is_talked_out(city: City, row: PublicInitiative, today: date) -> bool:
    """Tell whether the discussion is over by its rule, while its makers have not begun to gather support."""
    return row.stage == Stage.DISCUSSING and not takes_comments(city, row, today)


def look_of(city: City, row: PublicInitiative, today: date) -> str:
    """Return the code of how the stage is shown: what nobody can take part in now doesn't look as if one could."""
    if is_talked_out(city, row, today):
        return "initiative_discussed"
    return "initiative_paused" if row.stage == Stage.COLLECTING and row.is_paused else f"initiative_{row.stage}"


def discussion_text(city: City, row: PublicInitiative, today: date) -> list[str]:
    """Say until when something can be said, or until when it could, and by which rule; nothing where no rule ends it."""
    lasting = discussion_of(city, row.kind, row.discussing_since)
    if row.stage != Stage.DISCUSSING or lasting is None:
        return []
    until = _("You can say something until the end of %(day)s.") % {"day": day_text(lasting.last_date)}
    said = _talked_out(city, row) if is_talked_out(city, row, today) else until
    return [said, *length_text(lasting.rule)]


def length_text(rule: LocalRule) -> list[str]:
    """Say how long a discussion lasts by a rule of the city, and where the rule comes from."""
    days = int(rule.value)
    words = ngettext(
        "A discussion lasts %(n)s day at most; its makers may end it sooner.",
        "A discussion lasts %(n)s days at most; its makers may end it sooner.",
        days,
    )
    return [words % {"n": days}, basis_text(rule)]


def is_late(row: PublicInitiative, today: date) -> bool:
    """Tell whether a promised day has passed and what was promised has not been done."""
    return row.due_date is not None and row.due_date < today and row.stage != Stage.CLOSED


def basis_text(rule: LocalRule) -> str:
    """Say where a rule comes from: the section of law, or that it is the city's own promise."""
    if rule.basis == Basis.LAW:
        return _("This is law: %(statute)s.") % {"statute": rule.statute}
    return _("This is the city’s own promise, made on %(day)s.") % {"day": day_text(rule.from_date)}


def counted_over(row: PublicInitiative) -> str:
    """Say what the verified are counted over, of which day and by whom; "" where nothing is known."""
    over: dict[str, Any] = row.denominator
    if not over:
        return ""
    words = {
        "count": _thousands(over["count"]),
        "day": day_text(date.fromisoformat(over["date"])),
        # One frozen before its source was told in three languages has it in Finnish alone.
        "source": over.get(f"source_{(get_language() or 'fi')[:2]}") or over.get("source", ""),
        "age": over["from_age"],
    }
    if over["from_age"]:
        return _("Counted over %(count)s residents of at least %(age)s years on %(day)s. Source: %(source)s.") % words
    return _("Counted over %(count)s residents on %(day)s. Source: %(source)s.") % words


def needed(row: PublicInitiative) -> dict[str, Any]:
    """Return how many must sign and how many still lack; empty where no share is asked for."""
    threshold = row.denominator.get("threshold")
    if not threshold:
        return {}
    lacking = max(threshold - row.verified, 0)
    share = min(round(100 * row.verified / threshold), 100)
    words = ngettext("%(n)s more is needed", "%(n)s more are needed", lacking) % {"n": _thousands(lacking)}
    return {"threshold": _thousands(threshold), "lacking": words if lacking else "", "width": f"{share}%"}


def supporters_text(row: PublicInitiative) -> str:
    """Say how many support it."""
    return ngettext("%(n)s supporter", "%(n)s supporters", row.supporters) % {"n": _thousands(row.supporters)}


def verified_text(row: PublicInitiative) -> str:
    """Say of how many it was verified that they live here."""
    return ngettext("%(n)s verified resident", "%(n)s verified residents", row.verified) % {
        "n": _thousands(row.verified)
    }


def invalidated_text(row: PublicInitiative) -> str:
    """Say how many supports were found invalid and are so still; "" where none is."""
    number = found_invalid(row.timeline)
    if number <= 0:
        return ""
    return ngettext("%(n)s support was found invalid.", "%(n)s supports were found invalid.", number) % {
        "n": _thousands(number)
    }


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _collecting(row: PublicInitiative) -> str:
    return _("Gathering of support is paused.") if row.is_paused else _("It gathers support now.")


def _talked_out(city: City, row: PublicInitiative) -> str:
    lasting = discussion_of(city, row.kind, row.discussing_since)
    said = _("The discussion ended on %(day)s; its makers may still change the text before support is gathered.")
    return said % {"day": day_text(lasting.last_date) if lasting else ""}


def _on(words: str, moment: Any) -> str:
    return words % {"day": day_text(localdate(moment)) if moment else ""}


_STANDS: dict[str, Callable[[PublicInitiative], str]] = {
    Stage.CHECKING: lambda _row: _(
        "The city checks its changed text. What stands here is the text that was published before."
    ),
    Stage.FIXING: lambda _row: _("Its makers were asked to correct the text."),
    Stage.DISCUSSING: lambda _row: _("It is discussed now; its makers may still change the text."),
    Stage.COLLECTING: _collecting,
    Stage.SENT: lambda row: _on(_("It was sent to the city’s registry on %(day)s."), row.sent_at),
    Stage.REGISTERED: lambda row: _on(_("The city has it; it was sent on %(day)s."), row.sent_at),
    Stage.PREPARING: lambda row: _on(_("The city prepares the decision; it was sent on %(day)s."), row.sent_at),
    Stage.DECIDED: lambda row: _on(_("It was decided on %(day)s."), row.decided_at),
    Stage.CLOSED: lambda row: _on(_("Its handling ended on %(day)s."), row.closed_at),
    Stage.REFUSED: lambda row: _on(
        _(
            "The city did not take it further: nothing was decided on what it asks for. The reason stands here. Ended on %(day)s."
        ),
        row.closed_at,
    ),
    Stage.WITHDRAWN: lambda row: _on(_("Its makers withdrew it on %(day)s."), row.closed_at),
    Stage.MERGED: lambda row: _on(_("It was merged into another initiative on %(day)s."), row.closed_at),
    Stage.FEEDBACK: lambda _row: _("It went on as feedback."),
}
