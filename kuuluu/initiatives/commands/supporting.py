"""Somebody supports an initiative, confirms it, and takes it back. Each touches rows of its own alone."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection

from kuuluu.initiatives.models import Initiative, Support, SupportChange, SupportContact, SupportKey, SupportState, Way
from kuuluu.initiatives.rules import supporting as rules
from kuuluu.journal.commands import NotNow, command, defer
from kuuluu.people.actors import Actor
from kuuluu.people.queries import identity_of

# One statement and one round: nobody is counted without all keys, and nothing is waited for but the own row. The share
# lock makes sending wait for those who are confirming now, and those who come later find the initiative sent.
_CONFIRM = """
with open as (
    select case_id from initiatives_initiative
    where case_id = %(initiative)s and stage = 'collecting' and paused_at is null for share
), mine as (
    update initiatives_support set state = 'confirmed', confirmed_at = %(at)s, waiting_keys = '{}'
    from open where id = %(support)s and state = 'pending' and initiative_id = open.case_id
    returning id, initiative_id, is_verified, municipality
), keys as (
    insert into initiatives_supportkey (initiative_id, support_id, key)
    select initiative_id, id, unnest(%(keys)s::text[]) from mine
)
insert into initiatives_supportchange (initiative_id, support_id, supporters, verified, municipality, at)
select initiative_id, id, 1, is_verified::int, municipality, %(at)s from mine
"""


class AlreadySupports(Exception):  # noqa: N818
    """The same person supports already, by whatever way: the first counts."""


@dataclass(frozen=True)
class Wish:
    """What somebody says who wants to support."""

    name: str
    email: str = ""
    # Kept nowhere: it only makes the key by which nobody counts twice.
    born: date | None = None
    municipality: str = ""
    shows_name: bool = False
    wants_news: bool = False
    language: str = "fi"
    # Where it came from; kept as a keyed hash alone.
    network: str = ""


@command(who=rules.may_support)
def support(initiative: Initiative, *, wish: Wish, by: Actor, at: datetime) -> Support:  # noqa: ARG001 - the rule has asked who
    """Take down that somebody supports; it counts when they confirm by the button behind the link that is sent to them.

    What waits keeps nobody away: whoever types another's address only makes one message go there.
    """
    if rules.hindrance(initiative, None, at):
        raise NotNow("support")
    row = _new(initiative, Way.LIGHT, wish, at=at)
    row.waiting_keys = rules.keys_of(initiative, email=wish.email, name=wish.name, born=wish.born)
    row.save(force_insert=True)
    _keep_contact(row, wish)
    for reader in settings.SUPPORT_READERS:
        defer(reader, support_id=str(row.pk))
    return row


@command(who=rules.may_sign)
def sign(initiative: Initiative, *, wish: Wish, by: Actor, at: datetime) -> Support:
    """Support as somebody who has identified strongly: it counts at once. Of the identity only keyed hashes are kept.

    A name is kept only where it is to be shown, and never of who has a non-disclosure order. Raises AlreadySupports, and
    NotNow where something else hinders.
    """
    identity = identity_of(by)
    hindrance = rules.hindrance(initiative, identity, at)
    if hindrance == rules.No.ALREADY:
        raise AlreadySupports(initiative.case.number)
    if hindrance or identity is None:
        raise NotNow("sign")
    row = _new(initiative, Way.IDENTIFIED, replace(wish, municipality=identity.municipality), at=at)
    row.is_verified = rules.is_verified(initiative, identity, at)
    row.waiting_keys = rules.keys_of(initiative, email=wish.email, identity=identity)
    row.save(force_insert=True)
    shows_name = wish.shows_name and not identity.is_protected
    _keep_contact(row, replace(wish, name=identity.name if shows_name else "", shows_name=shows_name))
    confirm(row, by=Actor(support_id=row.pk), at=at)
    return row


@command(who=rules.may_confirm)
def confirm(row: Support, *, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Count a support from now on. Raises AlreadySupports, and NotNow when support is not gathered now."""
    if row.state in {SupportState.CONFIRMED, SupportState.DOUBLE}:
        return
    try:
        with connection.cursor() as cursor:
            values = {"initiative": row.initiative_id, "support": row.pk, "keys": row.waiting_keys, "at": at}
            cursor.execute(_CONFIRM, values)
            if not cursor.rowcount:
                raise NotNow("confirm")
    except IntegrityError as error:
        raise AlreadySupports(str(row.pk)) from error
    row.state, row.confirmed_at = SupportState.CONFIRMED, at


@command(who=rules.may_confirm)
def set_aside(row: Support, *, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Take a confirmed support of somebody who counts already, by whatever way, and count nothing."""
    waiting = Support.objects.filter(pk=row.pk, state=SupportState.PENDING)
    waiting.update(state=SupportState.DOUBLE, confirmed_at=at, waiting_keys=[])


@command(who=rules.may_confirm)
def withdraw_support(row: Support, *, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Take a support back, while its initiative isn't sent; who it was is forgotten. Raises NotNow after that.

    One that was found invalid isn't counted again then, whatever becomes of that.
    """
    initiative = Initiative.objects.select_for_update(of=("self",), no_key=True).get(pk=row.initiative_id)
    if initiative.sent_at is not None:
        raise NotNow("withdraw_support")
    if end([row.pk], SupportState.WITHDRAWN, at=at):
        row.state, row.ended_at = SupportState.WITHDRAWN, at
    invalid = Support.objects.filter(pk=row.pk, state=SupportState.INVALID)
    invalid.update(state=SupportState.WITHDRAWN, ended_at=at, held_keys=[])
    SupportContact.objects.filter(support=row).delete()


@command(who=rules.may_confirm)
def stop_news(row: Support, *, by: Actor, at: datetime) -> None:  # noqa: ARG001 - nothing of it is kept
    """Tell a supporter nothing more of what becomes of the initiative. The support counts on."""
    SupportContact.objects.filter(support=row).update(wants_news=False)


def end(support_ids: list[UUID], state: SupportState, *, at: datetime) -> int:
    """End supports that count, that wait, or that were set aside, and give their keys free. Return how many counted until now."""
    rows = Support.objects.select_for_update().filter(pk__in=support_ids)
    counted = list(rows.filter(state=SupportState.CONFIRMED).order_by("pk"))
    ending = {"state": state, "ended_at": at, "waiting_keys": []}
    uncounted = [SupportState.PENDING, SupportState.DOUBLE]
    Support.objects.filter(pk__in=support_ids, state__in=uncounted).update(**ending)
    Support.objects.filter(pk__in=[one.pk for one in counted]).update(**ending)
    SupportKey.objects.filter(support__in=counted).delete()
    SupportChange.objects.bulk_create(change_of(one, -1, at=at) for one in counted)
    return len(counted)


def change_of(row: Support, by: int, *, at: datetime) -> SupportChange:
    """Return that a support counts one more or one less."""
    return SupportChange(
        initiative_id=row.initiative_id,
        support=row,
        supporters=by,
        verified=by if row.is_verified else 0,
        municipality=row.municipality,
        at=at,
    )


def _new(initiative: Initiative, way: Way, wish: Wish, *, at: datetime) -> Support:
    return Support(
        initiative=initiative,
        way=way,
        municipality=wish.municipality,
        version=initiative.version,
        language=wish.language,
        network_key=rules.support_key(initiative.pk, "network", wish.network) if wish.network else "",
        domain_key=rules.support_key(initiative.pk, "domain", _domain(wish.email)) if wish.email else "",
        created_at=at,
    )


def _domain(email: str) -> str:
    return email.rpartition("@")[2].casefold()


def _keep_contact(row: Support, wish: Wish) -> None:
    SupportContact.objects.create(
        support=row, name=wish.name, email=wish.email, shows_name=wish.shows_name, wants_news=wish.wants_news
    )
