"""Addresses of initiatives for anyone."""

from django.urls import path

from kuuluu.public.initiatives import commenting, council, feeds, pages
from kuuluu.public.supporting import pages as supporting
from kuuluu.public.supporting import paper

urlpatterns = [
    path("aloitteet/", pages.initiative_list, name="initiatives"),
    path("aloitteet/syote.atom", feeds.feed, name="initiative_feed"),
    path("aloitteet/raportti/<int:year>/", council.report, name="council_report"),
    path("aloitteet/raportti/<int:year>.pdf", council.report_file, {"kind": "pdf"}, name="council_report_pdf"),
    path("aloitteet/raportti/<int:year>.xlsx", council.report_file, {"kind": "xlsx"}, name="council_report_xlsx"),
    path("aloitteet/<str:number>/", pages.initiative, name="initiative"),
    path("aloitteet/<str:number>/tekstit/", pages.texts, name="initiative_texts"),
    path("aloitteet/<str:number>/keskustele/", commenting.comment, name="initiative_comment"),
    path("aloitteet/<str:number>/kannata/", supporting.support, name="initiative_support"),
    path("aloitteet/<str:number>/kannatuslista.pdf", paper.paper, name="initiative_sheet"),
    path("kannatus/<str:token>/", supporting.own, name="support"),
]
