"""Addresses of the public pages: those of the register, and those of the sender's own way."""

from kuuluu.public import register_urls

app_name = "public"
urlpatterns = [*register_urls.urlpatterns]
