"""Tables of what is to be erased, what is kept from it, and what was."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.models import Case
from kuuluu.cities.models import City


class DataClass(models.TextChoices):
    """A kind of data that is kept for a time of its own."""

    CONTACT = "contact", _("Who the sender is and how to reach them")
    WORDS = "words", _("What was written: messages, answers, notes, titles")
    FILES = "files", _("Pictures and documents")
    PLACE = "place", _("The exact place")
    SUPPORTERS = "supporters", _("Who supported an initiative, and the keys by which nobody counts twice")
    PUBLIC = "public", _("The public page of the matter")
    AUTHORS = "authors", _("Which officer wrote and decided")
    DRAFTS = "drafts", _("Unsent drafts")
    INITIATIVE_DRAFTS = "initiative_drafts", _("Unsent drafts of initiatives, with their makers")
    UNSENT = "unsent", _("What officers wrote and did not send")
    UNCONFIRMED = "unconfirmed", _("Supports of initiatives that nobody confirmed")
    FOLLOWERS = "followers", _("Orders for notices that nobody confirmed")
    DELIVERIES = "deliveries", _("Addresses that messages were sent to")
    CONTRACTORS = "contractors", _("Names and addresses of contractors who get no work any more")
    VIEWS = "views", _("The log of who looked at secret matters")
    IDENTITIES = "identities", _("Who identified strongly, and when they were born and where they live")
    OFFICERS = "officers", _("Names and addresses of people who no longer work for the city")


class RunState(models.TextChoices):
    """How far a plan has come."""

    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Being carried out")
    DONE = "done", _("Carried out")


class Run(models.Model):
    """What is to be erased of a city's data at one time: first a plan, then carried out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.PROTECT)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.PLANNED)
    planned_at = models.DateTimeField()
    # Class to the rule that it follows, as it stood when planned: {"contact": {"key", "value", "from", "source"}, …}.
    rules = models.JSONField(default=dict)
    # Class to the moment before which what is not a case's must have begun to be due.
    limits = models.JSONField(default=dict)
    # Class to how many cases or rows are due, and, later, were erased.
    due = models.JSONField(default=dict)
    erased = models.JSONField(default=dict)
    approved_at = models.DateTimeField(null=True)
    approved_by_id = models.UUIDField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-planned_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["city"], condition=models.Q(state__in=["planned", "running"]), name="one_open_run_a_city"
            )
        ]


class Item(models.Model):
    """A case of a plan, with the classes of its data that are due."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="items")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    classes = models.JSONField(default=list)
    # Class to how many pieces were erased; empty where nothing was due any more when its turn came.
    erased = models.JSONField(default=dict)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "case"], name="one_item_a_case")]


class HoldGround(models.TextChoices):
    """Why a case is kept although its time is over."""

    CLAIM = "claim", _("A claim for damages or another legal claim")
    INFORMATION_REQUEST = "information_request", _("An open request for information (Act 621/1999, section 14)")
    APPEAL = "appeal", _("An appeal or a complaint that is being examined")
    INVESTIGATION = "investigation", _("A police or other official investigation")
    RIGHTS = "rights", _("A person's request about their own data (GDPR, article 18)")


class Hold(models.Model):
    """A case is kept from erasing, on a ground, until a day or until somebody ends it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="holds")
    city = models.ForeignKey(City, on_delete=models.CASCADE)
    ground = models.CharField(max_length=20, choices=HoldGround.choices)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    # The last day; null: until somebody ends it.
    until_date = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.UUIDField(null=True)


class Certificate(models.Model):
    """What was erased, by which rules, when and by whom. Holds no erased words; each seals the one before it."""

    run = models.OneToOneField(Run, primary_key=True, on_delete=models.PROTECT, related_name="certificate")
    city = models.ForeignKey(City, on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    # sha256 of the content, in which the seal of the certificate before stands.
    seal = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["city", "number"], name="one_certificate_a_number")]
