"""Whether what the city had said already helped somebody who was about to send."""

from datetime import datetime

from django.db.models import F
from django.utils.timezone import localdate

from kuuluu.cities.queries import service_by_code
from kuuluu.feedback import rules
from kuuluu.feedback.commands.drafts import save
from kuuluu.feedback.models import Draft, Help
from kuuluu.journal.commands import command
from kuuluu.people.actors import Actor


@command(who=rules.may_write)
def tell_if_helped(draft: Draft, *, helped: bool, by: Actor, at: datetime) -> None:
    """Count, once for a draft and mind, that published answers helped or did not. The draft stays: it can still be sent."""
    before = draft.data.get("helped")
    if before is helped:
        return
    service = service_by_code(draft.city, str(draft.data.get("service_code", "")))
    row, _is_new = Help.objects.get_or_create(city=draft.city, service=service, month=localdate(at).replace(day=1))
    column = "helped" if helped else "not_helped"
    Help.objects.filter(pk=row.pk).update(**{column: F(column) + 1})
    save(draft, data={"helped": helped}, by=by, at=at)
