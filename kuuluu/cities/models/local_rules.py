"""The rules of initiatives in a city, each dated and with its basis: a section of law, or the city's own promise."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models.place import City
from kuuluu.cities.models.words import Words


class Basis(models.TextChoices):
    """Where a rule comes from. No page states a rule that has neither."""

    LAW = "law", _("law")
    OWN = "own", _("the city’s own promise")


class LocalRule(models.Model):
    """A rule by which initiatives are made and handled in a city, from a day on, until a day where it has ended."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="local_rules")
    # What it rules: "threshold", "identification", "grounds", "review_days" …: kuuluu.initiatives.rules.promises.
    key = models.CharField(max_length=60)
    # A kind of initiative; empty: every kind that has no row of its own.
    kind = models.CharField(max_length=20, blank=True)
    value = models.JSONField()
    basis = models.CharField(max_length=3, choices=Basis.choices)
    # As in "Kuntalaki 410/2015, 25 §", in three languages; empty for the city's own promise.
    statute = Words()
    statute_fi = models.CharField(max_length=120, blank=True)
    statute_sv = models.CharField(max_length=120, blank=True)
    statute_en = models.CharField(max_length=120, blank=True)
    from_date = models.DateField()
    to_date = models.DateField(null=True)
    # By what it was decided; the report to the council names it.
    source = Words()
    source_fi = models.CharField(max_length=200)
    source_sv = models.CharField(max_length=200, blank=True)
    source_en = models.CharField(max_length=200, blank=True)
    is_checked = models.BooleanField(default=False)

    class Meta:
        ordering = ["city", "key", "kind", "-from_date"]
        constraints = [
            models.UniqueConstraint(fields=["city", "key", "kind", "from_date"], name="one_local_rule_from_a_day"),
            models.CheckConstraint(
                condition=Q(basis=Basis.OWN) | ~Q(statute_fi=""), name="local_rule_of_law_names_its_section"
            ),
            models.CheckConstraint(
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
                name="local_rule_ends_after_it_begins",
            ),
        ]


class Population(models.Model):
    """How many residents of at least an age a city had on a day, by whom it was counted: what shares are counted from."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="populations")
    # 0: all residents.
    from_age = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()
    date = models.DateField()
    # Stands on public pages, so in three languages.
    source = Words()
    source_fi = models.CharField(max_length=200)
    source_sv = models.CharField(max_length=200, blank=True)
    source_en = models.CharField(max_length=200, blank=True)
    # Not a published count but worked out from one: pages say so.
    is_estimate = models.BooleanField(default=False)

    class Meta:
        ordering = ["city", "from_age", "-date"]
        constraints = [models.UniqueConstraint(fields=["city", "from_age", "date"], name="one_population_of_a_day")]
