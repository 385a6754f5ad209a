"""Forms that take files: those that wait already stand in them, each with words of its own."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from kuuluu.public.submission.forms import ACCEPTED, MOST_WORDS
from kuuluu.publication.models import File
from kuuluu.ui.forms import EmailText, Files, Form, HumanCheck, LongText, ShortText, YesNo

MOST_OF_DESCRIPTION = 500


def words_of(file: File) -> str:
    """Return the name of the field that says what a waiting file shows."""
    return f"words_{file.pk.hex}"


class FilesForm(Form):
    """Pictures and documents, with what is in them."""

    uploads = Files(accept=ACCEPTED, label=_("Choose pictures or documents"))
    description = ShortText(MOST_OF_DESCRIPTION, label=_("What is in the picture?"), required=False)

    def __init__(self, *args: Any, waiting: Sequence[File] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.waiting: list[File] = []
        for file in waiting:
            self.put(file)

    def clean(self) -> dict[str, Any]:
        """Ask for the picture that words tell of."""
        self.ask_for_picture()
        return super().clean() or self.cleaned_data

    def ask_for_picture(self) -> None:
        """Don't let words get lost that tell of a picture which wasn't chosen."""
        has_files = self.cleaned_data.get("uploads") or "uploads" in self.errors
        if self.cleaned_data.get("description") and not has_files:
            self.add_error("description", _("Choose the picture, too, or write this beside the file that it tells of"))

    def put(self, file: File) -> None:
        """Let a file stand in the form, with the words that are kept of it unless others were typed."""
        if file in self.waiting:
            return
        name = words_of(file)
        asked = _("What is in the picture?") if file.is_picture else _("What is in the file?")
        # Several fields ask the same: who hears the page hears of which file, too.
        label = format_html('{}<span class="only-heard"> {}</span>', asked, file.name)
        self.fields[name] = ShortText(MOST_OF_DESCRIPTION, label=label, required=False)
        self.initial = {name: file.description, **self.initial}
        if self.is_bound and name not in self.data:
            self.data = self.data.copy()  # type: ignore[attr-defined]
            self.data[name] = file.description  # type: ignore[index]
        self.waiting.append(file)

    def take_away(self, file: File) -> None:
        """Let a file stand in the form no more."""
        self.waiting.remove(file)
        del self.fields[words_of(file)]

    def give_words(self, file: File, words: str) -> None:
        """Let the words that were typed before a file was there be its own."""
        file.description = words
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["description"] = ""  # type: ignore[index]
        self.data[words_of(file)] = words  # type: ignore[index]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Return each waiting file beside its field."""
        return [{"file": file, "field": self[words_of(file)]} for file in self.waiting]

    def described(self) -> list[tuple[File, str]]:
        """Return the files of which something else was typed than is kept, each with the words that can be taken."""
        typed = [(file, self.cleaned_data.get(words_of(file))) for file in self.waiting]
        return [(file, words) for file, words in typed if words is not None and words != file.description]


class AddForm(FilesForm, HumanCheck):
    """More words or pictures to an own case; the same form replies to the city's question."""

    text = LongText(MOST_WORDS, rows=5, label=_("Your message"), required=False)
    uploads = Files(accept=ACCEPTED, label=_("Pictures or documents"))

    field_order = ("text",)

    def clean(self) -> dict[str, Any]:
        """Ask for something to add."""
        cleaned = super().clean() or self.cleaned_data
        if not (cleaned.get("text") or cleaned.get("uploads") or self.waiting or self.errors):
            self.add_error("text", _("Write something or choose a picture"))
        return cleaned


class StayForm(AddForm):
    """The same, looked at again and not sent yet."""

    def clean(self) -> dict[str, Any]:
        """Let everything else through: no robot gains by looking."""
        self.ask_for_picture()
        return self.cleaned_data


class VoiceForm(FilesForm, HumanCheck):
    """What somebody adds to a matter that concerns them too; nothing of it is needed."""

    text = LongText(MOST_WORDS, rows=5, label=_("Your own words"), required=False)
    uploads = Files(accept=ACCEPTED, label=_("Pictures or documents"))
    email = EmailText(label=_("E-mail address for the answer"), required=False)
    keeps_private = YesNo(label=_("I ask that my words and pictures are not published"))

    field_order = ("text",)

    def ask_for_words(self) -> None:
        """Ask for words of one's own, where a voice alone has nothing to be added to any more."""
        said = _(
            "The matter was closed just now. If something is still wrong, say what: it becomes a matter of your own."
        )
        self.add_error("text", said)


class StayVoiceForm(VoiceForm):
    """The same, looked at again and not sent yet."""

    def clean(self) -> dict[str, Any]:
        """Let everything else through: no robot gains by looking."""
        self.ask_for_picture()
        return self.cleaned_data
