"""Tables of the city as data: the place, its organisation, its services, and the rules that it sets itself."""

from kuuluu.cities.models.local_rules import Basis, LocalRule, Population
from kuuluu.cities.models.organisation import (
    Division,
    PublishMode,
    Secrecy,
    Service,
    ServiceGroup,
    ServiceOwner,
    Unit,
    UnitContact,
)
from kuuluu.cities.models.place import Area, City, CityHost
from kuuluu.cities.models.rulebook import Clock, DayKind, Policy, Promise
from kuuluu.cities.models.words import LANGUAGES, Words

__all__ = [
    "LANGUAGES",
    "Area",
    "Basis",
    "City",
    "CityHost",
    "Clock",
    "DayKind",
    "Division",
    "LocalRule",
    "Policy",
    "Population",
    "Promise",
    "PublishMode",
    "Secrecy",
    "Service",
    "ServiceGroup",
    "ServiceOwner",
    "Unit",
    "UnitContact",
    "Words",
]
