"""Matters that law handles in another way than feedback: said before sending with their time limits, and nothing is stopped."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kuuluu.language.matters import Matter


class Advice(NamedTuple):
    """What to know before sending: what it is, what happens to it, which time runs, and by which name it is sent on."""

    title: str | Promise
    text: str | Promise
    choice: str | Promise
    deadline: str | Promise = ""
    # Whether the registry can be written to as well.
    registry: bool = False
    # The name of the address where it is done instead, and what the link says.
    way: str = ""
    link: str | Promise = ""


ADVICE = {
    Matter.APPEAL: Advice(
        _("Do you want to appeal against a decision?"),
        _(
            "Feedback is not an appeal. Follow the instructions that came with the decision: they say where to send it and by when. What is sent here is moved to the registry at once, with the time at which it arrived."
        ),
        _("An appeal: it goes to the registry"),
        # Local Government Act 410/2015, sections 134–140; Act 808/2019, section 13.
        _(
            "A demand that the city corrects its decision must arrive within 14 days, and an appeal to the administrative court within 30 days, from when you were told of the decision. What comes late is not examined."
        ),
        registry=True,
    ),
    Matter.CLAIM: Advice(
        _("Do you claim compensation?"),
        # Tort Liability Act 412/1974.
        _(
            "Say what happened, where and when, and what you claim. The registry gets the claim, and whoever keeps the place in order gets to know of the fault."
        ),
        _("A claim: it goes to the registry, and the fault to whoever mends it"),
        registry=True,
    ),
    Matter.INFORMATION_REQUEST: Advice(
        _("Do you ask for documents?"),
        # Act on the Openness of Government Activities 621/1999, sections 13 and 14.
        _("Say as exactly as you can which documents you mean. You need not tell why you want them, nor who you are."),
        _("A request for documents: it goes to the registry"),
        _("The law gives the city two weeks to answer, counted from today."),
    ),
    Matter.INITIATIVE: Advice(
        _("Do you want to make a residents' initiative?"),
        # Local Government Act 410/2015, section 23.
        _(
            "An initiative asks that the city decides on something. It needs your name and home municipality. What you have written goes along."
        ),
        _("An initiative: it goes to the registry"),
        registry=True,
        way="public:initiative_new",
        link=_("Make an initiative of it"),
    ),
    Matter.ADMINISTRATIVE_COMPLAINT: Advice(
        _("Do you complain of how an official acted?"),
        # Administrative Procedure Act 434/2003, sections 53 a–53 d.
        _(
            "An administrative complaint is made in writing: tell what was wrong, when, and why you think so. It gets a decision, and that can't be appealed. What is older than two years is examined only for a special reason."
        ),
        _("A complaint of an official: it goes to the registry"),
        registry=True,
    ),
    Matter.ACCESSIBILITY: Advice(
        _("Is it about the accessibility of a web service?"),
        # Act 306/2019, section 9.
        _("Tell the page and what you could not do there. It goes to those who answer for accessibility."),
        _("Feedback on accessibility: it goes to those who answer for it"),
        _("The law gives the city 14 days to answer, counted from today."),
    ),
}


def advice(matter: Matter | None) -> Advice | None:
    """Return what to know of a matter; None for plain feedback."""
    return ADVICE[matter] if matter else None
