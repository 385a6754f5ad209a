"""What the page kit itself serves."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kuuluu.ui import theme

YEAR = 60 * 60 * 24 * 365


@require_safe
def theme_css(request: HttpRequest) -> HttpResponse:
    """Serve the city's colours; under an address with the look's version a browser keeps them for a year."""
    city = getattr(request, "city", None)
    response = HttpResponse(theme.stylesheet(city), content_type="text/css; charset=utf-8")
    is_named = request.GET.get("v") == theme.version(city)
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable" if is_named else "public, max-age=60"
    return response
