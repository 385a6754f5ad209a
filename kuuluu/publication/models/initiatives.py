"""What the public register tells of initiatives. Written only by kuuluu.publication.commands."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from kuuluu.cities.models import Area, City, Service


class PublicInitiative(models.Model):
    """A published initiative with all that its page, list and feed need. Once here it never vanishes: when it is refused,
    withdrawn or merged, its page stays and says so.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    city = models.ForeignKey(City, on_delete=models.PROTECT)
    number = models.CharField(max_length=20)
    # Codes of kuuluu.initiatives.models: Kind and Stage.
    kind = models.CharField(max_length=20)
    stage = models.CharField(max_length=20)
    # Whether it gathers support, or was sent as it is.
    is_joint = models.BooleanField(default=False)
    is_paused = models.BooleanField(default=False)
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=200)
    demand = models.TextField()
    reasons = models.TextField(blank=True)
    # Hidden spans: {"title": [{"at", "cls", "ground"}], "demand": […], "reasons": […]}
    gaps = models.JSONField(default=dict)
    # Names of makers who chose to show theirs: [{"name", "role"}]; and how many makers there are in all.
    makers = models.JSONField(default=list)
    maker_count = models.PositiveSmallIntegerField(default=1)
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    place = models.CharField(max_length=200, blank=True)
    # Two numbers, never added: all supporters, and those whose residence (and age, where it matters) was verified.
    supporters = models.PositiveIntegerField(default=0)
    verified = models.PositiveIntegerField(default=0)
    # Home municipality by its code, "" where nobody said: {"245": 120, "186": 3}; small numbers stand together.
    by_municipality = models.JSONField(default=dict)
    counted_at = models.DateTimeField(null=True)
    # What the verified are counted over: {"count", "date", "source", "from_age", "is_estimate", "threshold"}.
    denominator = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    discussing_since = models.DateTimeField(null=True)
    collecting_since = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    # The case number of the city's own register, and the body that decides.
    register_number = models.CharField(max_length=60, blank=True)
    body = models.CharField(max_length=120, blank=True)
    # Why no body is named here: "no_body", or one that everybody may not read, "body_waits", "body_hidden". "": it is.
    no_body = models.CharField(max_length=20, blank=True)
    # In the council's power: it stands in the yearly report (Act 410/2015, 23 §).
    is_of_council = models.BooleanField(default=True)
    # Made in another service: its page there, where the city's answer may stand, too, and how many supported it there.
    source_url = models.URLField(max_length=300, blank=True)
    supporters_elsewhere = models.PositiveIntegerField(null=True)
    # What comes next, and its promised last day: a code of kuuluu.initiatives.rules.promises.
    next_step = models.CharField(max_length=30, blank=True)
    due_date = models.DateField(null=True)
    # What happened, oldest first: [{"kind", "at", "words", "gaps", …}].
    timeline = models.JSONField(default=list)
    # Earlier texts, oldest first: [{"number", "at", "title", "demand", "reasons", "gaps"}].
    versions = models.JSONField(default=list)
    # Oldest first, each with at, words, gaps, is_maker.
    comments = models.JSONField(default=list)
    # Each with kind, words, gaps, who, planned_date, done_date, link.
    preparations = models.JSONField(default=list)
    # Keys: outcome, body, date, section, words, gaps, link, next_date.
    decision = models.JSONField(default=dict)
    # Each with words, gaps, state, date.
    measures = models.JSONField(default=list)
    # Why it went no further: {"code", "words", "gaps"}; the number of the one that it was merged into.
    refusal = models.JSONField(default=dict)
    merged_into = models.CharField(max_length=20, blank=True)
    # The feedback that it came from, where that is public.
    from_case = models.CharField(max_length=20, blank=True)
    # The same matter in another city, where that is on its register, too.
    twin = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    # As of a case: each with its public id, description, width and height; and with its id, name, pages and bytes.
    pictures = models.JSONField(default=list)
    documents = models.JSONField(default=list)
    search = SearchVectorField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "number"], name="public_initiative_number")]
        indexes = [
            models.Index(fields=["city", "-published_at", "-id"], name="public_initiatives_newest"),
            models.Index(fields=["city", "-received_at", "-id"], name="public_initiatives_came"),
            models.Index(fields=["city", "stage", "-published_at"], name="public_initiatives_stage"),
            GinIndex(fields=["search"], name="public_initiatives_words"),
        ]


class PublicReport(models.Model):
    """The yearly report on initiatives to the council: of which year, and when it was given and where the minutes say so.

    A year that has no row was before this service: nothing is known here of its report.
    """

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    year = models.PositiveSmallIntegerField()
    given_date = models.DateField(null=True)
    section = models.CharField(max_length=60, blank=True)
    # All that was given, oldest first: [{"version", "at", "given_date", "section", "reason", "numbers"}].
    versions = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "year"], name="one_public_report_a_year")]
