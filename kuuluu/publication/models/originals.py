"""Originals and what was decided of them. The public database role can read nothing of this."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models import City


class State(models.TextChoices):
    """What has been decided of an original."""

    PENDING = "pending", _("Waiting for a decision")
    PUBLIC = "public", _("Public")
    REFUSED = "refused", _("Not public")
    WITHDRAWN = "withdrawn", _("Withdrawn from the public")


class Ground(models.TextChoices):
    """Why something is hidden or not public: the short list a publisher chooses from, each with its source in law."""

    PERSONAL_DATA = "personal_data", _("Personal data (Local Government Act 410/2015, section 29)")
    HEALTH = "health", _("Health or social services (Act 621/1999, section 24, point 25)")
    PRIVATE_LIFE = "private_life", _("Private life (Act 621/1999, section 24, point 32)")
    SECURITY = "security", _("Security arrangements (Act 621/1999, section 24, point 7)")
    PUPIL = "pupil", _("A pupil's affairs (Act 621/1999, section 24, point 30)")
    CRIME = "crime", _("Suspect or victim of a crime (Act 621/1999, section 24, point 26)")
    TRADE_SECRET = "trade_secret", _("Trade secret (Act 621/1999, section 24, point 20)")
    SENDER_OBJECTS = "sender_objects", _("The sender objects to publication")
    UNLAWFUL = "unlawful", _("Unlawful content (Criminal Code 39/1889)")
    NOT_OURS = "not_ours", _("Not a matter of the city")
    OTHER = "other", _("Another reason, written down")


class Source(models.TextChoices):
    """Who proposed to hide a span."""

    FINDER = "finder", _("Found by the service")
    SENDER = "sender", _("Hidden by the sender")
    PUBLISHER = "publisher", _("Hidden by the publisher")
    # In what was feedback before: only the initiative's own review shows it again.
    REVIEW = "review", _("Hidden in the initiative")
    # Proposed: the same, or a form of it, is hidden in another text of the matter.
    LIKENESS = "likeness", _("Hidden elsewhere in the matter")


class Original(models.Model):
    """Words as somebody wrote them. Never changed; what the public sees is made from them by redactions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.PROTECT)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    ground = models.CharField(max_length=20, choices=Ground.choices, blank=True)
    decided_at = models.DateTimeField(null=True)
    # A person has decided: no policy decides it again.
    is_manual = models.BooleanField(default=False)
    # How closely a person must look, 0 to 100: publication.rules.risk_of.
    risk = models.PositiveSmallIntegerField(default=0)
    # When the city's policy makes it public by itself, unless somebody decides before; null: a person decides.
    publish_at = models.DateTimeField(null=True, db_index=True)
    # When the words were erased because their time was over; of what was hidden, only the class is left.
    erased_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()


class Redaction(models.Model):
    """A span of an original that the public does not see, in characters from `start` up to but not including `end`."""

    original = models.ForeignKey(Original, on_delete=models.CASCADE, related_name="redactions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    cls = models.CharField(max_length=30)
    ground = models.CharField(max_length=20, choices=Ground.choices, default=Ground.PERSONAL_DATA)
    source = models.CharField(max_length=10, choices=Source.choices)
    # The sender says that this hides nothing secret; a publisher decides.
    is_doubted = models.BooleanField(default=False)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["start"]
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="redaction_hides_something")
        ]


class File(models.Model):
    """A picture or document as it was given. The bytes lie apart from public copies, under a name of their own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.PROTECT)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    description = models.CharField(max_length=500, blank=True)
    public_description = models.CharField(max_length=500, blank=True)
    # Boxes as fractions of width and height: [{"x": 0.1, "y": 0.2, "w": 0.3, "h": 0.1, "ground": "personal_data"}]
    covers = models.JSONField(default=list)
    # What a detector proposes to cover, the same with "cls": "face" or "licence_plate"; a person confirms or drops it.
    proposed = models.JSONField(default=list)
    examined_at = models.DateTimeField(null=True)
    # Of a document: how many pages, what its text says, and the name that the public sees.
    pages = models.PositiveSmallIntegerField(default=0)
    words = models.OneToOneField(Original, null=True, on_delete=models.SET_NULL, related_name="document")
    public_name = models.CharField(max_length=120, blank=True)
    # Why a document can only be told of by its name, and what a person must know who looks at it.
    problem = models.CharField(max_length=30, blank=True)
    notes = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    ground = models.CharField(max_length=20, choices=Ground.choices, blank=True)
    # The public copy's name: new at each publication, so that an old address never works again.
    public_id = models.UUIDField(null=True, unique=True)
    created_at = models.DateTimeField()

    @property
    def is_picture(self) -> bool:
        """Tell a picture from a document."""
        return self.media_type.startswith("image/")


# Marks, in what a decision can go back to, that nobody made it: a file got a new copy, less what was hidden elsewhere since.
BY_LIKENESS = "by_likeness"


class Decision(models.Model):
    """Who decided what of an original or a file, when and on which ground. Kept, also when it is decided again."""

    original = models.ForeignKey(Original, null=True, on_delete=models.CASCADE, related_name="decisions")
    file = models.ForeignKey(File, null=True, on_delete=models.CASCADE, related_name="decisions")
    state = models.CharField(max_length=10, choices=State.choices)
    ground = models.CharField(max_length=20, choices=Ground.choices, blank=True)
    is_automatic = models.BooleanField(default=False)
    # What it was before, so that it can be undone: {"state", "ground", "spans": [[start, end, cls, ground], …]}.
    before = models.JSONField(default=dict)
    # An automatic decision that a person is asked to look at afterwards, and who has.
    is_sampled = models.BooleanField(default=False)
    checked_at = models.DateTimeField(null=True)
    checked_by_id = models.UUIDField(null=True)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField()
