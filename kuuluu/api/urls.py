"""Addresses of the open interface: no language in them, for what they give is the same in all."""

from django.urls import path

from kuuluu.api import v1

app_name = "api"
urlpatterns = [
    path("v1/", v1.index, name="index"),
    path("v1/cases/", v1.cases, name="cases"),
    path("v1/cases/<str:number>/", v1.case, name="case"),
    path("v1/suggestions/", v1.suggestions, name="suggestions"),
]
