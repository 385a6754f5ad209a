"""A resident with a phone and no scripts."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core import signing
from django.test import Client
from PIL import Image

from kuuluu.ui.forms import STAMP_SALT
from tests.public.pages.conftest import one_connection  # noqa: F401 - what a page shows of the register is read as the public role

WORDS = "Katuvalo on rikki Kauppakaaren kohdalla. Soittakaa numeroon 040 123 4567."
TOPIC = {"service_code": "streets.lighting", "kind": "fault"}
ANONYMOUS = {"who": "anonymous", "wants_answer": "on"}


class OldSigner(signing.TimestampSigner):
    """Signs as of a minute ago."""

    def timestamp(self) -> str:
        return signing.b62_encode(int((datetime.now(UTC) - timedelta(minutes=1)).timestamp()))


def stamped(**fields: str) -> dict[str, str]:
    """Return fields as a person sends them who took a minute."""
    return {"opened": OldSigner(salt=STAMP_SALT).sign("shown"), **fields}


class Resident(Client):
    """Walks the six steps as a browser without scripts does."""

    def tell(self, text: str = WORDS):
        return self.post("/palaute/uusi/", {"text": text})

    def walk(self, *, text: str = WORDS, topic=None, place=None, contact=None) -> None:
        """Go as far as the check page."""
        for path, fields in (
            ("uusi", {"text": text}),
            ("palvelu", topic or TOPIC),
            ("paikka", place or {"address": "Kauppakaari 11"}),
            ("liitteet", {}),
            ("yhteys", contact or ANONYMOUS),
        ):
            response = self.post(f"/palaute/{path}/", fields)
            assert response.status_code == 302, response.content.decode()

    def send(self, **fields: str):
        return self.post("/palaute/laheta/", stamped(**fields))


@pytest.fixture
def resident(kerava) -> Resident:
    return Resident(headers={"host": kerava.host})


@pytest.fixture
def neighbour(jarvenpaa) -> Resident:
    return Resident(headers={"host": jarvenpaa.host})


def picture(fmt: str = "JPEG", size: tuple[int, int] = (64, 48), shade: int = 0) -> bytes:
    """Return a picture; each shade is another, and the same picture sent twice is kept once."""
    made = BytesIO()
    Image.new("RGB", size, (0, 128, 25 * shade)).save(made, fmt)
    return made.getvalue()
