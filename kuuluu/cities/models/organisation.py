"""Who does what: divisions, units, services, and which unit owns a service on which days."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models.place import City
from kuuluu.cities.models.words import Named, Words


class Division(Named):
    """A part of the city's organisation that holds units."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="divisions")
    code = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["city", "order"]
        constraints = [models.UniqueConstraint(fields=["city", "code"], name="one_division_of_a_code")]


class Unit(Named):
    """People who handle matters together and answer from one address."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="units")
    division = models.ForeignKey(Division, null=True, on_delete=models.SET_NULL, related_name="units")
    code = models.SlugField(max_length=40)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    # The unit that gets what nobody owns yet. One in a city.
    is_triage = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    # Confirmed with the city: its name, its place in the organisation and its address.
    is_checked = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["city", "order"]
        constraints = [
            models.UniqueConstraint(fields=["city", "code"], name="one_unit_of_a_code"),
            models.UniqueConstraint(fields=["city"], condition=Q(is_triage=True), name="one_triage_unit"),
        ]


class UnitContact(models.Model):
    """Who leads a unit and hears of its lateness. A table of its own, for the public may not read it."""

    unit = models.OneToOneField(Unit, primary_key=True, on_delete=models.CASCADE, related_name="contact")
    head_email = models.EmailField(blank=True)


class ServiceGroup(Named):
    """Services that people look for in one place."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="service_groups")
    code = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["city", "order"]
        constraints = [models.UniqueConstraint(fields=["city", "code"], name="one_group_of_a_code")]


class PublishMode(models.TextChoices):
    """How what is said of a service can become public."""

    # The city's policy may publish what nothing was found in; otherwise a person decides.
    AUTO = "auto"
    REVIEW = "review"
    NEVER = "never"


class Secrecy(models.TextChoices):
    """Who inside the city sees a matter (Act 621/1999, sections 22 and 24; Act 906/2019, sections 14 and 17)."""

    PUBLIC = "public", _("Public: all who handle matters here")
    LIMITED = "limited", _("Limited: its own unit and the registry")
    SECRET = "secret", _("Secret: named persons only, each view is logged")


class Redirect(models.Model):
    """Whose a matter is when it is not the city's, and how to reach them (Hallintolaki 434/2003, 8 §)."""

    redirect_name_fi = models.CharField(max_length=120, blank=True)
    redirect_name_sv = models.CharField(max_length=120, blank=True)
    redirect_name_en = models.CharField(max_length=120, blank=True)
    redirect_name = Words()
    redirect_url_fi = models.URLField(max_length=300, blank=True)
    redirect_url_sv = models.URLField(max_length=300, blank=True)
    redirect_url_en = models.URLField(max_length=300, blank=True)
    redirect_url = Words()
    redirect_phone = models.CharField(max_length=40, blank=True)
    redirect_email = models.EmailField(blank=True)
    redirect_note_fi = models.CharField(max_length=400, blank=True)
    redirect_note_sv = models.CharField(max_length=400, blank=True)
    redirect_note_en = models.CharField(max_length=400, blank=True)
    redirect_note = Words()

    class Meta:
        abstract = True


class Service(Named, Redirect):
    """Something that the city does, or that people ask the city for. Its code is public and never changes."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="services")
    group = models.ForeignKey(ServiceGroup, on_delete=models.PROTECT, related_name="services")
    code = models.CharField(max_length=40)
    description_fi = models.CharField(max_length=300)
    description_sv = models.CharField(max_length=300, blank=True)
    description_en = models.CharField(max_length=300, blank=True)
    description = Words()
    # Beginnings of words and short phrases by which a resident's own words are known: ["kuop", "reikä tie", …].
    keywords_fi = models.JSONField(default=list)
    keywords_sv = models.JSONField(default=list)
    keywords_en = models.JSONField(default=list)
    is_city_matter = models.BooleanField(default=True)
    # Kept but no longer offered.
    is_listed = models.BooleanField(default=True)
    # A code of feedback.models.Kind that is offered first; "" for none.
    default_kind = models.CharField(max_length=10, blank=True)
    publish_mode = models.CharField(max_length=10, choices=PublishMode.choices, default=PublishMode.REVIEW)
    # Who sees its matters at the desk, unless somebody decides otherwise of one.
    secrecy = models.CharField(max_length=10, choices=Secrecy.choices, default=Secrecy.PUBLIC)
    is_place_expected = models.BooleanField(default=False)
    # How many metres apart two of its matters may point and still be of one thing; 0: their places say nothing.
    radius = models.PositiveIntegerField(default=0)
    # Where an urgent fault of this service is told by phone; empty: the city's own fault line, if the fault is urgent.
    fault_line_phone = models.CharField(max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["city", "order"]
        constraints = [models.UniqueConstraint(fields=["city", "code"], name="one_service_of_a_code")]


class ServiceOwner(models.Model):
    """Which unit answers for a service from one day to another, both included; no last day: until further notice."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="owners")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="owned")
    from_date = models.DateField()
    to_date = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["service", "from_date"]
        constraints = [
            models.UniqueConstraint(fields=["service", "from_date"], name="one_owner_from_a_day"),
            models.CheckConstraint(
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")), name="owner_ends_after_it_begins"
            ),
        ]
