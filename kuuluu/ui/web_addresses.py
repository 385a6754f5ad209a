"""A field for the address of a page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kuuluu.ui.fields import TOO_LONG


class WebAddress(forms.URLField):
    """The address of a page on the open web: https alone is taken for granted where nothing stands before."""

    def __init__(self, **options: Any) -> None:
        messages = {"invalid": _("Write the address in the form https://example.fi/page"), "max_length": TOO_LONG}
        super().__init__(max_length=300, assume_scheme="https", error_messages=messages, **options)
