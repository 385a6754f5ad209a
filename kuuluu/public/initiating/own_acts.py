"""What a maker does on the own page: each press is a command of the initiatives."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kuuluu.cases.rules import code_of
from kuuluu.cities.queries import city_by_slug
from kuuluu.initiatives.commands import makers as commands
from kuuluu.initiatives.commands.appealing import appeal
from kuuluu.initiatives.commands.changing import begin_collecting, change_text
from kuuluu.initiatives.commands.commenting import comment
from kuuluu.initiatives.commands.converting import into_feedback
from kuuluu.initiatives.commands.makers import LastReachable
from kuuluu.initiatives.commands.pausing import pause, resume
from kuuluu.initiatives.commands.sending import send
from kuuluu.initiatives.commands.sheets import print_sheet
from kuuluu.initiatives.commands.twins import begin_twin
from kuuluu.initiatives.commands.withdrawing import withdraw
from kuuluu.initiatives.models import Maker
from kuuluu.initiatives.queries.writing import all_makers
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.initiatives.rules.writing import PARTS, Changed, service_used
from kuuluu.journal.commands import NotNow
from kuuluu.public.initiating.forms import AppealForm, InviteForm, JoinForm, MakerForm, ReasonForm
from kuuluu.public.initiating.own_forms import asked, speaking, text_form
from kuuluu.public.initiating.steps import address
from kuuluu.public.initiating.writing import give_key
from kuuluu.public.initiatives.commenting import CommentForm
from kuuluu.public.initiatives.twins import url_in
from kuuluu.public.submission.limits import DAY, fills_a_letter_box
from kuuluu.ui.asking import whole_number
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request

Done = HttpResponse | dict[str, Any]
Act = Callable[[Request, Maker], Done]


def act(request: Request, maker: Maker) -> Done:
    """Do what was asked and return the way back, or the forms that have to be put right. Raises NotNow."""
    pressed = ACTS.get(request.POST.get("act", ""))
    if pressed is None:
        return _back(maker)
    try:
        return pressed(request, maker)
    except LastReachable:
        words = _("Nobody else who makes it can be reached. Let somebody else join with contact data first.")
        messages.error(request, words)
        return _back(maker)


def _back(maker: Maker) -> HttpResponse:
    return HttpResponseRedirect(reverse("public:initiative_own", args=[maker_code(maker.pk)]))


def _said(request: Request, maker: Maker, words: str) -> HttpResponse:
    messages.success(request, words)
    return _back(maker)


def _does(request: Request, maker: Maker) -> dict[str, Any]:
    return {"by": speaking(request, maker), "at": request.at}


def _join(request: Request, maker: Maker) -> Done:
    form = JoinForm(request.POST, auto_id="id_join_%s", **asked(request, maker))
    if not form.is_valid():
        return {"join_form": form}
    facts = dict(form.letter)
    facts["service"] = service_used(request.city, facts.pop("used_service", ""))
    commands.accept(maker, facts=facts, **_does(request, maker))
    return _said(request, maker, _("You make the initiative, too, from now on."))


def _decline(request: Request, maker: Maker) -> Done:
    commands.decline(maker, **_does(request, maker))
    return _back(maker)


def _leave(request: Request, maker: Maker) -> Done:
    commands.leave(maker, **_does(request, maker))
    return _back(maker)


def _facts(request: Request, maker: Maker) -> Done:
    form = MakerForm(request.POST, auto_id="id_facts_%s", **asked(request, maker))
    if not form.is_valid():
        return {"facts_form": form}
    commands.change_facts(maker, facts=form.letter, **_does(request, maker))
    return _said(request, maker, _("Your data were changed."))


def _hand_on(request: Request, maker: Maker) -> Done:
    made = maker.initiative or maker.draft
    assert made
    to = next((one for one in all_makers(made) if str(one.pk) == request.POST.get("to")), None)
    if to is None:
        raise NotNow("hand_on")
    commands.hand_on(maker, to=to, **_does(request, maker))
    return _said(request, maker, _("Another maker is the responsible person now."))


def _invite(request: Request, maker: Maker) -> Done:
    form = InviteForm(request.POST, auto_id="id_invite_%s", **asked(request, maker))
    made = maker.initiative or maker.draft
    assert made
    if not form.is_valid():
        return {"invite_form": form}
    if fills_a_letter_box(request, *form.cleaned_data["emails"]):
        return too_many(request, DAY)
    for email in form.cleaned_data["emails"]:
        commands.invite(made, email=email, **_does(request, maker))
    return _said(request, maker, _("They were written to. You see here who has answered."))


def _go(_request: Request, maker: Maker) -> Done:
    """Let this browser write the draft in this maker's name, and go there."""
    response = HttpResponseRedirect(address("ask"))
    give_key(response, maker_code(maker.pk))
    return response


def _change(request: Request, maker: Maker) -> Done:
    form = text_form(request, maker, request.POST)
    assert maker.initiative
    if not form.is_valid():
        return {"text_form": form}
    seen = whole_number(request.POST.get("seen_version", "")) or 0
    texts = {part: form.cleaned_data[part] for part in PARTS}
    try:
        change_text(maker.initiative, texts=texts, seen=seen, **_does(request, maker))
    except Changed as error:
        theirs = [{"label": form.fields[name].label, "words": words} for name, words in error.now.items()]
        return {"text_form": form, "theirs": theirs, "seen_version": error.revision}
    return _said(request, maker, _("The new text goes to be checked. What was public stays until then."))


def _comment(request: Request, maker: Maker) -> Done:
    form = CommentForm(request.POST, auto_id="id_comment_%s")
    assert maker.initiative
    if not form.is_valid():
        return {"comment_form": form}
    comment(maker.initiative, words=form.cleaned_data["words"], **_does(request, maker))
    return _said(request, maker, _("Your words have arrived. A person in the city reads them before they are public."))


def _plain(command: Callable[..., Any], words: str | Promise) -> Act:
    """Make an act that asks for nothing: the command is done, and the words say so."""

    def do(request: Request, maker: Maker) -> Done:
        assert maker.initiative
        command(maker.initiative, **_does(request, maker))
        return _said(request, maker, str(words))

    return do


def _sheet(request: Request, maker: Maker) -> Done:
    """Make a page of signatures with a code of its own, and give it to print."""
    assert maker.initiative
    made = print_sheet(maker.initiative, **_does(request, maker))
    return HttpResponseRedirect(reverse("public:initiative_own_sheet", args=[maker_code(maker.pk), made.code]))


def _withdraw(request: Request, maker: Maker) -> Done:
    form = ReasonForm(request.POST, auto_id="id_withdraw_%s")
    assert maker.initiative
    if not form.is_valid():
        return {"withdraw_form": form}
    withdraw(maker.initiative, reason=form.cleaned_data["reason"], **_does(request, maker))
    return _said(request, maker, _("The initiative was withdrawn."))


def _appeal(request: Request, maker: Maker) -> Done:
    form = AppealForm(request.POST, auto_id="id_appeal_%s")
    assert maker.initiative
    if not form.is_valid():
        return {"appeal_form": form}
    appeal(maker.initiative, words=form.cleaned_data["words"], **_does(request, maker))
    return _said(request, maker, _("Another person in the city looks at it again."))


def _feedback(request: Request, maker: Maker) -> Done:
    assert maker.initiative
    into_feedback(maker.initiative, **_does(request, maker))
    messages.success(request, _("It goes on as feedback, with the same number."))
    return HttpResponseRedirect(reverse("public:own", args=[code_of(maker.initiative.pk)]))


def _twin(request: Request, maker: Maker) -> Done:
    """Begin the same in another city, and show the way there: the address is the maker's own, as this one is."""
    assert maker.initiative
    city = city_by_slug(request.POST.get("city", ""))
    if city is None:
        raise NotNow("twin")
    made = begin_twin(maker.initiative, city=city, **_does(request, maker))
    return {"twin_city": city, "twin_url": url_in(request, city, "initiative_own", maker_code(made.pk))}


ACTS: Mapping[str, Act] = {
    "join": _join,
    "decline": _decline,
    "leave": _leave,
    "facts": _facts,
    "hand_on": _hand_on,
    "invite": _invite,
    "go": _go,
    "change": _change,
    "comment": _comment,
    "collect": _plain(begin_collecting, gettext_lazy("Support is gathered from now on.")),
    "send": _plain(send, gettext_lazy("It was sent to the registry.")),
    "pause": _plain(pause, gettext_lazy("Gathering of support is paused.")),
    "resume": _plain(resume, gettext_lazy("Gathering of support goes on.")),
    "sheet": _sheet,
    "withdraw": _withdraw,
    "appeal": _appeal,
    "feedback": _feedback,
    "twin": _twin,
}
