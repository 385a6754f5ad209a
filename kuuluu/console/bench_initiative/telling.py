"""What became of the evening: how fast, how far behind the number was, and whether anybody was lost or counted twice."""

import statistics
import time
from bisect import bisect_right

import psycopg

from kuuluu.console.bench.rig import Server
from kuuluu.console.bench_initiative.evening import Evening
from kuuluu.console.bench_initiative.gathering import Waiting
from kuuluu.console.stop import say

# After so long the counter has taken up everything, if it works.
PATIENCE = 15.0
CHECK = """
select (select count(*) from initiatives_support where initiative_id = %(pk)s and state = 'confirmed'),
    (select supporters from initiatives_tally where initiative_id = %(pk)s),
    (select count(*) from initiatives_supportkey where initiative_id = %(pk)s),
    (select count(*) from initiatives_supportchange where initiative_id = %(pk)s and counted_at is null)
"""


def tell(server: Server, waiting: Waiting, evening: Evening) -> None:
    """Print the figures."""
    time.sleep(PATIENCE)
    with psycopg.connect(server.url) as connection:
        row = connection.execute(CHECK, {"pk": waiting.pk}).fetchone()
    assert row
    confirmed, counted, keys, left = row
    for name, times in (("supports confirmed", evening.confirms), ("views of the page", evening.views)):
        p95 = statistics.quantiles(times, n=20)[-1]
        rate = len(times) / evening.seconds
        median = statistics.median(times)
        say(f"{name:<22}{len(times):>8}  {rate:>6.0f}/s  p50 {median * 1000:>6.1f} ms  p95 {p95 * 1000:>6.1f} ms")
    say(f"the number was behind by {lag(evening):.1f} s at most")
    say(
        f"confirmed {confirmed}, counted {counted}, keys {keys}, not yet counted {left}, failures {len(evening.failures)}"
    )
    for failure in sorted(set(evening.failures))[:5]:
        say(f"  {failure}")


def lag(evening: Evening) -> float:
    """Return how many seconds the page's number was behind the supports that had been answered, at most.

    A number is behind by the time since the first support that it doesn't hold was answered.
    """
    answered = sorted(evening.confirmed_at)
    behind = 0.0
    for at, number in evening.said:
        if number < bisect_right(answered, at):
            behind = max(behind, at - answered[number])
    return behind
