"""Addresses of the public pages."""

from kuuluu.public import identification_urls, initiating_urls, initiative_urls, register_urls, submission_urls

app_name = "public"
urlpatterns = [
    *submission_urls.urlpatterns,
    *initiating_urls.urlpatterns,
    *initiative_urls.urlpatterns,
    *identification_urls.urlpatterns,
    *register_urls.urlpatterns,
]
