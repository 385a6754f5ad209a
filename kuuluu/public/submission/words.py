"""The first step: the words. The front page's form comes here, too."""

from urllib.parse import urlsplit

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kuuluu.public.submission.forms import WordsForm
from kuuluu.public.submission.steps import go_on, go_to, show
from kuuluu.public.submission.writing import COOKIE, TooOften, Writing
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request

GET_OR_POST = ["GET", "HEAD", "POST"]


@csrf_exempt  # the front page is the same for everybody and carries no token: see is_from_here
@require_http_methods(GET_OR_POST)
def start(request: Request) -> HttpResponse:
    """Take the words from the front page and go on; words from another site are only shown, to be sent from here."""
    writing = Writing(request)
    if request.method != "POST":
        return go_to("tell")
    if not is_from_here(request):
        return show(writing, "tell", WordsForm(initial={"text": request.POST.get("text", "")}))
    form = WordsForm(request.POST)
    if writing.value("text") not in {"", form.data.get("text", "").strip()}:
        # Another matter than the one that waits: the place and the pictures of that one don't belong here.
        writing.draft = None
    return _take(writing, form)


@require_http_methods(GET_OR_POST)
def words(request: Request) -> HttpResponse:
    """Ask for the words."""
    writing = Writing(request)
    if "anew" in request.POST:
        return anew(writing)
    if request.method != "POST":
        return show(writing, "tell", WordsForm(initial=writing.initial), is_begun=bool(writing.value("text")))
    return _take(writing, WordsForm(request.POST))


def _take(writing: Writing, form: WordsForm) -> HttpResponse:
    try:
        if not form.is_valid():
            writing.keep_typed(form)
            return show(writing, "tell", form)
        writing.keep_good(form, form.cleaned_data)
    except TooOften:
        return too_many(writing.request, 60 * 60)
    return go_on(writing, "tell")


def anew(writing: Writing) -> HttpResponse:
    """Leave the draft and begin with an empty page."""
    response = go_to("tell")
    response.delete_cookie(COOKIE, samesite="Lax")
    return writing.answer(response)


def is_from_here(request: Request) -> bool:
    """Tell whether a form was sent from a page of this very site, by what the browser says of it."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return urlsplit(origin).netloc == request.get_host() if origin else True
