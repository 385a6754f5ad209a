"""Tables of every matter: the case, who is behind it, and its thread."""

import uuid

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models import Area, City, Secrecy, Service, Unit
from kuuluu.language.matters import Matter
from kuuluu.people.models import Person
from kuuluu.publication.models import File, Ground, Original


class Status(models.TextChoices):
    """Where a case stands."""

    RECEIVED = "received", _("Received")
    IN_PROGRESS = "in_progress", _("Being handled")
    WAITING = "waiting", _("Waiting for the sender")
    ANSWERED = "answered", _("Answered")
    # A message of several matters: its parts are handled, each by itself, and it ends when they have.
    SPLIT = "split", _("Handled in parts")
    CLOSED = "closed", _("Closed")


class Ending(models.TextChoices):
    """How a case ended: never just closed."""

    DONE = "done", _("Done")
    ANSWERED = "answered", _("Answered")
    PLANNED = "planned", _("Planned")
    MOVED = "moved", _("Not ours: moved on")
    REFUSED = "refused", _("Will not be done")
    NOT_FOUND = "not_found", _("Could not be found")
    JOINED = "joined", _("Joined to another case")
    PARTS = "parts", _("Handled in parts")
    TAKEN_BACK = "taken_back", _("Withdrawn by its makers")


# What a matter is that law handles in another way than feedback.
MATTERS = [
    (Matter.APPEAL.value, _("An appeal, or a demand to correct a decision")),
    (Matter.CLAIM.value, _("A claim for compensation")),
    (Matter.INFORMATION_REQUEST.value, _("A request for documents or information")),
    (Matter.INITIATIVE.value, _("A residents’ initiative")),
    (Matter.ADMINISTRATIVE_COMPLAINT.value, _("A complaint of how an official acted")),
    (Matter.ACCESSIBILITY.value, _("Feedback on the accessibility of a web service")),
]


class Channel(models.TextChoices):
    """How a matter came in."""

    WEB = "web", _("On the web")
    PHONE = "phone", _("By phone")
    PAPER = "paper", _("On paper")
    DESK = "desk", _("At the service point")
    EMAIL = "email", _("By e-mail")


class Case(models.Model):
    """One matter that came to one city, with where it stands now; what happened before is in the journal."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.PROTECT)
    number = models.CharField(max_length=20)
    # The time of arrival (law 13/2003, section 10): never moved by anything that happens later.
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.WEB)
    language = models.CharField(max_length=2, default="fi")
    title = models.CharField(max_length=120)
    # What it is where law handles it in another way than feedback; "": feedback.
    matter = models.CharField(max_length=30, choices=MATTERS, blank=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.RECEIVED)
    ending = models.CharField(max_length=20, choices=Ending.choices, blank=True)
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT)
    assignee = models.ForeignKey(Person, null=True, on_delete=models.PROTECT)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    address = models.CharField(max_length=200, blank=True)
    place_words = models.CharField(max_length=500, blank=True)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT)
    # The three clocks: each promise's last day, and when it was met. Null: nothing was promised.
    taken_up_due_date = models.DateField(null=True)
    taken_up_at = models.DateTimeField(null=True)
    answer_due_date = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    done_due_date = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    # The soonest promise that is neither met nor paused: what the work list sorts by.
    next_due_date = models.DateField(null=True)
    waiting_since = models.DateTimeField(null=True)
    planned_date = models.DateField(null=True)
    noticed_late_at = models.DateTimeField(null=True)
    reopened_at = models.DateTimeField(null=True)
    joined_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="joined")
    # A part of a message that told of several matters, and when such a message was split: its parts are handled, not it.
    part_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    split_at = models.DateTimeField(null=True)
    # sha256 of the code by which the sender follows the case; the code itself is made anew from the case's id.
    code_hash = models.CharField(max_length=64, unique=True)
    # Grows with every change: a page that was opened earlier knows that somebody was here.
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    # Who inside the city sees it, on which ground, who decided so and when; by the service's own rule, nobody did.
    secrecy = models.CharField(max_length=10, choices=Secrecy.choices, default=Secrecy.PUBLIC)
    secrecy_ground = models.CharField(max_length=20, choices=Ground.choices, blank=True)
    secrecy_by_id = models.UUIDField(null=True)
    secrecy_at = models.DateTimeField(null=True)
    # When its time on the register was over, and when its words were erased: then only what statistics need is left.
    left_register_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    search = SearchVectorField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "number"], name="case_number")]
        indexes = [
            models.Index(fields=["city", "unit", "status", "next_due_date", "id"], name="case_work_list"),
            # With all that says who may see a case, so that counting reads the index alone; its condition is the list's own.
            models.Index(
                fields=["city", "next_due_date", "id"],
                name="case_due",
                condition=~models.Q(status__in=["closed", "split"]),
                include=["secrecy", "assignee", "unit"],
            ),
            models.Index(fields=["city", "assignee", "status"], name="case_own"),
            models.Index(fields=["city", "-received_at", "-id"], name="case_newest"),
            models.Index(fields=["city", "service", "-received_at", "-id"], name="case_by_service"),
            # With what tells the newest near by, by the index alone.
            models.Index(
                fields=["city", "latitude", "longitude"],
                include=["received_at", "id"],
                name="case_places",
                condition=models.Q(latitude__isnull=False),
            ),
            # What was written lately is looked through by every search until it is put in its place: not for long.
            GinIndex(fields=["city", "search"], name="case_words", gin_pending_list_limit=128),
            # For the newest of a frequent word: no condition in common with the one above, so that both are read together.
            models.Index(Cast("city", models.IntegerField()), models.F("received_at").desc(), name="case_age"),
        ]

    @property
    def title_language(self) -> str:
        """Return the language that its title is in: its sender's; "" where the words are erased and the title is its number."""
        return "" if self.title == self.number else self.language

    @property
    def is_erased(self) -> bool:
        """Tell whether what was written in it is erased: it is a row for statistics, and nothing is done with it any more."""
        return self.erased_at is not None

    @property
    def locked_by(self) -> uuid.UUID | None:
        """The message of several matters that it is, or is a part of: whoever changes any of them locks that one first."""
        whole: uuid.UUID | None = self.part_of_id
        return whole or (self.pk if self.split_at else None)


class View(models.Model):
    """Somebody looked at a case that not everybody may see: log data by law (Act 906/2019, section 17)."""

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="views")
    person_id = models.UUIDField(null=True)
    at = models.DateTimeField(db_index=True)


class Counter(models.Model):
    """The last number that a city has given in a year."""

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "year"], name="one_counter_a_year")]


class Contact(models.Model):
    """How the city reaches the sender. Personal data: seeing it is a right of its own."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="contact")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    postal_address = models.CharField(max_length=300, blank=True)


class MessageKind(models.TextChoices):
    """What a message in a thread is."""

    SUBMISSION = "submission", _("What was said first")
    ADDITION = "addition", _("Added later")
    QUESTION = "question", _("Question to the sender")
    REPLY = "reply", _("Reply to the question")
    INTERIM_NOTICE = "interim_notice", _("Interim notice")
    ANSWER = "answer", _("Answer")
    ENDING = "ending", _("How it ended")
    NOTE = "note", _("Internal note")


class Message(models.Model):
    """One knot of words in the thread of a case; the words themselves are an original."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=20, choices=MessageKind.choices)
    original = models.OneToOneField(Original, on_delete=models.PROTECT)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class Attachment(models.Model):
    """A file given with a message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    file = models.OneToOneField(File, on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
