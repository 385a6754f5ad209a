"""Addresses of GeoReport v2, as its specification names them; the form of the answer is the address's ending."""

from django.urls import path, register_converter

from kuuluu.api.open311 import views
from kuuluu.api.open311.forms import FORMS


class FormConverter:
    """The ending of an address: a form that answers are written in."""

    regex = "|".join(FORMS)

    def to_python(self, value: str) -> str:
        """Return the form."""
        return value

    def to_url(self, value: str) -> str:
        """Return the ending."""
        return value


register_converter(FormConverter, "form")

app_name = "open311"
urlpatterns = [
    path("v2/discovery.<form:form>", views.discovery, name="discovery"),
    path("v2/services.<form:form>", views.services, name="services"),
    path("v2/services/<str:service_code>.<form:form>", views.service, name="service"),
    path("v2/requests.<form:form>", views.requests, name="requests"),
    path("v2/requests/<str:number>.<form:form>", views.request_by_number, name="request"),
]
