"""Addresses of telling the city something, and of the sender's own page."""

from django.urls import path

from kuuluu.public.submission import (
    check,
    contact,
    disturbances,
    files,
    joining,
    known,
    own,
    own_known,
    place,
    topic,
    words,
    work,
)

urlpatterns = [
    path("palaute/", words.start, name="start"),
    path("palaute/uusi/", words.words, name="tell"),
    path("palaute/palvelu/", topic.topic, name="topic"),
    path("palaute/paikka/", place.place, name="place"),
    path("palaute/liitteet/", files.files, name="files"),
    path("palaute/liitteet/<uuid:file_id>.jpg", files.draft_picture, name="draft_picture"),
    path("palaute/yhteys/", contact.contact, name="contact"),
    path("palaute/tarkista/", check.check, name="check"),
    path("palaute/onko-jo/", known.tell_if_known, name="known"),
    path("palaute/auttoi/", known.helped, name="helped"),
    path("palaute/laheta/", check.send, name="send"),
    path("palaute/hairio/<uuid:disturbance_id>/", disturbances.disturbance, name="disturbance"),
    path("palaute/liity/<str:number>/", joining.join, name="join"),
    path("palaute/liity/<str:number>/<uuid:file_id>.jpg", joining.join_picture, name="join_picture"),
    path("tyo/<str:code>/", work.work, name="work"),
    path("tyo/<str:code>/<uuid:job_id>/", work.job, name="job"),
    path("oma/", own.enter, name="own"),
    path("oma/<str:code>/", own.own, name="own"),
    path("oma/<str:code>/samantapaiset/", own_known.own_known, name="own_known"),
    path("oma/<str:code>/qr.svg", own.qr, name="own_qr"),
    path("oma/<str:code>/kuva/<uuid:file_id>-<str:size>.jpg", own.picture, name="own_picture"),
    path("oma/<str:code>/tiedosto/<uuid:file_id>/", own.document, name="own_document"),
]
