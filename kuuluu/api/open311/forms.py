"""The two forms of an answer of GeoReport v2: XML, which it requires, and JSON. One piece of data is written in either."""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, tostring

from django.http import HttpResponse

from kuuluu.api.answers import Given, as_json, whole

FORMS = ("json", "xml")
# No XML may have these signs (https://www.w3.org/TR/xml/#charsets): one of them would make a whole page unreadable.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# In XML each thing of a list is an element of its own; so they are called, by what their list is called.
ONE_OF = {
    "endpoints": "endpoint",
    "formats": "format",
    "locales": "locale",
    "services": "service",
    "service_requests": "request",
    "media_urls": "media_url",
    "log": "entry",
    "errors": "error",
}


def written(name: str, data: Any, form: str, *, status: int = 200, more: Given | None = None) -> HttpResponse:
    """Return data in a form. The name is that of the whole in XML; in JSON, as the specification has it, it goes without."""
    if form == "json":
        return as_json(data, status=status, more=more)
    body = tostring(_element(name, data), encoding="utf-8", xml_declaration=True)
    return whole(body, "text/xml", status=status, more=more)


def _element(name: str, value: Any) -> Element:
    made = Element(name)
    if isinstance(value, Mapping):
        made.extend(_element(key, inner) for key, inner in value.items())
    elif isinstance(value, list):
        made.extend(_element(ONE_OF[name], one) for one in value)
    elif isinstance(value, bool):
        made.text = str(value).lower()
    elif value is not None:
        made.text = UNWRITABLE.sub("", str(value))
    return made
