"""The sign-in forms: django-allauth's, in our words, with tries counted and one-time codes taken once."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from kuuluu.people import rules
from kuuluu.people.commands import spend
from kuuluu.people.models import Person

PASSWORD_HINT = _("At least 12 characters. Several words are easy to remember and hard to guess.")
CODE_HINT = _("Six digits from your app, or one of your recovery codes.")


class InOurWords:
    """A form whose fields have our labels and hints, and whose errors are the server's."""

    labels: ClassVar[dict[str, Promise | str]] = {}
    hints: ClassVar[dict[str, Promise | str]] = {}
    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if field.widget.attrs.get("autocomplete") == "one-time-code":
                field.widget.attrs["inputmode"] = "numeric"
            field.error_messages["required"] = format_lazy("{}: {}", _("Fill in"), field.label or name)


class LoginForm(InOurWords, account.LoginForm):
    """Sign in by e-mail and password."""

    labels = {"login": _("E-mail"), "password": _("Password")}


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    """Give the password again before something that matters."""

    labels = {"password": _("Password")}


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    """Ask for a link to a new password."""

    labels = {"email": _("E-mail")}


class NewPassword(InOurWords):
    """A form that takes a new password twice."""

    labels = {
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }
    hints = {"password1": PASSWORD_HINT}


class ChangePasswordForm(NewPassword, account.ChangePasswordForm):
    """Change the password."""


class SetPasswordForm(NewPassword, account.SetPasswordForm):
    """Set a first password."""


class ResetPasswordKeyForm(NewPassword, account.ResetPasswordKeyForm):
    """Set a new password by the link from the message."""


class OneTimeCode(InOurWords):
    """A form that takes a code of the person `self.user`."""

    labels = {"code": _("Code")}
    hints = {"code": CODE_HINT}
    user: Person

    def clean_code(self) -> str:
        """Count the try, check the code, and take it once, whichever process it comes to."""
        _hold_back(self.user)
        code: str = super().clean_code()  # type: ignore[misc]
        uses = rules.USES_OF_A_CODE
        if not spend(f"code {self.user.pk} {code.strip()}", limit=uses.times, seconds=uses.seconds, at=now()):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(OneTimeCode, mfa.AuthenticateForm):
    """Sign in by a code, after the password."""


class CodeAgainForm(OneTimeCode, mfa.ReauthenticateForm):
    """Give a code again before something that matters."""


class ActivateTOTPForm(InOurWords, totp.ActivateTOTPForm):
    """Prove that the app knows the secret."""

    labels = {"code": _("Code from the app")}
    hints = {"code": _("Six digits. They change every half a minute.")}

    def clean_code(self) -> str:
        """Count the try and check the code."""
        _hold_back(self.user)
        return str(super().clean_code())


class AddWebAuthnForm(InOurWords, webauthn.AddWebAuthnForm):
    """Add a passkey."""

    labels = {
        "name": _("Name of the passkey"),
        "passwordless": _("Sign in with this passkey alone, without a password"),
    }
    hints = {"passwordless": _("The device then asks for a fingerprint, a face or a PIN.")}


class EditWebAuthnForm(InOurWords, webauthn.EditWebAuthnForm):
    """Rename a passkey."""

    labels = {"name": _("Name of the passkey")}


def _hold_back(person: Person) -> None:
    limit = rules.CODES_OF_A_PERSON
    if not spend(f"codes {person.pk}", limit=limit.times, seconds=limit.seconds, at=now()):
        raise get_adapter().validation_error("rate_limited")
