"""Reads of what is being written, and of who writes it."""

from django.db.models import Q

from kuuluu.cities.models import City
from kuuluu.initiatives.models import Draft, Initiative, Maker, MakerRole, MakerState
from kuuluu.initiatives.rules.making import code_hash
from kuuluu.publication.models import File

_WHOLE = ("city", "initiative__case", "initiative__city", "from_case", "twin_of")


def draft_by_key(city: City, key: str) -> Draft | None:
    """Return the draft of this city that a browser holds the key of, sent or not."""
    return Draft.objects.filter(city=city, key_hash=code_hash(key)).select_related(*_WHOLE).first()


def maker_by_code(city: City, code: str) -> Maker | None:
    """Return the maker of this city whose link it is, whatever the maker has answered."""
    of_city = Q(draft__city=city) | Q(initiative__city=city)
    found = Maker.objects.filter(of_city, code_hash=code_hash(code.lower()))
    return found.select_related(
        "draft__city", "initiative__city", "initiative__case__city", "initiative__case__unit", "service"
    ).first()


def draft_files(draft: Draft) -> list[File]:
    """Return the files that wait with a draft, in the order given."""
    return [one.file for one in draft.enclosures.select_related("file")]


def all_makers(thing: Draft | Initiative) -> list[Maker]:
    """Return who was asked to make it, whatever they answered, the responsible person first."""
    return sorted(thing.makers.all(), key=lambda one: (one.role != MakerRole.CONTACT, one.invited_at, one.pk))


def responsible(thing: Draft | Initiative) -> Maker | None:
    """Return the responsible person; None of a draft whose writer has told nobody yet how to be reached."""
    return thing.makers.filter(role=MakerRole.CONTACT, state=MakerState.JOINED).first()
