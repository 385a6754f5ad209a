"""Addresses of the page kit."""

from django.urls import path

from kuuluu.ui import views

urlpatterns = [path("theme.css", views.theme_css, name="theme")]
