"""A message of several matters: its sentences, to which part each belongs, and whose each part is."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kuuluu.cases.models import Case
from kuuluu.cities.queries import service_by_code
from kuuluu.desk.access import desk_page
from kuuluu.desk.forms import ActForm, choose, service_choices
from kuuluu.desk.pages import case_or_404, page
from kuuluu.feedback import commands
from kuuluu.feedback.commands import Piece
from kuuluu.feedback.queries import first_message, proposed_parts
from kuuluu.journal.commands import NotNow
from kuuluu.language.parts import Matter, sentences, together
from kuuluu.routing.queries import suggest
from kuuluu.ui.forms import Pick

BAD_FORM, CONFLICT = 422, 409
MOST = 5
NOWHERE = "0"


class SplitForm(ActForm):
    """To which part each sentence belongs, and what service each part is about."""

    def __init__(self, case: Case, data: QueryDict | None = None) -> None:
        self.text = first_message(case).original.text
        self.sentences = sentences(self.text)
        proposed = proposed_parts(case)[:MOST]
        super().__init__(case, data, self._initial(case, proposed))
        parts = [
            (NOWHERE, _("In no part")),
            *((str(n), _("Part %(number)s") % {"number": n}) for n in range(1, MOST + 1)),
        ]
        for n, (start, end) in enumerate(self.sentences):
            # Each field is named by the very words that it is about, which may be in another language than the page.
            words = format_html('<span lang="{}">{}</span>', case.language, self.text[start:end])
            self.fields[f"sentence_{n}"] = Pick(parts, label=words)
        for n in range(1, MOST + 1):
            self.fields[f"service_{n}"] = Pick(
                [], label=_("Service of part %(number)s") % {"number": n}, required=False
            )
            choose(self, f"service_{n}", [("", _("Not chosen")), *service_choices(case.city)])

    def _initial(self, case: Case, proposed: list[Matter]) -> dict[str, str]:
        own = case.service.code if case.service else ""
        first = {f"sentence_{n}": "1" for n in range(len(self.sentences))} | {"service_1": own}
        for order, matter in enumerate(proposed, 1):
            first[f"service_{order}"] = matter.code or (own if order == 1 else self._by_words(case, matter))
            for n, (start, end) in enumerate(self.sentences):
                if any(s <= start and end <= e for s, e in matter.spans):
                    first[f"sentence_{n}"] = str(order)
        return first

    def _by_words(self, case: Case, matter: Matter) -> str:
        """Return the service that the words of a part point to, where no model was sure of it."""
        text = " ".join(self.text[start:end] for start, end in matter.spans)
        found = suggest(case.city, text, case.language, limit=1)
        return found[0].code if found else ""

    def clean(self) -> dict[str, Any]:
        """Ask for two parts at least."""
        data = super().clean() or self.cleaned_data
        used = {data.get(f"sentence_{n}") for n in range(len(self.sentences))} - {NOWHERE, None}
        if len(used) < 2:  # noqa: PLR2004 - one part is no split
            self.add_error(None, gettext_lazy("Put sentences in two parts at least"))
        return data

    def pieces(self) -> list[Piece]:
        """Return the parts that got sentences, in order."""
        found = []
        for order in range(1, MOST + 1):
            own = [span for n, span in enumerate(self.sentences) if self.cleaned_data[f"sentence_{n}"] == str(order)]
            if own:
                service = service_by_code(self.case.city, self.cleaned_data[f"service_{order}"])
                found.append(Piece(tuple(together(self.text, own)), service))
        return found


@desk_page
def parts(request: Any, number: str) -> HttpResponse:
    """Show the sentences of a message with the parts that they seem to make; a POST splits it."""
    case = case_or_404(request, number)
    if not commands.split.open_to(request.actor, case):
        raise Http404
    if request.method != "POST":
        return _show(request, case, SplitForm(case))
    form = SplitForm(case, request.POST)
    if not form.is_valid():
        return _show(request, case, form, BAD_FORM)
    if form.cleaned_data["seen"] != case.version:
        form.look_again()
        return _show(request, case, form, CONFLICT)
    try:
        commands.split(case, pieces=form.pieces(), by=request.actor, at=request.at)
    except NotNow:
        return _show(request, case, form, CONFLICT)
    messages.success(request, _("The message is split. Each part is a case of its own now."))
    return redirect("desk:case", number)


def _show(request: Any, case: Case, form: SplitForm, status: int = 200) -> HttpResponse:
    context = {
        "case": case,
        "form": form,
        "said": [form[f"sentence_{n}"] for n in range(len(form.sentences))],
        "services": [form[f"service_{n}"] for n in range(1, MOST + 1)],
        "is_conflict": status == CONFLICT,
    }
    return page(request, "desk/split.html", context, status)
