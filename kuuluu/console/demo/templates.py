"""The answers that a city's units start from."""

from datetime import datetime

from kuuluu.cities.models import City
from kuuluu.console.demo.letters import said
from kuuluu.feedback.commands.templates import add_template
from kuuluu.people.actors import Actor


def write(city: City, *, by: Actor, at: datetime) -> None:
    """Give a city its answer templates, the order of the file kept."""
    for order, row in enumerate(said("templates")["template"]):
        add_template(
            city,
            name=row["name"],
            texts={language: row[language].strip() for language in ("fi", "sv", "en")},
            service_code=row.get("service", ""),
            order=order,
            by=by,
            at=at,
        )
