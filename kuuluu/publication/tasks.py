"""Jobs of publication: pictures are looked at soon after they come. A job may run twice without harm."""

from datetime import datetime

from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app

from kuuluu.publication.commands import examine_pictures as examine


@app.periodic(cron="* * * * *")
@app.task(
    name="publication.examine_pictures",
    queue="pictures",
    queueing_lock="publication.examine_pictures",
    lock="publication.examine_pictures",
    pass_context=True,
)
def examine_pictures(context: JobContext, timestamp: int) -> None:
    """Propose what to cover in new pictures: one job at a time, for it needs a processor and memory of its own.

    Where the worker is to end, it ends after a picture; the job of the next minute goes on.
    """
    moment = datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone())
    examine(at=moment, is_to_end=context.should_abort)
