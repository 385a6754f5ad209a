"""Addresses of the desk; every one is closed to strangers."""

from django.urls import path

from kuuluu.desk import case, publishing, work_list
from kuuluu.desk.access import closed

app_name = "desk"
urlpatterns = closed(
    [
        path("", work_list.work_list, name="work_list"),
        path("julkaisu/", publishing.queue, name="publication_queue"),
        path("julkaisu/<str:number>/", publishing.publication, name="publication"),
        path("julkaisu/<str:number>/<uuid:message_id>/", publishing.decision, name="decision"),
        path("asiat/<str:number>/", case.case, name="case"),
        path("asiat/<str:number>/kuva/<uuid:file_id>-<str:size>.jpg", case.picture, name="picture"),
        path("asiat/<str:number>/asiakirja/<uuid:file_id>/", case.document, name="document"),
        path("asiat/<str:number>/<slug:noun>/", case.act, name="act"),
    ]
)
