"""An identity service of made-up people, for trying out: `python -m kuuluu.console.identities --port 9400 --city 123=Name`.

It speaks real OpenID Connect (the package oidc-provider-mock, which only a development environment has) and lets anybody
be anybody: it listens on this machine alone, and `kuuluu run` starts it only beside the demo.
"""

import argparse
import logging
import os
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

import flask
import uvicorn
from authlib.deprecate import AuthlibDeprecationWarning
from jinja2 import DictLoader

# What the package below uses is to change one day; nobody who tries the demo can do anything about it.
warnings.simplefilter("ignore", AuthlibDeprecationWarning)

from oidc_provider_mock import User, app  # noqa: E402 - after the line that silences its import

CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
PAGE = Path(__file__).parent / "identities.jinja"
YEAR = 365.25
ELSEWHERE = ("091", "Helsinki")


@dataclass(frozen=True)
class MadeUp:
    """Somebody who can be tried out: a name, an age in days, and what is special."""

    name: str
    days: int
    what: str
    number: int
    is_protected: bool = False


PEOPLE = (
    MadeUp("Aino Virtanen", int(36.5 * YEAR), "aikuinen", 902),
    MadeUp("Sofia Ek", int(52.2 * YEAR), "svenskspråkig, ruotsinkielinen", 904),
    MadeUp("Eetu Virtanen", int(15 * YEAR) + 40, "15 vuotta", 906),
    MadeUp("Kerttu Virtanen", int(14 * YEAR) + 40, "14 vuotta", 908),
    MadeUp("Tuuli Suojattu", int(41.7 * YEAR), "turvakielto", 910, is_protected=True),
)


def code_of(born: date, number: int) -> str:
    """Return an identity code of nobody: numbers from 900 on are given to no one."""
    day, sign = born.strftime("%d%m%y"), "A" if born.year >= 2000 else "-"  # noqa: PLR2004 - the century
    return f"{day}{sign}{number}{CHECKS[int(f'{day}{number}') % len(CHECKS)]}"


def people(homes: list[tuple[str, str]], today: date) -> Iterator[User]:
    """Yield everybody of every home municipality; what their button says is who they are to the service, too."""
    for place, (code, home) in enumerate([*homes, ELSEWHERE]):
        for one in PEOPLE if (code, home) != ELSEWHERE else PEOPLE[:1]:
            claims: dict[str, object] = {
                "name": one.name,
                "nationalIdentificationNumber": code_of(today - timedelta(days=one.days), one.number + 20 * place),
                "KotikuntaKuntanumero": code,
                "Turvakielto": "1" if one.is_protected else "0",
            }
            yield User(sub=f"{one.name}, {one.what}, {home}", claims=claims)


def main() -> None:
    """Serve until told to end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--city", action="append", default=[], help="a home municipality, as in 123=Name")
    args = parser.parse_args()
    # On one machine nothing is encrypted.
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    logging.basicConfig(level=logging.ERROR)
    homes = [(code, name) for code, _is, name in (city.partition("=") for city in args.city)]
    made = app(require_nonce=True, user_claims=list(people(homes, date.today())))  # noqa: DTZ011 - of this machine
    made.jinja_loader = DictLoader({"authorization_form.html": PAGE.read_text(encoding="utf-8"), **_others()})
    made.after_request(with_state)
    uvicorn.run(made, interface="wsgi", host="127.0.0.1", port=args.port, log_config=None, access_log=False)


def with_state(response: flask.Response) -> flask.Response:
    """Give the state back also to whoever turns back, as RFC 6749, section 4.1.2.1, asks; the package forgets it."""
    back, state = response.headers.get("Location", ""), flask.request.args.get("state", "")
    if state and "error=" in back and "state=" not in back:
        response.headers["Location"] = f"{back}&state={quote(state)}"
    return response


def _others() -> dict[str, str]:
    """Return the other pages that can come up, plain: the package's own ask another site for their looks."""
    return {
        "error.html": "<!doctype html><html lang=en><title>{{ name }}</title><h1>{{ name }}</h1><p>{{ description }}</p>",
        "end_session_form.html": "<!doctype html><html lang=fi><title>Demotunnistus</title><h1>Kirjauduttu ulos</h1>",
        "end_session_confirm.html": "<!doctype html><html lang=fi><title>Demotunnistus</title><h1>Kirjauduttu ulos</h1>",
        "index.html": "<!doctype html><html lang=fi><title>Demotunnistus</title><h1>Demotunnistus</h1>",
    }


if __name__ == "__main__":
    main()
