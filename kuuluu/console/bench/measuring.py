"""Pages asked one after the other by one client, and submissions by eight; figures as multiples of the yardstick."""

import psycopg

from kuuluu.console.bench import finding
from kuuluu.console.bench.asking import Client, Target
from kuuluu.console.bench.rig import Server
from kuuluu.console.bench.sending import send_many
from kuuluu.console.bench.signing_in import officer_cookie
from kuuluu.console.stop import say

CHANGE = "update publication_registerversion set version = version + 1"
NEWEST = """
select c.host, p.number from cities_city c join publication_publiccase p on p.city_id = c.id
order by c.slug, p.received_at desc limit 1 offset 50
"""
HEAD = f"{'page':<34}{'×':>7}{'cpu ×':>7}{'req/s':>8}{'p50 ms':>8}{'p95 ms':>8}{'cpu ms':>8}{'bytes':>9}"


def measure(server: Server, seconds: float, *, pages: bool) -> None:
    """Ask every page for so many seconds and print what it cost; then what is found, and how fast."""
    with psycopg.connect(server.url, autocommit=True) as connection:
        host, number = connection.execute(NEWEST).fetchone() or ("", "")
        client = Client(server, host)

        def change() -> None:
            connection.execute(CHANGE)

        cookie = officer_cookie(server.url, host)
        yard = client.ask(Target("yardstick", f"/yardstick/{number}/"), seconds, change)
        say(HEAD)
        say(yard.line(yard))
        for target in targets(number, cookie) if pages else ():
            say(client.ask(target, seconds, change).line(yard))
        if pages:
            say(send_many(server, host, count=160).line(yard))
    finding.measure(server, host, cookie)


def targets(number: str, cookie: str) -> list[Target]:
    """Return the pages that the bars are set for."""
    pages = [
        ("front page", "/"),
        ("list, first page", "/asiat/"),
        ("list, filtered", "/asiat/?service=streets.lighting"),
        ("word search", "/asiat/?words=katuvalo"),
        ("map data, whole city", "/asiat/kartta.json"),
        ("case page", f"/asiat/{number}/"),
    ]
    warm = [Target(f"{name}, warm", path) for name, path in pages]
    cold = [Target(f"{name}, cold", path, is_cold=True) for name, path in pages]
    return [*warm, *cold, Target("desk: work list", "/desk/", cookie=cookie)]
