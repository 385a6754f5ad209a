"""Form fields that take what people type as people type it, and say what to do when it can't be taken."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kuuluu.language.cleaning import clean, one_line

TOO_LONG = _("Shorten this to %(limit_value)d characters; now there are %(show_value)d")
PHONE_DIGITS = (5, 15)
_BETWEEN, _RUN_TOGETHER = re.compile(r"[./\s]+"), re.compile(r"(\d\d)(\d\d)(\d{4})")


class ShortText(forms.CharField):
    """One line: a name, a subject, a place."""

    def __init__(self, max_length: int = 120, *, ask: Any = "", autocomplete: str = "", **options: Any) -> None:
        messages = {"max_length": TOO_LONG, **({"required": ask} if ask else {}), **options.pop("error_messages", {})}
        super().__init__(max_length=max_length, error_messages=messages, **options)
        if autocomplete:
            self.widget.attrs["autocomplete"] = autocomplete

    def to_python(self, value: Any) -> str:
        """Return the text cleaned, on one line."""
        return one_line(str(super().to_python(value) or ""))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave out maxlength: by it a browser cuts a pasted text without a word, and our message cuts nothing."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class LongText(ShortText):
    """Words of several lines, as their writer broke them; the hint says how many fit."""

    widget = forms.Textarea

    def __init__(self, max_length: int = 4000, *, rows: int = 6, **options: Any) -> None:
        super().__init__(max_length, **options)
        self.widget.attrs |= {"rows": rows, "data-limit": max_length}
        self.widget.attrs.pop("cols", None)
        self.limit_text = format_lazy(_("{count} characters at most"), count=f"{max_length:,}".replace(",", "\u00a0"))

    def to_python(self, value: Any) -> str:
        """Return the text cleaned, its lines kept."""
        return clean(str(forms.CharField.to_python(self, value) or ""))


class EmailText(forms.EmailField):
    """An e-mail address."""

    def __init__(self, *, ask: Any = "", **options: Any) -> None:
        messages = {
            "invalid": _("Write the e-mail address in the form name@example.fi"),
            "max_length": TOO_LONG,
            **({"required": ask} if ask else {}),
        }
        # As long as the column that keeps it.
        super().__init__(error_messages=messages, **{"max_length": 254, **options})
        self.widget.attrs |= {"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}

    def to_python(self, value: Any) -> str:
        """Return the address without stray spaces and signs that can't be seen."""
        return one_line(str(value or ""))


class PhoneText(ShortText):
    """A telephone number, written in any usual way."""

    def __init__(self, *, ask: Any = "", **options: Any) -> None:
        super().__init__(40, ask=ask, autocomplete="tel", **options)
        self.widget.input_type = "tel"

    def clean(self, value: Any) -> str:
        """Return the number as typed, if a number it is."""
        number = str(super().clean(value))
        fewest, most = PHONE_DIGITS
        is_number = re.fullmatch(r"\+?[\d\s()./-]+", number) and fewest <= sum(c.isdigit() for c in number) <= most
        if number and not is_number:
            raise ValidationError(_("Write the phone number in digits, for example 040 123 4567"), code="phone")
        return number


class HintedRadios(forms.RadioSelect):
    """Radio buttons, each with a hint of its own."""

    def __init__(self, hints: Mapping[str, Any]) -> None:
        super().__init__()
        self.hints = hints

    def create_option(self, name: str, value: Any, *rest: Any, **more: Any) -> dict[str, Any]:
        """Add the hint to the option that a template draws."""
        return {**super().create_option(name, value, *rest, **more), "hint": self.hints.get(str(value), "")}


class Choice(forms.ChoiceField):
    """One of a few, all seen at once."""

    def __init__(self, choices: Any, *, ask: Any = "", hints: Mapping[str, Any] | None = None, **options: Any) -> None:
        wrong = _("Choose one of these")
        messages = {"required": ask or wrong, "invalid_choice": wrong}
        super().__init__(choices=choices, widget=HintedRadios(hints or {}), error_messages=messages, **options)


class Pick(forms.ChoiceField):
    """One of many, from a list that opens."""

    def __init__(self, choices: Any, *, ask: Any = "", **options: Any) -> None:
        wrong = _("Choose one from the list")
        super().__init__(choices=choices, error_messages={"required": ask or wrong, "invalid_choice": wrong}, **options)


class Several(forms.MultipleChoiceField):
    """Any number of a few."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, choices: Any, *, ask: Any = "", **options: Any) -> None:
        wrong = _("Choose from these")
        super().__init__(choices=choices, error_messages={"required": ask or wrong, "invalid_choice": wrong}, **options)


class YesNo(forms.BooleanField):
    """A box to tick; unticked is an answer too, unless `required`."""

    # Says "(optional)" of itself.
    is_free = True

    def __init__(self, *, required: bool = False, ask: Any = "", **options: Any) -> None:
        messages = {"required": ask} if ask else {}
        super().__init__(required=required, error_messages=messages, **options)


class Day(forms.DateField):
    """A day, by the browser's own calendar or typed as 3.12.2026."""

    def __init__(self, *, ask: Any = "", **options: Any) -> None:
        messages = {"invalid": _("Write the day in the form 31.12.2026"), **({"required": ask} if ask else {})}
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(
            widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"], error_messages=messages, **options
        )


class BirthDay(forms.DateField):
    """A day of birth, typed: 1.5.1990, 01051990 or 1990-05-01. A calendar is a long way back to it, above all on a telephone."""

    def __init__(self, *, ask: Any = "", **options: Any) -> None:
        messages = {
            "invalid": _("Check the date: write it in the form 31.12.1990"),
            **({"required": ask} if ask else {}),
        }
        widget = forms.DateInput(attrs={"inputmode": "numeric"}, format="%d.%m.%Y")
        super().__init__(
            widget=widget, input_formats=["%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d"], error_messages=messages, **options
        )

    def to_python(self, value: Any) -> Any:
        """Take spaces and strokes for dots, "1. 5. 1990" or "1/5/1990"; without any, day and month must have two digits each."""
        if isinstance(value, str):
            typed = _BETWEEN.sub(".", value.strip())
            together = _RUN_TOGETHER.fullmatch(typed)
            value = ".".join(together.groups()) if together else typed
        return super().to_python(value)


class ManyFilesInput(forms.FileInput):
    """A file button that takes several files."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files at once; what is in them is looked at elsewhere."""

    widget = ManyFilesInput

    def __init__(self, *, accept: str = "", **options: Any) -> None:
        messages = {
            "invalid": _("The file did not arrive. Choose it again."),
            "missing": _("The file did not arrive. Choose it again."),
            "empty": _("The file is empty. Choose another."),
            "max_length": _("Give the file a shorter name"),
        }
        super().__init__(required=False, max_length=200, error_messages=messages, **options)
        if accept:
            self.widget.attrs["accept"] = accept

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        """Return the files that were given: a list, perhaps an empty one."""
        given: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        return [file for one in given if (file := super(Files, self).clean(one, initial))]
