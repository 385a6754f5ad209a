"""Somebody with a phone and no scripts who makes an initiative."""

import pytest
from django.test import Client

from tests.factories.initiatives import DEMAND, REASONS, TITLE
from tests.public.pages.conftest import one_connection  # noqa: F401 - what a page shows of the register is read as the public role
from tests.public.submission.conftest import stamped

MAKER = {"name": "Aino Esimerkki", "email": "aino@posti.example"}


class Writer(Client):
    """Walks the questions as a browser without scripts does."""

    def answer(self, path: str, **fields: str):
        return self.post(f"/aloite/{path}/", fields)

    def begin(self, kind: str = "ordinary") -> None:
        assert self.answer("laji", kind=kind).status_code == 302

    def walk(self, *, maker=MAKER, how: str = "joint") -> None:
        """Go as far as the check page, as a resident."""
        self.begin()
        for path, fields in (
            ("oikeus", {"ground": "resident"}),
            ("ehdotus", {"title": TITLE, "demand": DEMAND}),
            ("perustelut", {"reasons": REASONS}),
            ("samat", {}),
            ("paikka", {"service_code": "leisure.sports"}),
            ("liitteet", {}),
            ("yhdessa", {"how": how}),
            ("tekija", maker),
            ("kutsut", {}),
        ):
            response = self.answer(path, **fields)
            assert response.status_code == 302, (path, response.content.decode())

    def send(self, **fields: str):
        return self.post("/aloite/laheta/", stamped(**fields))


@pytest.fixture
def aino(kerava) -> Writer:
    return Writer(headers={"host": kerava.host})


@pytest.fixture
def pekka(kerava) -> Writer:
    return Writer(headers={"host": kerava.host})


@pytest.fixture
def sanna(jarvenpaa) -> Writer:
    return Writer(headers={"host": jarvenpaa.host})
