"""What a dead worker left in its hands is done again."""

import asyncio
from types import SimpleNamespace

import pytest
from procrastinate.contrib.django import app

from kuuluu.journal.tasks import retry_stalled

WORKER = "insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 hour') returning id"
JOB = (
    "insert into procrastinate_jobs (task_name, queue_name, args, status, queueing_lock, worker_id)"
    " values (%(task)s, 'test', '{}', %(status)s, %(lock)s, %(worker)s)"
)
FOUND = "select task_name, status::text from procrastinate_jobs where queue_name = 'test' order by id"
# What a sweep that died, the one that waits in its place, and a letter came to.
LEFT = (("sweep", "doing", "one sweep"), ("sweep", "todo", "one sweep"), ("letter", "doing", None))


async def swept() -> list[tuple[str, str]]:
    """Leave jobs as a killed worker does, let them be looked after as in the worker, and return them."""
    with app.replace_connector(app.connector.get_worker_connector()):
        async with app.open_async():
            ask, tell = app.connector.execute_query_all_async, app.connector.execute_query_async
            ((worker,),) = [row.values() for row in await ask(WORKER)]
            try:
                for task, status, lock in LEFT:
                    held = worker if status == "doing" else None
                    await tell(JOB, task=task, status=status, lock=lock, worker=held)
                await retry_stalled.func(SimpleNamespace(app=app), 0)
                return [(row["task_name"], row["status"]) for row in await ask(FOUND)]
            finally:
                await tell("delete from procrastinate_jobs where queue_name = 'test'")
                await tell("delete from procrastinate_workers where id = %(worker)s", worker=worker)


@pytest.mark.django_db
def test_a_sweep_that_waits_anew_holds_up_no_other_stalled_job():
    assert asyncio.run(swept()) == [("sweep", "failed"), ("sweep", "todo"), ("letter", "todo")]
