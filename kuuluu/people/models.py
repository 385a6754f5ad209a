"""Persons who sign in, what they may do where, and counters that hold back the hasty."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from kuuluu.cities.models import City, Unit
from kuuluu.people.roles import UNIT_ROLES, Role

# How the address of a person ends whose name and address were erased: mail can't go there.
ERASED = "@erased.invalid"


def normalised(email: str) -> str:
    """Return an e-mail address as it is kept: no spaces around it, small letters."""
    return email.strip().lower()


class PersonManager(BaseUserManager["Person"]):
    """Makes persons as django.contrib.auth asks for them; effects belong to commands."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """Make a person; without a password nobody can sign in by one."""
        person = self.model(email=normalised(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find a person by the address as it was typed."""
        return self.get(email=normalised(username or ""))


class Person(AbstractBaseUser):
    """Somebody who works for a city and signs in. The e-mail address is the sign-in name."""

    class Language(models.TextChoices):
        """The languages of the service, each named in itself."""

        FINNISH = "fi", "Suomi"
        SWEDISH = "sv", "Svenska"
        ENGLISH = "en", "English"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("E-mail"), max_length=254, unique=True)
    name = models.CharField(_("Name"), max_length=120)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.FINNISH)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=now, editable=False)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name", "id"]
        # With the unique column this makes an address one person's, however its letters are typed.
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="address_in_small_letters")
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Return the name as it is shown."""
        return self.name

    def get_short_name(self) -> str:
        """Return the name as it is shown: Finns have no other short form that is safe to guess."""
        return self.name


class Membership(models.Model):
    """A role that a person has in a city, for one unit or for all of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        ordering = ["person__name", "role", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "city", "unit", "role"], nulls_distinct=False, name="one_membership_of_a_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(unit=None) | models.Q(role__in=sorted(UNIT_ROLES)), name="only_officers_have_a_unit"
            ),
        ]


class Identity(models.Model):
    """A resident who identified strongly in one city's service: the facts that rights hang on, and nothing else.

    There is no identity code here, nor anywhere. Who needs a fact for longer copies it: the row goes soon after.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+")
    # Keyed hash of the identity code or, without one, of whom the provider says it is: the same person, the same key.
    key = models.CharField(max_length=64)
    birth_date = models.DateField(null=True)
    # Statistics Finland's code; "" where the population register did not tell.
    municipality = models.CharField(max_length=3, blank=True)
    # The day of which the municipality is told.
    municipality_date = models.DateField(null=True)
    # A non-disclosure order for personal safety (turvakielto, Act 661/2009, section 36), or nobody could say that there
    # is none: then there is no name here, and nothing may show one.
    is_protected = models.BooleanField()
    name = models.CharField(max_length=120, blank=True)
    # Keyed hashes of the name with the date of birth: by them who signs on paper, too, counts once, the protected as well.
    person_keys = ArrayField(models.CharField(max_length=64), default=list)
    identified_at = models.DateTimeField()
    # From when on the facts are too old to act on.
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "key"], name="one_identity_of_a_person"),
            models.CheckConstraint(
                condition=models.Q(is_protected=False) | models.Q(name=""), name="the_protected_have_no_name"
            ),
        ]


class Throttle(models.Model):
    """How often something was tried in a window of time. The key is a hash that nobody can read an address from."""

    key = models.CharField(max_length=64)
    window = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="one_count_of_a_window")]
