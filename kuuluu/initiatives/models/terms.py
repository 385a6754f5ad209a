"""The words that initiatives are sorted by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an initiative is before the law. A council motion and a youth council's are entered by the registry."""

    # Act 410/2015, 23 §: on any matter of the municipality; on a service, also by its user.
    ORDINARY = "ordinary", _("Residents’ initiative")
    SERVICE = "service", _("Initiative on a service")
    # Act 410/2015, 25 §.
    REFERENDUM = "referendum", _("Referendum initiative")
    COUNCIL_MOTION = "council_motion", _("Council motion")
    YOUTH = "youth", _("Youth council’s initiative")


# What anyone who has the right can make here; the others are entered by the registry.
OPEN_KINDS = frozenset({Kind.ORDINARY, Kind.SERVICE, Kind.REFERENDUM})


class Stage(models.TextChoices):
    """How far an initiative has come."""

    CHECKING = "checking", _("Being checked before publication")
    FIXING = "fixing", _("Waiting for its makers’ correction")
    DISCUSSING = "discussing", _("Being discussed")
    COLLECTING = "collecting", _("Gathering support")
    SENT = "sent", _("Sent to the registry")
    REGISTERED = "registered", _("Registered")
    PREPARING = "preparing", _("Being prepared")
    DECIDED = "decided", _("Decided")
    CLOSED = "closed", _("Ended")
    REFUSED = "refused", _("Stopped at the check")
    WITHDRAWN = "withdrawn", _("Withdrawn by its makers")
    MERGED = "merged", _("Merged into another initiative")
    # It turned out to be feedback, and goes on as such with its makers' consent.
    FEEDBACK = "feedback", _("Went on as feedback")


class Ground(models.TextChoices):
    """By what right somebody makes an initiative (Act 410/2015, 23 §, as amended by Act 419/2021)."""

    RESIDENT = "resident", _("I live in the municipality")
    COMMUNITY = "community", _("I act for a community that operates in the municipality")
    FOUNDATION = "foundation", _("I act for a foundation that operates in the municipality")
    PROPERTY = "property", _("I own or possess real property in the municipality")
    SERVICE_USER = "service_user", _("I use a service of the municipality")


class MakerRole(models.TextChoices):
    """What part somebody has in making an initiative."""

    # The person whom the city reaches; every initiative has one at least.
    CONTACT = "contact", _("Responsible person")
    CO_MAKER = "co_maker", _("Co-maker")


class MakerState(models.TextChoices):
    """Whether somebody takes part."""

    INVITED = "invited", _("Invited")
    JOINED = "joined", _("Takes part")
    DECLINED = "declined", _("Declined")
    LEFT = "left", _("Left")


class ReviewOutcome(models.TextChoices):
    """What a look before publication came to."""

    ACCEPTED = "accepted", _("Checked and published")
    CORRECTION = "correction", _("Needs a correction")
    REFUSED = "refused", _("Stopped at the check")
    MERGED = "merged", _("The same as another initiative")


class ReviewCode(models.TextChoices):
    """Why an initiative isn't accepted as it is. The reason in words is always told besides."""

    NOT_OURS = "not_ours", _("It is not a matter of this municipality")
    NO_RIGHT = "no_right", _("Its maker has no right of initiative in the matter")
    DUPLICATE = "duplicate", _("The same initiative is already made: it can be joined")
    UNLAWFUL = "unlawful", _("Its content is against the law")
    PERSONAL = "personal", _("It is about one person’s own matter or tells of somebody")
    UNCLEAR = "unclear", _("It can’t be seen what is asked for")
    INCOMPLETE = "incomplete", _("The name, municipality or contact data of its maker is missing")
    FEEDBACK = "feedback", _("It is feedback, and is answered as such")
    OTHER = "other", _("Another reason, written down")


class Way(models.TextChoices):
    """How somebody supports."""

    LIGHT = "light", _("On the web, by e-mail")
    IDENTIFIED = "identified", _("On the web, identified")
    PAPER = "paper", _("On paper")
    DESK = "desk", _("At the service point")


class SupportState(models.TextChoices):
    """Whether a support counts. Only a confirmed one does."""

    PENDING = "pending", _("Not yet confirmed")
    CONFIRMED = "confirmed", _("Confirmed")
    # The same person supports already, from another address or on paper: it is told nobody that it is so.
    DOUBLE = "double", _("Counted already")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    INVALID = "invalid", _("Found invalid")


class NoticeKind(models.TextChoices):
    """What the city told while an initiative was handled."""

    INTERIM = "interim", _("How the handling goes")
    ESTIMATE = "estimate", _("When the decision is estimated to come")


class PreparationKind(models.TextChoices):
    """A step of the city's handling."""

    STATEMENT = "statement", _("Statement asked")
    HEARING = "hearing", _("Hearing")
    STUDY = "study", _("Study")
    MEETING = "meeting", _("On the agenda of a meeting")
    OTHER = "other", _("Another step")


class DecisionOutcome(models.TextChoices):
    """What was decided."""

    CARRIED_OUT = "carried_out", _("Will be carried out")
    PARTLY = "partly", _("Will be carried out in part")
    CONSIDERED = "considered", _("Will be considered in another matter")
    NOT_CARRIED_OUT = "not_carried_out", _("Will not be carried out")
    NOT_IN_POWER = "not_in_power", _("Not in the municipality’s power")
    # Of a referendum initiative: the council decides whether it is held (Act 410/2015, 25 §).
    REFERENDUM_HELD = "referendum_held", _("A referendum will be held")
    REFERENDUM_NOT_HELD = "referendum_not_held", _("No referendum will be held")


class MeasureState(models.TextChoices):
    """How far a measure has come."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Will not be done")
