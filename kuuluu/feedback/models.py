"""Tables of feedback: the draft in the resident's hand, and what makes a case a feedback."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.models import Case, Message
from kuuluu.cities.models import City, Service
from kuuluu.publication.models import File


class Kind(models.TextChoices):
    """What the sender wants with it."""

    FAULT = "fault", _("Fault report")
    QUESTION = "question", _("Question")
    IDEA = "idea", _("Idea")
    THANKS = "thanks", _("Thanks")
    COMPLAINT = "complaint", _("Complaint")


class Objection(models.TextChoices):
    """Why a sender does not want publication."""

    RECOGNISED = "recognised", _("Somebody could recognise me")
    OTHERS = "others", _("It tells about another person")
    SENSITIVE = "sensitive", _("It tells about health or something else very personal")
    # Contact data that law keeps secret when their owner has a justified reason (Act 621/1999, section 24, point 31).
    PROTECTED = "protected", _("The sender has a non-disclosure order for personal safety")
    SAFETY = "safety", _("It endangers somebody's safety")
    OTHER = "other", _("Another reason")


class Review(models.TextChoices):
    """How far the review is of an initiative that the feedback went on as; "": it is feedback."""

    WAITS = "waits", _("The initiative's newest text waits to be checked")
    ALLOWS = "allows", _("The initiative's newest text was checked and is public")
    ENDED = "ended", _("The initiative ended before its newest text was checked")


class Feedback(models.Model):
    """What makes a case a feedback."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="feedback")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    wants_answer = models.BooleanField(default=True)
    objection = models.CharField(max_length=12, choices=Objection.choices, blank=True)
    objection_words = models.CharField(max_length=500, blank=True)
    # Set by a publisher where the exact place would tell who somebody is: the public then sees the district alone.
    hides_place = models.BooleanField(default=False)
    # While it is an initiative: what its review lets be shown of the feedback, and whether it hides the place.
    review = models.CharField(max_length=10, choices=Review.choices, blank=True)
    review_hides_place = models.BooleanField(default=False)
    # Somebody whom another case concerns too, who said nothing more: counted with that case, and no matter of its own.
    is_voice = models.BooleanField(default=False)


class Merge(models.Model):
    """An officer joined a case to another; kept so that the two can be taken apart again as they were."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="merges")
    to = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    # The columns of the case before, and the ids of those who had joined it and went along.
    before = models.JSONField(default=dict)
    moved = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(undone_at__isnull=True), name="one_standing_merge_a_case"
            )
        ]


class Part(models.Model):
    """Which stretches of a message are a matter of their own: [[start, end], …] in characters of its original."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="part")
    order = models.PositiveSmallIntegerField()
    spans = models.JSONField(default=list)

    class Meta:
        ordering = ["order"]


class Outcome(models.TextChoices):
    """What another look at a decision came to."""

    UPHELD = "upheld", _("The decision stays")
    REVERSED = "reversed", _("The decision was reversed")


class Reconsideration(models.Model):
    """The sender asks that another person looks again at a decision not to publish. It has a clock."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reconsiderations")
    words = models.CharField(max_length=1000, blank=True)
    asked_at = models.DateTimeField()
    due_date = models.DateField()
    # Who made the decision that is looked at again: somebody else decides now.
    first_by_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(decided_at__isnull=True), name="one_open_reconsideration"
            )
        ]


class Satisfaction(models.Model):
    """What a sender said of how a matter went, once for each of its endings. No words: those are in the thread."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="satisfactions")
    # When what it is about ended, or was answered.
    about_at = models.DateTimeField()
    at = models.DateTimeField()
    is_answered = models.BooleanField()
    is_in_time = models.BooleanField()
    is_fixed = models.BooleanField()
    # Who had it in hand: where it opens again, somebody else reads it.
    reader_id = models.UUIDField(null=True)
    service = models.ForeignKey(Service, null=True, on_delete=models.SET_NULL)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "about_at"], name="judged_once_an_ending")]


class Contractor(models.Model):
    """Somebody outside the city who does work for it, and reaches the own jobs by a secret link, without an account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    email = models.EmailField()
    # Makes the link anew where the old one has come into wrong hands.
    turn = models.PositiveSmallIntegerField(default=1)
    code_hash = models.CharField(max_length=64, unique=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        # One whose name and address are erased has none; its jobs still point at it.
        constraints = [
            models.UniqueConstraint(
                fields=["city", "email"], condition=~models.Q(email=""), name="one_contractor_an_address"
            )
        ]


class JobState(models.TextChoices):
    """Where a contractor's job stands."""

    GIVEN = "given", _("With the contractor")
    DONE = "done", _("Said to be done")
    ACCEPTED = "accepted", _("Accepted")
    CANCELLED = "cancelled", _("Taken back")


class Job(models.Model):
    """Work on a case that a contractor was given: what to do, by when, and what the contractor said of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.CASCADE)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="jobs")
    contractor = models.ForeignKey(Contractor, on_delete=models.PROTECT, related_name="jobs")
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.GIVEN)
    # What the officer wrote to the contractor, and what the contractor wrote last: notes of the thread, never public.
    order = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    due_date = models.DateField(null=True)
    given_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_date", "given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(state__in=["given", "done"]), name="one_open_job_a_case"
            )
        ]

    @property
    def is_erased(self) -> bool:
        """Tell whether the words of its case are erased, and so what was to be done and was said of it."""
        return self.case.is_erased


class Draft(models.Model):
    """A feedback that is being written, kept on the server so that nothing typed is lost. Found by a random key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.CASCADE)
    # sha256 of the key that the writer's browser keeps.
    key_hash = models.CharField(max_length=64, unique=True)
    # Field name to typed value, as forms made them; see feedback.rules.Letter.
    data = models.JSONField(default=dict)
    language = models.CharField(max_length=2, default="fi")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)
    # Sent once, whatever is clicked again: the case that it became.
    sent_at = models.DateTimeField(null=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.SET_NULL)


class DraftFile(models.Model):
    """A file that waits with the draft."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    file = models.OneToOneField(File, on_delete=models.CASCADE)

    class Meta:
        ordering = ["id"]


class AnswerTemplate(models.Model):
    """Words that a unit often needs, with {variables} that the case fills, in three languages."""

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    name = models.CharField(max_length=80)
    service_code = models.CharField(max_length=40, blank=True)
    text_fi = models.TextField()
    text_sv = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["city", "name"], name="one_template_a_name")]

    def text_in(self, language: str) -> str:
        """Return the words in a language, in Finnish where they lack."""
        words = {"fi": self.text_fi, "sv": self.text_sv, "en": self.text_en}
        return words.get(language) or self.text_fi


class Help(models.Model):
    """How often what the city had said already helped somebody who was about to send, by month. Numbers only."""

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    service = models.ForeignKey(Service, null=True, on_delete=models.CASCADE)
    # The month's first day.
    month = models.DateField()
    helped = models.PositiveIntegerField(default=0)
    not_helped = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "service", "month"], name="one_help_a_month", nulls_distinct=False)
        ]
