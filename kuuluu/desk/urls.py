"""Addresses of the desk; every one is closed to strangers."""

from django.urls import path

from kuuluu.desk import (
    administration,
    case,
    covering,
    documents,
    jobs,
    publication_queue,
    publishing,
    registering,
    results,
    similar,
    work_list,
    writing,
)
from kuuluu.desk.access import closed

app_name = "desk"
urlpatterns = closed(
    [
        path("", work_list.work_list, name="work_list"),
        path("julkaisu/", publication_queue.queue, name="publication_queue"),
        path("julkaisu/monta/", publication_queue.publish_many, name="publish_many"),
        path("julkaisu/<str:number>/", publishing.publication, name="publication"),
        path("julkaisu/<str:number>/peruutus/", publishing.undo, name="undo"),
        path("julkaisu/<str:number>/uusi-ratkaisu/", publishing.uphold, name="uphold"),
        path("julkaisu/<str:number>/tarkastus/<int:decision_id>/", publishing.confirm, name="confirm"),
        path("julkaisu/<str:number>/asiakirja/<uuid:file_id>/", documents.document_choice, name="document_choice"),
        path(
            "julkaisu/<str:number>/asiakirja/<uuid:file_id>/<int:page_number>.jpg",
            documents.document_page,
            name="document_page",
        ),
        path("julkaisu/<str:number>/kuva/<uuid:file_id>.jpg", covering.covered, name="covered"),
        path("julkaisu/<str:number>/<uuid:message_id>/", publishing.decision, name="decision"),
        path("tulokset/", results.satisfaction, name="results"),
        path("uusi/", registering.register_page, name="register"),
        path("uusi/<str:number>/", registering.registered, name="registered"),
        path("uusi/<str:number>/qr.svg", registering.qr, name="registered_qr"),
        path("hallinta/", administration.overview, name="administration"),
        path("hallinta/officers/", administration.officers, name="officers"),
        path("hallinta/officers/<uuid:person_id>/", administration.officer, name="officer"),
        path("hallinta/officers/<uuid:person_id>/roles/", administration.roles, name="officer_roles"),
        path("hallinta/officers/<uuid:person_id>/end/", administration.end, name="officer_end"),
        path(
            "hallinta/officers/<uuid:person_id>/second-factor/",
            administration.second_factor_end,
            name="officer_second_factor",
        ),
        path("hallinta/roles/<uuid:membership_id>/end/", administration.role_end, name="role_end"),
        path("hallinta/templates/", administration.templates, name="answer_templates"),
        path("hallinta/templates/<int:template_id>/", administration.template, name="answer_template"),
        path("hallinta/templates/<int:template_id>/end/", administration.template_end, name="answer_template_end"),
        path("hallinta/services/", administration.services, name="services"),
        path("hallinta/units/", administration.units, name="units"),
        path("hallinta/promises/", administration.promises, name="promises"),
        path("hallinta/policies/", administration.policies, name="policies"),
        path("hallinta/sailytys/", administration.retention, name="retention"),
        path("hallinta/sailytys/suunnitelma/", administration.retention_plan, name="retention_plan"),
        path("hallinta/sailytys/kiellot/", administration.retention_holds, name="retention_holds"),
        path("hallinta/sailytys/kiellot/<str:number>/", administration.retention_hold_end, name="retention_hold_end"),
        path("hallinta/sailytys/todistukset/<int:certificate_number>/", administration.certificate, name="certificate"),
        path(
            "hallinta/sailytys/todistukset/<int:certificate_number>.json",
            administration.certificate_file,
            name="certificate_file",
        ),
        path("asiat/<str:number>/", case.case, name="case"),
        path("asiat/<str:number>/kuva/<uuid:file_id>-<str:size>.jpg", case.picture, name="picture"),
        path("asiat/<str:number>/asiakirja/<uuid:file_id>/", case.document, name="document"),
        path("asiat/<str:number>/samantapaiset/", similar.similar, name="similar"),
        path("asiat/<str:number>/urakka/", jobs.jobs, name="jobs"),
        path("asiat/<str:number>/urakka/ratkaisu/", jobs.judgement, name="job_judgement"),
        path("asiat/<str:number>/lasna/", writing.presence, name="presence"),
        path("asiat/<str:number>/luonnos/<slug:noun>/", writing.unsent, name="unsent"),
        path("asiat/<str:number>/<slug:noun>/", case.act, name="act"),
    ]
)
