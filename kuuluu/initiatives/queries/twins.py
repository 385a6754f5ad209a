"""The other side of a matter of two cities, as far as it is public there."""

from datetime import datetime

from kuuluu.initiatives.models import Initiative
from kuuluu.initiatives.rules.reading import may_stand
from kuuluu.initiatives.rules.supporting import hindrance


def public_side(initiative: Initiative) -> Initiative | None:
    """Return the same matter in the other city; None where there is none, or where its public can't read it there."""
    twin = initiative.twin
    if twin is None or twin.published_at is None or not twin.city.is_open:
        return None
    return twin if may_stand(twin) else None


def side_of(initiative: Initiative, municipality: str, at: datetime) -> Initiative:
    """Return the initiative that support of somebody who lives in a municipality goes to: the one of their own city, where
    that gathers support by e-mail now, too.
    """
    twin = public_side(initiative)
    if twin is None or twin.city.code != municipality or hindrance(twin, None, at):
        return initiative
    return twin
