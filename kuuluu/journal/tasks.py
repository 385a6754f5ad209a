"""The job that looks after jobs."""

from procrastinate import JobContext
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="journal.retry_stalled", queue="sweeps", queueing_lock="journal.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - procrastinate tells when it was due
    """Let jobs be done again whose worker died in the middle of them."""
    for job in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.retry_job(job)
