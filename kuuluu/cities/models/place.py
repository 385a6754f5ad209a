"""The city itself, the hosts it answers at, and its areas."""

from typing import Any

from django.db import models
from django.utils.translation import get_language

from kuuluu.cities.models.words import Named, Words


class Look(models.Model):
    """How a city is told apart at first sight. The contrast of its colours is checked when it is loaded."""

    accent = models.CharField(max_length=7)
    accent_ink = models.CharField(max_length=7)
    accent_dark = models.CharField(max_length=7)
    accent_dark_ink = models.CharField(max_length=7)
    wordmark = models.CharField(max_length=40)
    # Path of an SVG below the static files; empty: the wordmark stands alone.
    crest = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True


class Doors(models.Model):
    """Where a person reaches the city other than here."""

    registry_email = models.EmailField(blank=True)
    registry_phone = models.CharField(max_length=40, blank=True)
    registry_address_fi = models.CharField(max_length=200, blank=True)
    registry_address_sv = models.CharField(max_length=200, blank=True)
    registry_address_en = models.CharField(max_length=200, blank=True)
    registry_address = Words()
    service_point_name_fi = models.CharField(max_length=120, blank=True)
    service_point_name_sv = models.CharField(max_length=120, blank=True)
    service_point_name_en = models.CharField(max_length=120, blank=True)
    service_point_name = Words()
    service_point_address = models.CharField(max_length=200, blank=True)
    service_point_phone = models.CharField(max_length=40, blank=True)
    service_point_email = models.EmailField(blank=True)
    service_point_hours_fi = models.CharField(max_length=200, blank=True)
    service_point_hours_sv = models.CharField(max_length=200, blank=True)
    service_point_hours_en = models.CharField(max_length=200, blank=True)
    service_point_hours = Words()
    fault_line_phone = models.CharField(max_length=40, blank=True)
    fault_line_hours_fi = models.CharField(max_length=200, blank=True)
    fault_line_hours_sv = models.CharField(max_length=200, blank=True)
    fault_line_hours_en = models.CharField(max_length=200, blank=True)
    fault_line_hours = Words()
    accessibility_email = models.EmailField(blank=True)
    accessibility_phone = models.CharField(max_length=40, blank=True)
    # Who decides why and how personal data is handled (GDPR Article 4(7)), and whom to ask about it (Article 13).
    privacy_controller_fi = models.CharField(max_length=200, blank=True)
    privacy_controller_sv = models.CharField(max_length=200, blank=True)
    privacy_controller_en = models.CharField(max_length=200, blank=True)
    privacy_controller = Words()
    privacy_email = models.EmailField(blank=True)
    privacy_phone = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True


class Identification(models.Model):
    """The OpenID Connect provider by which residents identify themselves: the city's own identity service, in front of
    Suomi.fi. Its secret is no data of the city: it stands in the settings. Without an issuer there is none.
    """

    identification_name_fi = models.CharField(max_length=80, blank=True)
    identification_name_sv = models.CharField(max_length=80, blank=True)
    identification_name_en = models.CharField(max_length=80, blank=True)
    identification_name = Words()
    identification_issuer = models.CharField(max_length=300, blank=True)
    identification_client = models.CharField(max_length=120, blank=True)
    identification_scope = models.CharField(max_length=200, blank=True)
    # How the client shows who it is when it fetches the answer: client_secret_basic or client_secret_post.
    identification_method = models.CharField(max_length=30, blank=True)
    # The levels of assurance (acr) that are strong enough; empty where the provider knows no other.
    identification_levels = models.JSONField(default=list)
    # What the provider calls what is asked for: {"birth_date": "birthdate", …}; see people.claims.
    identification_claims = models.JSONField(default=dict)

    class Meta:
        abstract = True


class City(Named, Look, Doors, Identification):
    """A municipality that uses the service."""

    slug = models.SlugField(max_length=40, unique=True)
    # Statistics Finland's municipality code: three digits.
    code = models.CharField(max_length=3, unique=True)
    # The host that links lead to; all hosts that it answers at are CityHost rows.
    host = models.CharField(max_length=120, unique=True)
    number_prefix = models.CharField(max_length=6, unique=True)
    languages = models.JSONField(default=list)
    is_open = models.BooleanField(default=True)
    # Grows by every load: a process that keeps the city in memory compares this.
    version = models.PositiveIntegerField(default=1)
    population = models.PositiveIntegerField(null=True)
    population_date = models.DateField(null=True)
    population_source = models.CharField(max_length=200, blank=True)
    lat = models.FloatField()
    lon = models.FloatField()
    # GeoJSON Polygon of the whole city.
    outline = models.JSONField(default=dict)
    outline_is_sketch = models.BooleanField(default=False)
    # Dates, as "2026-12-31", on which the city's offices are closed though the calendar says otherwise.
    closed_days = models.JSONField(default=list)
    # The city's own words by key and language: {"front_lead": {"fi": …, "sv": …, "en": …}}.
    texts = models.JSONField(default=dict)
    # Sections of the city's file that nobody has confirmed with the city yet.
    unchecked = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "cities"
        ordering = ["slug"]

    def text(self, key: str) -> str:
        """Return the city's own words in the active language; "" where it has none."""
        words: dict[str, Any] = self.texts.get(key, {})
        return str(words.get((get_language() or "fi")[:2]) or words.get("fi", ""))


class CityHost(models.Model):
    """A host name at which a city answers."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="hosts")
    host = models.CharField(max_length=120, unique=True)


class Area(Named):
    """A part of the city that people know by name."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="areas")
    code = models.SlugField(max_length=40)
    # GeoJSON Polygon or MultiPolygon.
    shape = models.JSONField()
    # Drawn by hand round a known centre, for want of the official border: pages say so.
    is_sketch = models.BooleanField(default=False)
    is_listed = models.BooleanField(default=True)
    lat = models.FloatField()
    lon = models.FloatField()
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["city", "order", "name_fi"]
        constraints = [models.UniqueConstraint(fields=["city", "code"], name="one_area_of_a_code")]
