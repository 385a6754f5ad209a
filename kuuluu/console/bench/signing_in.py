"""An officer's session for measuring the desk."""

import subprocess
import sys
from os import environ

MAKE = """
from datetime import timedelta
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from kuuluu.cities.models import City
from kuuluu.people.commands import create_officer
from kuuluu.people.actors import Actor, Grant
from kuuluu.people.models import Person
from kuuluu.people.roles import Permission
city = City.objects.get(host="{host}")
person = Person.objects.filter(email="bench@city.example").first()
if person is None:
    admin = Actor(grants=frozenset({{Grant(city.pk, None, Permission.ADMINISTER)}}))
    person = create_officer(city, email="bench@city.example", name="Bench", password=None, roles=["officer"], by=admin, at=timezone.now())
    TOTP.activate(person, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
session = SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.save()
print("cookie:" + session.session_key)
"""


def officer_cookie(url: str, host: str) -> str:
    """Return the cookie of a signed-in officer in the measured database."""
    command = [sys.executable, "-m", "django", "shell", "--no-imports", "-c", MAKE.format(host=host)]
    told = subprocess.run(  # noqa: S603
        command, env={**environ, "DATABASE_URL": url}, check=True, capture_output=True, text=True
    ).stdout
    return "sessionid=" + told.rpartition("cookie:")[2].strip()
