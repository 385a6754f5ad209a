"""The words for many cases at once, in each language that their senders write."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.models import Case, Ending
from kuuluu.desk.forms import ENDINGS
from kuuluu.ui.forms import Choice, Form, LongText, Pick

LABELS = {"fi": _("In Finnish"), "sv": _("In Swedish"), "en": _("In English")}


class ManyForm(Form):
    """What is done to all of them, and the words, in which {number}, {service}, {unit} and {address} are each case's own."""

    what = Choice(
        [("answer", _("Answer; the cases stay open")), ("ending", _("Close the cases"))], label=_("What is done?")
    )
    ending = Pick(ENDINGS, label=_("How did they end?"), required=False, initial=Ending.DONE)
    began = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, chosen: Sequence[Case], data: QueryDict | None = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.spoken = sorted({case.language for case in chosen}, key=list(LABELS).index)
        for language in self.spoken:
            self.fields[f"text_{language}"] = LongText(4000, label=LABELS[language], ask=_("Write something"))

    def clean(self) -> dict[str, Any]:
        """Close with an ending; whoever only answers needs none."""
        data = super().clean() or self.cleaned_data
        data["ending"] = data.get("ending") or Ending.DONE
        return data

    def words_for(self, case: Case) -> str:
        """Return the words in the language of the case's sender."""
        return str(self.cleaned_data[f"text_{case.language}"])
