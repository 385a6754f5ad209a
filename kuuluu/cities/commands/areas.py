"""Load the outline of a city and its areas from GeoJSON."""

from pathlib import Path
from typing import Any

from kuuluu.cities.commands.files import Table, read_json
from kuuluu.cities.models import Area, City

SHAPES = ("Polygon", "MultiPolygon")


def load_areas(city: City, path: Path) -> None:
    """Load the areas; the feature without a code is the outline of the city. An area that the file no longer names is
    kept but no longer offered.
    """
    file = read_json(path / "areas.geojson")
    listed = []
    for order, feature in enumerate(file.tables("features")):
        table, shape = feature.table("properties"), _shape(feature)
        if "code" in table.values:
            listed.append(_area(city, order, table, shape).pk)
        else:
            city.outline, city.outline_is_sketch = shape, table.flag("is_sketch", default=False)
    city.save(update_fields=["outline", "outline_is_sketch"])
    city.areas.exclude(pk__in=listed).update(is_listed=False)


def _area(city: City, order: int, table: Table, shape: dict[str, Any]) -> Area:
    values = {
        **table.names(),
        "shape": shape,
        "is_sketch": table.flag("is_sketch", default=False),
        "is_listed": True,
        "lat": table.decimal("lat"),
        "lon": table.decimal("lon"),
        "order": order,
    }
    row, _ = Area.objects.update_or_create(city=city, code=table.text("code", limit=40), defaults=values)
    table.done()
    return row


def _shape(feature: Table) -> dict[str, Any]:
    geometry = feature.table("geometry").values
    if geometry.get("type") not in SHAPES or not geometry.get("coordinates"):
        raise feature.error("geometry", f"must be one of {', '.join(SHAPES)}")
    return {"type": geometry["type"], "coordinates": geometry["coordinates"]}
