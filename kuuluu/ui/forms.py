"""The base of all forms: errors that say what to do, hints that are read out, and a quiet look for robots."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.forms.forms import BaseForm
from django.utils.datastructures import MultiValueDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kuuluu.ui.fields import (
    BirthDay,
    Choice,
    Day,
    EmailText,
    Files,
    LongText,
    PhoneText,
    Pick,
    Several,
    ShortText,
    YesNo,
)

__all__ = [
    "BirthDay",
    "Choice",
    "Day",
    "EmailText",
    "Files",
    "Form",
    "HumanCheck",
    "LongText",
    "PhoneText",
    "Pick",
    "Several",
    "ShortText",
    "YesNo",
    "summary_of",
]


class Bound(forms.BoundField):
    """A field on a page, with what it says of its length."""

    @property
    def limit_text(self) -> str:
        """How many characters fit, where many do."""
        return str(getattr(self.field, "limit_text", ""))

    @property
    def aria_describedby(self) -> str | None:
        """Name the hint, the limit and the error, in the order they are seen."""
        described = super().aria_describedby
        if not (self.limit_text and self.auto_id):
            return described
        ids = (described or "").split()
        at = 1 if self.help_text else 0
        return " ".join([*ids[:at], f"{self.auto_id}_limit", *ids[at:]])

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> Any:
        """Leave the single choices of a group without aria-invalid, which a radio button can't carry."""
        built = super().build_widget_attrs(attrs, widget)
        if self.use_fieldset:
            built.pop("aria-invalid", None)
        return built

    @property
    def first_id(self) -> str:
        """The id of what takes the focus: the control, or the first of its choices."""
        if not self.auto_id or self.is_hidden:
            return ""
        return f"{self.auto_id}_0" if self.use_fieldset else str(self.id_for_label)


class Form(forms.Form):
    """A form of this service: validated by the server alone, so that every message is ours and in the page's language."""

    bound_field_class = Bound
    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = format_lazy("{}: {}", _("Fill in"), field.label or name)


STAMP_SALT = "kuuluu.form"
# No person reads and fills in a form faster.
FASTEST = timedelta(seconds=2)


def stamp() -> str:
    """Return a signed note of the moment at which a form was shown."""
    return signing.TimestampSigner(salt=STAMP_SALT).sign("shown")


class HumanCheck(Form):
    """A form that a robot fills in too fast, or too completely. Shows nobody a puzzle; what was typed is never lost.

    The template shows it by `{% human form %}`. A form that was open for days is taken like any other.
    """

    website = forms.CharField(label=_("Leave this field empty"), required=False)
    opened = forms.CharField(required=False, widget=forms.HiddenInput, initial=stamp)

    def clean(self) -> dict[str, Any]:
        """Refuse what no person would send, with words that help the person whom it hits by mistake."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.pop("website", ""):
            raise ValidationError(_("Empty the field that should stay empty and send again"), code="robot")
        if not self._is_old_enough(cleaned.pop("opened", "")):
            self.data = self._stamped_again()
            raise ValidationError(_("The form was sent very fast. Wait a moment and send again."), code="robot")
        return cleaned

    def _stamped_again(self) -> MultiValueDict[str, Any]:
        again: MultiValueDict[str, Any] = MultiValueDict()
        again.update(self.data)
        again[self.add_prefix("opened")] = stamp()
        return again

    def _is_old_enough(self, stamped: str) -> bool:
        signer = signing.TimestampSigner(salt=STAMP_SALT)
        try:
            signer.unsign(stamped)
        except signing.BadSignature:
            return False
        try:
            signer.unsign(stamped, max_age=FASTEST)
        except signing.SignatureExpired:
            return True
        return False


def summary_of(form: BaseForm) -> list[dict[str, str]]:
    """Return each error with the id of the field where it is put right, in the order of the page."""
    if not form.is_bound:
        return []
    found = [{"target": "", "message": str(message)} for message in form.non_field_errors()]
    for bound in form:
        target = bound.first_id if isinstance(bound, Bound) else str(bound.id_for_label)
        found += [{"target": "" if bound.is_hidden else target, "message": str(message)} for message in bound.errors]
    return found
