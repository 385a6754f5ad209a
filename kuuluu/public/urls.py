"""Addresses of the public pages."""

from kuuluu.public import register_urls, submission_urls

app_name = "public"
urlpatterns = [*submission_urls.urlpatterns, *register_urls.urlpatterns]
