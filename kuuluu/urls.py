"""The addresses of the whole service: Finnish without a prefix, Swedish under /sv/, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("", include("kuuluu.ui.urls")),
    path("api/", include("kuuluu.api.urls")),
    path("open311/", include("kuuluu.api.open311.urls")),
    *i18n_patterns(
        path("account/", include("kuuluu.people.urls")),
        path("desk/", include("kuuluu.desk.urls")),
        path("", include("kuuluu.public.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "kuuluu.ui.errors.bad_request"
handler403 = "kuuluu.ui.errors.forbidden"
handler404 = "kuuluu.ui.errors.not_found"
handler500 = "kuuluu.ui.errors.server_error"
handler429 = "kuuluu.ui.errors.too_many"
