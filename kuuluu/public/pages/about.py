"""How the service works, who sees what, and the statements that law asks for."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kuuluu.cities.queries import policy, promise, service_by_code
from kuuluu.people.identity_service import is_identification_offered, service_name
from kuuluu.public.pages.visits import page, visit
from kuuluu.publication.door import through_public_door
from kuuluu.retention.models import DataClass
from kuuluu.retention.queries import schedule
from kuuluu.ui.cache import kept

# The service for accessibility feedback, the same in every city; its clock is 14 days (Act 306/2019, section 8).
ACCESSIBILITY = "admin.accessibility"
STATEMENT_DATE = date(2026, 11, 24)
HOW = {
    "fi": "public/pages/words/how_fi.html",
    "sv": "public/pages/words/how_sv.html",
    "en": "public/pages/words/how_en.html",
}
ACCESSIBLE = {
    "fi": "public/pages/words/accessibility_fi.html",
    "sv": "public/pages/words/accessibility_sv.html",
    "en": "public/pages/words/accessibility_en.html",
}
PRIVACY = {
    "fi": "public/pages/words/privacy_fi.html",
    "sv": "public/pages/words/privacy_sv.html",
    "en": "public/pages/words/privacy_en.html",
}


def _words(request: HttpRequest, name: str, words: dict[str, str], **context: object) -> HttpResponse:
    language = (get_language() or "fi")[:2]
    told = {"words": words.get(language, words["fi"]), **_rules(request), **context}
    return page(request, f"public/pages/{name}.html", told)


def _rules(request: HttpRequest) -> dict[str, bool]:
    """Return what the city has decided to publish by itself, for the pages that tell who sees what."""
    here = visit(request)
    return {
        "is_by_rule": bool(policy(here.city, "automatic_publication", here.today)),
        "is_answer_by_rule": bool(policy(here.city, "publish_clean_answers", here.today)),
    }


@require_safe
@kept
@through_public_door
def how(request: HttpRequest) -> HttpResponse:
    """Tell how to send, what happens, when an answer comes, and who sees what."""
    here = visit(request)
    promised = promise(here.city, None, "", "answered", here.today)
    return _words(request, "how", HOW, promise=promised, languages_note=here.city.text("languages_note"))


@require_safe
@kept
@through_public_door
def plain_finnish(request: HttpRequest) -> HttpResponse:
    """Tell the same in plain Finnish, whatever the language of the page (Act 434/2003, section 9)."""
    here = visit(request)
    context = {"promise": promise(here.city, None, "", "answered", here.today), **_rules(request)}
    return page(request, "public/pages/plain_finnish.html", context)


@require_safe
@kept
@through_public_door
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement of this service in this city (Act 306/2019, section 9)."""
    service = service_by_code(visit(request).city, ACCESSIBILITY)
    return _words(request, "accessibility", ACCESSIBLE, service=service, statement_date=STATEMENT_DATE)


@require_safe
@kept
@through_public_door
def privacy(request: HttpRequest) -> HttpResponse:
    """Tell what personal data is kept, why, for how long, and what one can ask for (GDPR, article 13)."""
    here = visit(request)
    times = schedule(here.city, here.today)
    # What tells of residents; who works for the city is told by other means.
    kept = [time for one, time in times.items() if one != DataClass.OFFICERS]
    is_identifying = is_identification_offered(here.city)
    service = service_name(here.city, (get_language() or "fi")[:2])
    return _words(request, "privacy", PRIVACY, kept=kept, is_identifying=is_identifying, service=service)
