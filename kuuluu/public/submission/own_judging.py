"""The sender says, once it has ended, how it went."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from kuuluu.cases.models import Case
from kuuluu.feedback import commands
from kuuluu.feedback.queries import is_judged
from kuuluu.feedback.rules import may_be_judged
from kuuluu.people.actors import Actor
from kuuluu.public.submission.forms import JudgeForm

AUTO_ID = "id_judge_%s"


def judge_form(case: Case) -> JudgeForm | None:
    """Return the form while the sender can still say how it went."""
    return JudgeForm(auto_id=AUTO_ID) if may_be_judged(case) and not is_judged(case) else None


def judge(case: Case, data: Any, *, by: Actor, at: datetime) -> tuple[dict[str, Any], str]:
    """Keep what the sender says; one button says that all is well. Return the form to put right, or what is said."""
    if data.get("all_well"):
        commands.judge(case, is_answered=True, is_in_time=True, is_fixed=True, by=by, at=at)
        return {}, _("Thank you. It is noted that all is well.")
    form = JudgeForm(data, auto_id=AUTO_ID)
    if not form.is_valid():
        return {"judge_form": form}, ""
    said = {name: form.cleaned_data[name] == "yes" for name in ("is_answered", "is_in_time", "is_fixed")}
    commands.judge(case, **said, words=form.cleaned_data["words"], by=by, at=at)
    if said["is_answered"] and said["is_fixed"]:
        return {}, _("Thank you. It is noted.")
    return {}, _("The matter was opened again. Somebody else reads it now, with a new promise.")
