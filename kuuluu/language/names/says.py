"""What the surroundings of a name may say of it."""

from enum import StrEnum

FROM = ("sta", "stä")  # "Pirjo kirjastosta" works there
IS = frozenset(["on", "oli", "ovat", "olivat", "är", "var", "is", "are", "was", "were"])


class Says(StrEnum):
    """What the surroundings say of a run."""

    CHILD = "child"
    PERSON = "person"
    SIGNED = "signed"
    OFFICIAL = "official"
    NO_PERSON = "no_person"
    THING = "thing"  # a plant, a boat, a day of the calendar, whatever the sentence says it is
    NOTHING = "nothing"


# Tuples, because a set would ask each of them for its hash by a function of its own.
SURE = (Says.CHILD, Says.PERSON, Says.SIGNED)
LEFT = (Says.OFFICIAL, Says.NO_PERSON, Says.THING)
