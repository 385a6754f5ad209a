"""The whole access matrix: what each role may do. Who has which role in which city and unit are Membership rows.

An officer, of ordinary or of secret matters, acts for one unit, or for the whole city when the membership names no unit;
the other roles act for the whole city. Whoever has several roles may do all that each of them may.
"""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """A thing that somebody may do or see."""

    HANDLE_CASES = "handle_cases"
    # Names, addresses and telephone numbers of senders: a right of its own, apart from handling (GDPR article 5).
    SEE_CONTACT = "see_contact"
    # Decide what becomes public and what is hidden (Act 621/1999, section 24; Act 410/2015, section 29).
    PUBLISH = "publish"
    # Enter what a resident says on the telephone, on paper or at the service point.
    REGISTER = "register"
    # Make officers, give and take roles, change the city's own settings.
    ADMINISTER = "administer"
    SEE_ALL_UNITS = "see_all_units"
    # Tell everybody, in the city's name, of something that is out of order.
    TELL_DISTURBANCES = "tell_disturbances"
    # See and handle what is secret by law (Act 621/1999, section 24); each view is logged (Act 906/2019, section 17).
    SEE_SECRET = "see_secret"  # noqa: S105 - a permission, no password


class Role(TextChoices):
    """A part that a person plays in a city."""

    OFFICER = "officer", _("Officer")
    PUBLISHER = "publisher", _("Publisher")
    REGISTRAR = "registrar", _("Registrar")
    SECRECY_OFFICER = "secrecy_officer", _("Officer of secret matters")
    ADMINISTRATOR = "administrator", _("Administrator")


ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.OFFICER: frozenset({Permission.HANDLE_CASES, Permission.SEE_CONTACT, Permission.TELL_DISTURBANCES}),
    Role.PUBLISHER: frozenset({Permission.PUBLISH, Permission.SEE_ALL_UNITS, Permission.TELL_DISTURBANCES}),
    Role.REGISTRAR: frozenset(
        {
            Permission.REGISTER,
            Permission.HANDLE_CASES,
            Permission.SEE_CONTACT,
            Permission.SEE_ALL_UNITS,
            Permission.TELL_DISTURBANCES,
            # The registry receives what is secret, too, and passes it on to whose it is.
            Permission.SEE_SECRET,
        }
    ),
    Role.SECRECY_OFFICER: frozenset({Permission.SEE_SECRET, Permission.HANDLE_CASES, Permission.SEE_CONTACT}),
    Role.ADMINISTRATOR: frozenset({Permission.ADMINISTER, Permission.SEE_ALL_UNITS}),
}
# Only these may be given for one unit instead of the whole city.
UNIT_ROLES = frozenset({Role.OFFICER, Role.SECRECY_OFFICER})
