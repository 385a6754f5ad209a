"""Addresses of identifying strongly."""

from django.urls import path

from kuuluu.public.identification import views

urlpatterns = [
    path("tunnistus/", views.identify, name="identify"),
    path("tunnistus/alku/", views.begin, name="identify_begin"),
    path("tunnistus/paluu/", views.back, name="identify_return"),
    path("tunnistus/ei/", views.failed, name="identify_failed"),
    path("tunnistus/loppu/", views.stop, name="identify_stop"),
    path("tunnistus/paattyi/", views.ended, name="identify_ended"),
]
