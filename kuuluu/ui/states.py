"""The word and the shape of each state; colour only helps."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Look:
    """How a state is shown: its word, its icon, and which of the four state colours."""

    word: str | Promise
    icon: str
    tone: str


LOOKS = {
    "received": Look(_("Received"), "state-open", "calm"),
    "in_progress": Look(_("Being handled"), "state-progress", "calm"),
    "waiting": Look(_("Waiting for the sender"), "state-waiting", "wait"),
    "answered": Look(_("Answered"), "answer", "good"),
    "closed": Look(_("Closed"), "state-closed", "good"),
    "done": Look(_("Done"), "state-closed", "good"),
    "planned": Look(_("Planned"), "plan", "calm"),
    "moved": Look(_("Not ours: moved on"), "moved", "plain"),
    "refused": Look(_("Will not be done"), "none", "plain"),
    "not_found": Look(_("Could not be found"), "question", "plain"),
    "taken_back": Look(_("Withdrawn by its makers"), "none", "plain"),
    "joined": Look(_("Joined to another matter"), "join", "plain"),
    "split": Look(_("Handled in parts"), "state-split", "calm"),
    "parts": Look(_("Handled in parts"), "state-closed", "plain"),
    "late": Look(_("Late"), "danger", "late"),
    "pending": Look(_("Waiting for a decision"), "clock", "wait"),
    "public": Look(pgettext_lazy("state", "Public"), "eye", "good"),
    "not_public": Look(_("Not public"), "hidden", "plain"),
    "withdrawn": Look(_("Withdrawn from the public"), "hidden", "plain"),
    "reopened": Look(_("Reopened"), "reopen", "wait"),
    "initiative_checking": Look(_("Being checked"), "clock", "wait"),
    "initiative_fixing": Look(_("Being corrected"), "edit", "wait"),
    "initiative_discussing": Look(_("Being discussed"), "answer", "calm"),
    "initiative_discussed": Look(_("Discussion is over"), "clock", "wait"),
    "initiative_collecting": Look(_("Gathering support"), "join", "calm"),
    "initiative_paused": Look(_("Support is paused"), "clock", "wait"),
    "initiative_sent": Look(_("Sent to the registry"), "send", "calm"),
    "initiative_registered": Look(_("With the city"), "state-progress", "calm"),
    "initiative_preparing": Look(_("Being prepared"), "state-progress", "calm"),
    "initiative_decided": Look(_("Decided"), "check", "good"),
    "initiative_closed": Look(_("Ended"), "state-closed", "good"),
    "initiative_refused": Look(_("Stopped at the check"), "none", "plain"),
    "initiative_withdrawn": Look(_("Withdrawn by its makers"), "none", "plain"),
    "initiative_merged": Look(_("Merged into another"), "join", "plain"),
    "initiative_feedback": Look(_("Went on as feedback"), "moved", "plain"),
    "new": Look(_("New"), "add", "calm"),
}


def code_of(subject: Any) -> str:
    """Return the state code of a case or of a row of the register: how it ended, or where it stands."""
    if isinstance(subject, str):
        return str(subject)
    ending = subject.ending if subject.status == "closed" else ""
    return str(ending or subject.status)
