"""The open interface is read as pages are: through the public role, by anyone."""

from tests.public.pages.conftest import anyone, month_ago, neighbour, now, one_connection

__all__ = ["anyone", "month_ago", "neighbour", "now", "one_connection"]
