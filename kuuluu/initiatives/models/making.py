"""The initiative, the draft that it was before, its texts and its makers."""

import uuid

from django.db import models
from django.db.models import Q

from kuuluu.cases.models import Case
from kuuluu.cities.models import City, Service
from kuuluu.initiatives.models.terms import Ground, Kind, MakerRole, MakerState, Stage
from kuuluu.people.models import Person
from kuuluu.publication.models import File, Original


class Initiative(models.Model):
    """What makes a case an initiative. Its case has its number, time of arrival, thread, place, unit and officer."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="initiative")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.CHECKING)
    # Whether it gathers support, and is discussed before that.
    is_joint = models.BooleanField(default=False)
    wants_discussion = models.BooleanField(default=False)
    # The place isn't public: it would tell somebody's home.
    hides_place = models.BooleanField(default=False)
    # Its newest text.
    version = models.PositiveSmallIntegerField(default=1)
    published_at = models.DateTimeField(null=True)
    discussing_since = models.DateTimeField(null=True)
    collecting_since = models.DateTimeField(null=True)
    # Support is held back for a while, by makers or by the city.
    paused_at = models.DateTimeField(null=True)
    threshold_reached_at = models.DateTimeField(null=True)
    # It was sent to the registry. From then on support and text stand as they are.
    sent_at = models.DateTimeField(null=True)
    # What held when it was sent: {"rule", "share", "threshold", "population", "date", "source", "supporters", "verified"}.
    frozen = models.JSONField(default=dict)
    receipt_alarm_at = models.DateTimeField(null=True)
    registered_at = models.DateTimeField(null=True)
    # The case number that the city's own register gave, as it was told; never made here (Act 906/2019, 25 §): as the city's
    # own people and its makers read it, and as everybody may after a look.
    register_number = models.CharField(max_length=60, blank=True)
    register_words = models.OneToOneField(Original, null=True, on_delete=models.PROTECT, related_name="+")
    # The competent body, in the city's words: as the city's own people read it, and as everybody may after a look.
    body = models.CharField(max_length=120, blank=True)
    body_words = models.OneToOneField(Original, null=True, on_delete=models.PROTECT, related_name="+")
    # Belongs to the council's power: it is in the yearly report (Act 410/2015, 23 §).
    is_of_council = models.BooleanField(default=True)
    # The estimated day of the decision, and when the makers were told of it.
    estimate_date = models.DateField(null=True)
    estimate_told_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    # Why its makers withdrew it, in their words: public after a look, like any.
    withdrawal = models.OneToOneField(Original, null=True, on_delete=models.PROTECT, related_name="+")
    # The same matter in another city that uses this service: each city has its own initiative, handler and answer.
    twin = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    # When its promise was said to have passed, so that it is said once.
    noticed_late_at = models.DateTimeField(null=True)
    # Where it was made elsewhere: the address of its page there, and its id in that service.
    source_url = models.URLField(max_length=300, blank=True)
    source_id = models.CharField(max_length=120, blank=True)
    # How many supported it there. They are told of apart: nobody here knows who they are.
    supporters_elsewhere = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "source_id"], condition=~Q(source_id=""), name="imported_once")
        ]
        indexes = [models.Index(fields=["city", "stage"], name="initiatives_by_stage")]

    @property
    def is_erased(self) -> bool:
        """Tell whether what was written of it is erased."""
        return self.case.is_erased


class Draft(models.Model):
    """An initiative that is being written, kept on the server. Found by a random key, or by a maker's secret link."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+")
    # sha256 of the key that the writer's browser keeps.
    key_hash = models.CharField(max_length=64, unique=True)
    # Field name to typed value, as forms made them: kuuluu.initiatives.rules.writing.Text.
    data = models.JSONField(default=dict)
    language = models.CharField(max_length=2, default="fi")
    # The feedback that it began from: number and time of arrival stay.
    from_case = models.ForeignKey(Case, null=True, on_delete=models.SET_NULL, related_name="+")
    # The initiative of another city that this one says the same as.
    twin_of = models.ForeignKey(Initiative, null=True, on_delete=models.SET_NULL, related_name="twin_drafts")
    # Grows with every change, so that of two makers the later one is told.
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True)
    initiative = models.ForeignKey(Initiative, null=True, on_delete=models.SET_NULL, related_name="+")


class Version(models.Model):
    """A text of an initiative as it stood from one change to the next; each of its three parts is an original."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.OneToOneField(Original, on_delete=models.PROTECT, related_name="+")
    # What is asked for.
    demand = models.OneToOneField(Original, on_delete=models.PROTECT, related_name="+")
    # Why; may be empty words.
    reasons = models.OneToOneField(Original, on_delete=models.PROTECT, related_name="+")
    # The demand is another than before: supporters of the former are asked again.
    is_other_demand = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["initiative", "number"], name="one_version_of_an_initiative")]


class Enclosure(models.Model):
    """A file that belongs to a draft, and then to the initiative that it became."""

    draft = models.ForeignKey(Draft, null=True, on_delete=models.SET_NULL, related_name="enclosures")
    initiative = models.ForeignKey(Initiative, null=True, on_delete=models.CASCADE, related_name="enclosures")
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]


class Maker(models.Model):
    """Somebody who makes an initiative: known to the authority, shown to the public only by the own choice.

    Name, home municipality and contact data are needed to tell of the measures (Act 410/2015, 23 §).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, null=True, on_delete=models.CASCADE, related_name="makers")
    initiative = models.ForeignKey(Initiative, null=True, on_delete=models.CASCADE, related_name="makers")
    role = models.CharField(max_length=10, choices=MakerRole.choices, default=MakerRole.CO_MAKER)
    state = models.CharField(max_length=10, choices=MakerState.choices, default=MakerState.INVITED)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    postal_address = models.CharField(max_length=300, blank=True)
    # Statistics Finland's code of the home municipality; "" where it isn't known.
    municipality = models.CharField(max_length=3, blank=True)
    # Its name as it was written, where it isn't a city that uses this service.
    municipality_name = models.CharField(max_length=60, blank=True)
    ground = models.CharField(max_length=20, choices=Ground.choices, blank=True)
    # The community or foundation; the service that is used.
    organisation = models.CharField(max_length=120, blank=True)
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    shows_name = models.BooleanField(default=False)
    # Under a non-disclosure order for personal safety: never shown by name, whatever was chosen.
    is_protected = models.BooleanField(default=False)
    # Keyed hash of who identified strongly (kuuluu.people: Identity.key); "" where nobody did.
    identity_key = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=2, default="fi")
    # sha256 of the code in the secret link by which the maker comes back; the code is made anew from the id.
    code_hash = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["role", "invited_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(draft__isnull=False) | Q(initiative__isnull=False), name="maker_makes_something"
            )
        ]


class Comment(models.Model):
    """What anyone said of an initiative while it was discussed. Public after a look, like any words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="comments")
    original = models.OneToOneField(Original, on_delete=models.PROTECT, related_name="+")
    # A maker answers in the discussion.
    maker = models.ForeignKey(Maker, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
