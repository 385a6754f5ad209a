"""What is told of an initiative: to whom, in one sentence, and where to read it; never what was written."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.initiatives.events import InitiativeEvent as Event
from kuuluu.publication.models import PublicInitiative

# Templates that tell of an initiative: this and the event's own name, as in "initiative_decided".
PREFIX = "initiative_"

SENTENCES: Mapping[str, str | Promise] = {
    Event.SUBMITTED: _("The initiative has arrived. The city looks at it before it is public."),
    Event.MAKER_JOINED: _("Somebody has joined as a co-maker."),
    Event.MAKER_LEFT: _("A co-maker has left."),
    Event.CHANGED: _("The text of the initiative has changed."),
    Event.WITHDRAWN: _("The initiative was withdrawn by its makers."),
    Event.ACCEPTED: _("The city has checked the initiative and published it."),
    Event.CORRECTION_ASKED: _("The city asks for a correction of the text. The reason stands on the page."),
    Event.REFUSED: _(
        "The city has checked the initiative and does not take it further. Nothing was decided on what it asks for. The reason stands on the page."
    ),
    Event.MERGED: _("The initiative was merged into another one. If you support that one, too, say so on its page."),
    Event.APPEAL_UPHELD: _(
        "Another person has looked again, and the initiative is not taken further. The reason stands on the page."
    ),
    Event.APPEAL_REVERSED: _("Another person has looked again, and the initiative is checked anew."),
    Event.COLLECTING_BEGAN: _("Support is gathered from now on."),
    Event.PAUSED: _("Gathering of support was paused."),
    Event.RESUMED: _("Gathering of support goes on."),
    Event.MILESTONE: _("A round number of supporters has been reached."),
    Event.THRESHOLD_REACHED: _("As many residents have signed as the law asks for. The initiative can be sent."),
    Event.SENT: _("The initiative has been sent to the city’s registry."),
    Event.REGISTERED: _("The registry has received the initiative."),
    Event.ESTIMATE_TOLD: _("The city has told when the decision is estimated to come."),
    Event.PREPARED: _("A step of the preparation has been told."),
    Event.INTERIM_NOTICE: _("The city has told how the handling goes."),
    Event.PROMISE_PASSED: _(
        "The day that the city promised has passed. It has not been forgotten; the page says what is late."
    ),
    Event.DECIDED: _("The initiative has been decided."),
    Event.MEASURE_ADDED: _("The city has told what is done because of the initiative."),
    Event.MEASURE_CHANGED: _("What is done because of the initiative has gone on."),
    Event.CLOSED: _("The handling of the initiative has ended."),
    Event.FROM_FEEDBACK: _("The feedback goes on as an initiative, with its number and its time of arrival."),
    Event.INTO_FEEDBACK: _("The initiative goes on as feedback, with its number and its time of arrival."),
    Event.APPEALED: _("Its makers ask another person to look again at why it was not taken further."),
    Event.RECEIPT_LATE: _("A sent initiative waits for its acknowledgement longer than was promised."),
}


# What of a receipt stands on the page: the register's number, and who decides. Of the city's words some wait for a look.
_OF_RECEIPT: Mapping[tuple[bool, bool], str | Promise] = {
    (True, True): _("Its number and who decides stand on the page."),
    (True, False): _("Its number stands on the page."),
    (False, True): _("Who decides stands on the page."),
    (False, False): "",
}


def template_of(event: str) -> str:
    """Return the name under which a message of an event is kept."""
    return PREFIX + event.partition(".")[2]


def sentence_of(template: str, row: PublicInitiative | None, *, is_maker: bool) -> str:
    """Return what a message says: what happened, and what of it stands on the page that its reader is led to."""
    event = f"initiative.{template.removeprefix(PREFIX)}"
    return f"{SENTENCES[event]} {_on_page(event, row, is_maker=is_maker)}".strip()


def _on_page(event: str, row: PublicInitiative | None, *, is_maker: bool) -> str | Promise:
    if event == Event.REGISTERED:
        # Makers read the number on a page of their own, whether or not everybody may.
        return _OF_RECEIPT[is_maker or bool(row and row.register_number), bool(row and row.body)]
    if event == Event.DECIDED:
        has_reasons = bool(row and row.decision.get("words"))
        return _("The decision and its reasons stand on the page.") if has_reasons else ""
    return ""
