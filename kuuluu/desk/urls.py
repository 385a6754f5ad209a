"""Addresses of the desk."""

from django.urls import URLPattern

from kuuluu.desk.access import closed

app_name = "desk"
urlpatterns: list[URLPattern] = closed([])
