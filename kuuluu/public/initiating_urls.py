"""Addresses of making an initiative, and of its makers' own page. They stand before the page of one initiative."""

from django.urls import path

from kuuluu.public.initiating import check, files, makers, own, own_sheets, similar, start
from kuuluu.public.initiating.steps import question

urlpatterns = [
    path("aloitteet/uusi/", start.new, name="initiative_new"),
    path("aloite/laji/", question, {"step": "kind"}, name="initiative_kind"),
    path("aloite/oikeus/", question, {"step": "right"}, name="initiative_right"),
    path("aloite/kunta/", question, {"step": "home"}, name="initiative_home"),
    path("aloite/ehdotus/", question, {"step": "ask"}, name="initiative_ask"),
    path("aloite/perustelut/", question, {"step": "why"}, name="initiative_why"),
    path("aloite/samat/", similar.similar, name="initiative_similar"),
    path("aloite/paikka/", question, {"step": "place"}, name="initiative_place"),
    path("aloite/liitteet/", files.files, name="initiative_files"),
    path("aloite/liitteet/<uuid:file_id>.jpg", files.draft_picture, name="initiative_picture"),
    path("aloite/yhdessa/", question, {"step": "together"}, name="initiative_together"),
    path("aloite/tekija/", makers.maker, name="initiative_maker"),
    path("aloite/kutsut/", makers.invite_others, name="initiative_invite"),
    path("aloite/myohemmin/", makers.later, name="initiative_later"),
    path("aloite/palautteeksi/", makers.as_feedback, name="initiative_as_feedback"),
    path("aloite/tarkista/", check.check, name="initiative_check"),
    path("aloite/laheta/", check.send, name="initiative_send"),
    path("aloite/oma/<str:code>/", own.own, name="initiative_own"),
    path("aloite/oma/<str:code>/kannatuslista/<slug:sheet_code>.pdf", own_sheets.sheet, name="initiative_own_sheet"),
    path("aloite/oma/<str:code>/qr.svg", own.qr, name="initiative_qr"),
]
