"""How this service signs people in, where django-allauth asks: closed to the public, held back, secrets encrypted."""

import hashlib
from base64 import urlsafe_b64encode
from io import BytesIO
from typing import Any

import segno
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from kuuluu.people import rules
from kuuluu.people.clients import client_key
from kuuluu.people.commands import spend
from kuuluu.people.models import normalised


class AccountAdapter(DefaultAccountAdapter):
    """Password and account."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address or the password is wrong. Check both."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("The password is wrong."),
        "incorrect_code": _("The code is wrong or already used. Wait for the next one in your app."),
        "too_many_login_attempts": _("Too many tries. Wait 15 minutes, then try again."),
        "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
        "invalid_password_reset": _("The link no longer works. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Nobody makes an account alone: an administrator of the city makes officers."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address by the same rule as the rest of the service."""
        return client_key(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try in the database, which all processes share, before the password is looked at."""
        address, name = client_key(request), normalised(credentials.get("email") or "")
        tries = (
            (f"sign-in {address} {name}", rules.SIGN_INS_OF_A_PAIR),
            (f"sign-in {name}", rules.SIGN_INS_OF_A_NAME),
            (f"sign-in from {address}", rules.SIGN_INS_OF_AN_ADDRESS),
        )
        if not all(spend(key, limit=limit.times, seconds=limit.seconds, at=now()) for key, limit in tries):
            raise self.validation_error("too_many_login_attempts")

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Ask again who it is, unless the sign-in itself was a moment ago: setting up a second factor starts there."""
        records = get_authentication_records(self.request, self.request.user)
        is_fresh = bool(records) and now().timestamp() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        return not is_fresh and super().is_reauthentication_required(app=app, **options)

    def send_password_reset_mail(self, user: AbstractBaseUser, email: str, context: dict[str, Any]) -> None:
        """Send the link, a few times an hour at most; the page says the same whether or not a message left."""
        limit = rules.RESETS_OF_A_PERSON
        if spend(f"reset {user.pk}", limit=limit.times, seconds=limit.seconds, at=now()):
            super().send_password_reset_mail(user, email, {**context, "person": user})

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to the desk when the password is changed."""
        return str(self.get_login_redirect_url(request))


class MFAAdapter(DefaultMFAAdapter):
    """The second factor."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_generate_recovery_codes": _("Set up an authenticator app or a passkey first."),
    }

    def encrypt(self, text: str) -> str:
        """Encrypt a secret for the database, with a key that is not in it."""
        return _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read a secret that was encrypted with this or an earlier secret key."""
        return _locks().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """Draw the code for the app, dark on white also where the page is dark."""
        picture = BytesIO()
        segno.make(url, error="m").save(picture, kind="svg", scale=5, border=2, dark="#000", light="#fff")
        return picture.getvalue().decode()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:  # noqa: A002 - allauth's signature
        """Suggest a name for a new passkey."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return str(_("Passkey %(number)s") % {"number": number})

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Name the service as the browser shows it; a passkey belongs to the city's host."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.MFA_TOTP_ISSUER}


def _locks() -> MultiFernet:
    """Return the locks of the secret key and of the earlier ones that are still read."""
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet(
        [Fernet(urlsafe_b64encode(hashlib.sha256(b"second factor " + k.encode()).digest())) for k in keys]
    )
