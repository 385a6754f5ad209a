"""The same matter in two cities: each gets an initiative of its own, with its own number, review, support and answer."""

from datetime import datetime

from django.utils.timezone import localdate

from kuuluu.cities.models import City
from kuuluu.initiatives.commands.makers import remember
from kuuluu.initiatives.commands.writing import save, start
from kuuluu.initiatives.models import Draft, Initiative, Maker, MakerRole
from kuuluu.initiatives.rules.stages import BEFORE_SENDING
from kuuluu.initiatives.rules.writing import PARTS, is_responsible, kinds
from kuuluu.journal.commands import NotNow, command
from kuuluu.people.actors import Actor

CONTACT = ("name", "email", "phone", "postal_address")


@command(who=is_responsible)
def begin_twin(initiative: Initiative, *, city: City, by: Actor, at: datetime) -> Maker:
    """Begin the same initiative in another city that uses this service; return its maker, whose link leads on.

    The text and the contact data of whoever asks for it go along; the right to make it there is asked anew. Asked again,
    it is the same draft. Raises NotNow after it was sent, or where it has such an initiative already.
    """
    if not can_have_twin(initiative) or city.pk == initiative.city_id or not city.is_open:
        raise NotNow("begin_twin")
    assert by.maker_id
    me = initiative.makers.get(pk=by.maker_id)
    mine = {name: getattr(me, name) for name in CONTACT}
    begun = Maker.objects.filter(
        draft__twin_of=initiative, draft__city=city, draft__sent_at=None, role=MakerRole.CONTACT
    )
    known = begun.filter(**mine).first()
    return known or _begin(initiative, me, mine, city, at)


def can_have_twin(initiative: Initiative) -> bool:
    """Tell whether an initiative can still be made in another city, too."""
    return initiative.stage in BEFORE_SENDING and initiative.twin_id is None


def _begin(initiative: Initiative, me: Maker, mine: dict[str, str], city: City, at: datetime) -> Maker:
    draft, _key = start(city, language=initiative.case.language, at=at)
    Draft.objects.filter(pk=draft.pk).update(twin_of=initiative)
    newest = initiative.versions.select_related(*PARTS).get(number=initiative.version)
    data = {
        **{part: getattr(newest, part).text for part in PARTS},
        **mine,
        "kind": initiative.kind if initiative.kind in kinds(city, localdate(at)) else "",
        "is_joint": initiative.is_joint,
        "wants_discussion": initiative.wants_discussion,
        "language": initiative.case.language,
    }
    save(draft, data=data, by=Actor(), at=at)
    made = remember(draft, by=Actor(), at=at)
    # An order of non-disclosure holds everywhere.
    Maker.objects.filter(pk=made.pk).update(is_protected=me.is_protected)
    return made
