"""Tables of routing: rules with their versions, models, what they said of each case, and where each case was put."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.models import Case
from kuuluu.cities.models import Area, City, Service, Unit
from kuuluu.people.models import Person


class Target(models.TextChoices):
    """To whom a rule gives a case."""

    UNIT = "unit", _("To a unit")
    OFFICER = "officer", _("To one officer of a unit")
    QUEUE = "queue", _("To the queue of what nobody owns")


class RoutingRule(models.Model):
    """A rule that a city wrote: cases that fit all its conditions go to its target. An empty condition fits every case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+")
    # The first rule in order that fits decides.
    order = models.PositiveIntegerField()
    # The number of its newest version.
    version = models.PositiveIntegerField(default=1)
    name = models.CharField(max_length=120)
    # Who answers for the rule itself: a person, a unit or both.
    owner_person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    owner_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    # Ids of services and areas, codes of kinds: whatever is renamed, the rule means the same.
    services = ArrayField(models.IntegerField(), default=list)
    areas = ArrayField(models.IntegerField(), default=list)
    # Codes of kinds of feedback, and of matters that law handles in another way: these only a rule takes that names them.
    kinds = ArrayField(models.CharField(max_length=30), default=list)
    # As they were written; a case fits that has one of them in any inflection. Of several words in one entry all are needed.
    words = ArrayField(models.CharField(max_length=80), default=list)
    # 0 is Monday; a public holiday counts as a Sunday. Times are Helsinki's; one that ends before it begins spans midnight.
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    from_time = models.TimeField(null=True)
    to_time = models.TimeField(null=True)
    # The days on which it holds, both included.
    from_date = models.DateField(null=True)
    to_date = models.DateField(null=True)
    target = models.CharField(max_length=10, choices=Target.choices)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    is_active = models.BooleanField(default=True)
    created_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["city", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "order"], name="one_rule_of_an_order", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(target=Target.QUEUE, unit=None) | Q(~Q(target=Target.QUEUE), unit__isnull=False),
                name="rule_names_a_unit_unless_queue",
            ),
        ]


class RuleVersion(models.Model):
    """A rule as it stood from one change to the next: why a case was put somewhere stays true when the rule changes."""

    rule = models.ForeignKey(RoutingRule, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    # The fields of the rule; ids and codes, and the city's own words.
    content = models.JSONField()
    # What the trial on past cases showed before it was saved: counts alone. Empty: it was not tried.
    trial = models.JSONField(default=dict)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["rule", "number"]
        constraints = [models.UniqueConstraint(fields=["rule", "number"], name="one_version_of_a_number")]

    @property
    def name(self) -> str:
        """Return the name that the rule had then."""
        return str(self.content["name"])


class Origin(models.TextChoices):
    """What a model was made from."""

    EXAMPLES = "examples", _("From the examples that come with the service")
    CASES = "cases", _("From the city’s own cases and the examples")


class RoutingModel(models.Model):
    """A learned ranking of a city's services, with what it was made from and how often it was right."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    origin = models.CharField(max_length=10, choices=Origin.choices)
    data = models.BinaryField()
    # sha256 of the examples that it was made from.
    examples_hash = models.CharField(max_length=64)
    # sha256 of all that it was made from, the cases included: of the same nothing is learnt twice.
    taught_hash = models.CharField(max_length=64, default="")
    examples = models.PositiveIntegerField()
    cases = models.PositiveIntegerField(default=0)
    # Of those cases, how many had a service that an officer put right.
    corrections = models.PositiveIntegerField(default=0)
    # On the newest month's cases, which it had not seen: how many there were, right at first, right among three; and the
    # same of the model that was in use then.
    measured = models.PositiveIntegerField(default=0)
    first_right = models.PositiveIntegerField(default=0)
    three_right = models.PositiveIntegerField(default=0)
    rival = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    rival_first_right = models.PositiveIntegerField(default=0)
    rival_three_right = models.PositiveIntegerField(default=0)
    is_in_use = models.BooleanField(default=False)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["city", "-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["city"], condition=Q(is_in_use=True), name="one_routing_model_in_use")
        ]


class Prediction(models.Model):
    """What the model in use said of a case when it came in: the likeliest services, how sure, and by which words."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="prediction")
    model = models.ForeignKey(RoutingModel, null=True, on_delete=models.SET_NULL, related_name="+")
    # Best first: ids of services, and {"service", "confidence", "reasons"} of each; the reasons are the sender's words.
    services = ArrayField(models.IntegerField(), default=list)
    ranked = models.JSONField(default=list)
    at = models.DateTimeField()


class Chooser(models.TextChoices):
    """Who said what service a case is about."""

    SENDER = "sender", _("The sender")
    MACHINE = "machine", _("A machine, from the words")
    OFFICER = "officer", _("An officer")
    NOBODY = "nobody", _("Nobody")


class Basis(models.TextChoices):
    """On what a case was given to whom it was given."""

    RULE = "rule", _("A rule")
    OWNER = "owner", _("The owner of the service")
    # What law handles in another way than feedback goes to whoever handles that, the registry for the most part.
    MATTER = "matter", _("Law handles it in another way than feedback")
    PERSON = "person", _("An officer handed it over")
    FALLBACK = "fallback", _("Nobody owns it yet")


class Placement(models.Model):
    """Why a case is where it is: by which rule in which version, or by which owner, and what spoke for the service."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="placements")
    at = models.DateTimeField()
    basis = models.CharField(max_length=10, choices=Basis.choices)
    chooser = models.CharField(max_length=10, choices=Chooser.choices)
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, null=True, on_delete=models.SET_NULL, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    rule_version = models.ForeignKey(RuleVersion, null=True, on_delete=models.SET_NULL, related_name="+")
    # From which day the unit owns the service.
    owner_from = models.DateField(null=True)
    # Versions of rules that fitted and were passed over, because their unit or officer handles nothing any more.
    skipped = ArrayField(models.BigIntegerField(), default=list)
    # Of so many closed cases of the same service in the last year, in the same area if it had enough, so many ended there.
    alike = models.PositiveIntegerField(default=0)
    alike_there = models.PositiveIntegerField(default=0)
    alike_in_area = models.BooleanField(default=False)

    class Meta:
        ordering = ["case", "at", "id"]


class Outcome(models.Model):
    """In which unit the last year's closed cases of a service ended; counted anew each night. No area: the whole city."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    area = models.ForeignKey(Area, null=True, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "service", "area", "unit"], nulls_distinct=False, name="one_outcome_of_a_unit"
            )
        ]
