"""Matters that law handles in another way than feedback: said before sending, and nothing is stopped."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.language.kinds import Matter


class Advice(NamedTuple):
    """What to know before sending."""

    title: str | Promise
    text: str | Promise


ADVICE = {
    Matter.APPEAL: Advice(
        _("Do you want to appeal against a decision?"),
        # Local Government Act 410/2015, sections 134–138.
        _(
            "Feedback is not an appeal. Follow the instructions that came with the decision: they say where to send it and by when."
        ),
    ),
    Matter.CLAIM: Advice(
        _("Do you claim compensation?"),
        # Tort Liability Act 412/1974.
        _(
            "A claim goes to the city's registry: say what happened, where and when, and what you claim. The address is below on this page."
        ),
    ),
    Matter.INFORMATION_REQUEST: Advice(
        _("Do you ask for documents?"),
        # Act on the Openness of Government Activities 621/1999, sections 13 and 14.
        _(
            "You can ask here too, and the request is handed to the registry. Say as exactly as you can which documents you mean."
        ),
    ),
    Matter.INITIATIVE: Advice(
        _("Do you want to make a residents' initiative?"),
        # Local Government Act 410/2015, section 23.
        _(
            "An initiative needs your name and home municipality. Send it to the registry, or send it here and leave your contact data."
        ),
    ),
    Matter.ADMINISTRATIVE_COMPLAINT: Advice(
        _("Do you complain of how an official acted?"),
        # Administrative Procedure Act 434/2003, section 53 a.
        _(
            "You can send it here. An administrative complaint is made in writing to the registry, and it gets a decision."
        ),
    ),
    Matter.ACCESSIBILITY: Advice(
        _("Is it about the accessibility of a web service?"),
        # Act 306/2019, section 9: an answer within 14 days.
        _("Send it here. Feedback on accessibility is answered within 14 days."),
    ),
}


def advice(matter: Matter | None) -> Advice | None:
    """Return what to know of a matter; None for plain feedback."""
    return ADVICE[matter] if matter else None
