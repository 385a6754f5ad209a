"""Addresses of what anyone may read and follow."""

from django.urls import path

from kuuluu.public.pages import (
    about,
    case,
    case_list,
    documents,
    feeds,
    follow,
    front,
    ledger,
    maps,
    numbers,
    pictures,
    robots,
    shortcuts,
)

urlpatterns = [
    path("", front.front, name="front"),
    path("tietoa/", about.how, name="help"),
    path("tietoa/selkosuomeksi/", about.plain_finnish, name="plain_finnish"),
    path("saavutettavuus/", about.accessibility, name="accessibility"),
    path("saavutettavuus/palaute/", shortcuts.accessibility_feedback, name="accessibility_feedback"),
    path("tietosuoja/", about.privacy, name="privacy"),
    path("luvut/", numbers.numbers, name="numbers"),
    path("avoimuus/", ledger.ledger, name="ledger"),
    path("avoimuus/avoimuus.csv", ledger.ledger_csv, name="ledger_csv"),
    path("avoimuus/avoimuus.json", ledger.ledger_json, name="ledger_json"),
    path("asiat/", case_list.case_list, name="cases"),
    path("asiat/kartta.json", maps.map_data, name="map_data"),
    path("asiat/alueet.json", maps.shapes, name="map_shapes"),
    path("asiat/syote.atom", feeds.feed, name="feed"),
    path("asiat/<str:number>/", case.case, name="case"),
    path("asiat/<str:number>/syote.atom", feeds.case_feed, name="case_feed"),
    path("liitteet/<uuid:public_id>.pdf", documents.document, name="document"),
    path("kuvat/<uuid:public_id>-<str:size>.jpg", pictures.picture, name="picture"),
    path("seuraa/", follow.follow, name="follow"),
    path("seuraa/vahvista/<str:token>/", follow.confirm_following, name="confirm_following"),
    path("seuraa/lopeta/<str:token>/", follow.end_following, name="end_following"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("sitemap-<int:year>-<int:month>.xml", robots.sitemap_month, name="sitemap_month"),
    path("robots.txt", robots.robots, name="robots"),
]
