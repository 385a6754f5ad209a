"""What happened, in a sentence: one for each event that anybody is shown."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.events import CaseEvent
from kuuluu.people.events import PeopleEvent
from kuuluu.publication.events import PublicationEvent
from kuuluu.routing.events import RoutingEvent

SENTENCES: dict[str, str | Promise] = {
    CaseEvent.RECEIVED: _("The matter arrived"),
    CaseEvent.TAKEN_UP: _("Handling began"),
    CaseEvent.ASSIGNED: _("An officer was named for the matter"),
    CaseEvent.HANDED_OVER: _("The matter was handed over to another unit"),
    CaseEvent.SERVICE_CHANGED: _("The matter was moved to another service"),
    CaseEvent.KIND_CHANGED: _("The kind of the matter was changed"),
    CaseEvent.ASKED: _("The city asked the sender for more"),
    CaseEvent.REPLIED: _("The sender replied"),
    CaseEvent.ADDED: _("The sender added to the matter"),
    CaseEvent.INTERIM_NOTICE: _("The city told that the answer is late"),
    CaseEvent.NOTED: _("A note for the city's own use"),
    CaseEvent.ANSWERED: _("The city answered"),
    CaseEvent.TRANSFERRED: _("The matter was sent on to another authority"),
    CaseEvent.JOINED: _("The matter was joined to another about the same thing"),
    CaseEvent.VOICE_GIVEN: _("It was added to another matter about the same thing"),
    CaseEvent.TOLD_TOO: _("Another person told of the same"),
    CaseEvent.TOOK_IN: _("Another matter about the same thing was joined here"),
    CaseEvent.TAKEN_APART: _("The matter was taken apart from the one it was joined to"),
    CaseEvent.SPLIT: _("The message was split into parts"),
    CaseEvent.SPLIT_OFF: _("The matter was made a part of its own"),
    CaseEvent.SPLIT_UNDONE: _("The splitting into parts was taken back"),
    CaseEvent.PARTS_ENDED: _("Every part of the matter has ended"),
    CaseEvent.PARTS_REOPENED: _("A part of the matter was opened again"),
    CaseEvent.CLOSED: _("The matter was closed"),
    CaseEvent.REOPENED: _("The matter was opened again"),
    CaseEvent.ESCALATED: _("The head of the unit was told that the promise passed"),
    CaseEvent.HELD: _("The matter is kept from erasing for now"),
    CaseEvent.HOLD_ENDED: _("The matter is no longer kept from erasing"),
    CaseEvent.ERASED: _("What the city need not keep any longer was erased"),
    CaseEvent.DELEGATED: _("A contractor was given the work"),
    CaseEvent.WORK_DONE: _("The contractor says that the work is done"),
    CaseEvent.WORK_ACCEPTED: _("The contractor's work was accepted"),
    CaseEvent.WORK_RETURNED: _("The work was returned to the contractor"),
    CaseEvent.WORK_CANCELLED: _("The work was taken back from the contractor"),
    CaseEvent.JUDGED: _("The sender said how it went"),
    CaseEvent.SECRECY_SET: _("It was decided who inside the city sees the matter"),
    PublicationEvent.PUBLISHED: _("The matter was published"),
    PublicationEvent.REFUSED: _("It was decided not to publish"),
    PublicationEvent.WITHDRAWN: _("The matter was withdrawn from the public"),
    PublicationEvent.REDACTED: _("Parts of the text were hidden from the public"),
    PublicationEvent.UNDONE: _("The last decision on publication was taken back"),
    PublicationEvent.CHECKED: _("A person checked what had become public by policy"),
    PublicationEvent.OBJECTED: _("The sender asked that the matter is not public"),
    PublicationEvent.RECONSIDERATION_ASKED: _("The sender asked another person to look again"),
    PublicationEvent.UPHELD: _("Another person looked again, and the matter stays unpublished"),
    PublicationEvent.REVERSED: _("Another person looked again, and the matter was published"),
    PublicationEvent.DOCUMENT_PUBLISHED: _("A document was published"),
    PublicationEvent.DOCUMENT_REFUSED: _("It was decided that a document is not public"),
    PublicationEvent.DISTURBANCE_TOLD: _("A known disturbance was told of"),
    PublicationEvent.DISTURBANCE_CHANGED: _("What is told of a disturbance was changed"),
    PublicationEvent.DISTURBANCE_ENDED: _("A disturbance was said to be over"),
    PeopleEvent.MEMBERSHIP_GRANTED: _("A role was given"),
    PeopleEvent.MEMBERSHIP_REVOKED: _("A role was taken away"),
    PeopleEvent.SIGN_IN_CLOSED: _("Sign-in was closed"),
    PeopleEvent.SECOND_FACTOR_REMOVED: _("The second factor of signing in was removed"),
    RoutingEvent.RULE_ADDED: _("A routing rule was added"),
    RoutingEvent.RULE_CHANGED: _("A routing rule was changed"),
    RoutingEvent.RULE_MOVED: _("A routing rule was moved in the order"),
    RoutingEvent.RULE_SWITCHED: _("A routing rule was switched on or off"),
    RoutingEvent.MODEL_TAKEN: _("A newly learned model was taken into use"),
}


def sentence(event: str) -> str:
    """Return the sentence of an event's name; a name without its room, as the register keeps it, is a case's."""
    name = str(event)
    return str(SENTENCES[name if "." in name else f"case.{name}"])
