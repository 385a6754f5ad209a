"""What a publisher has chosen of a picture: whether the public sees it, what it shows in words, and which boxes cover it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from kuuluu.publication.models import File, Ground, State

SIDES = ("x", "y", "w", "h")
WHOLE = 100.0
MOST = 60
# What numbers of one decimal may add up to over the edge, and how much of a box may differ and it is still the same.
SLACK, SAME = 0.5, 0.5


@dataclass
class BoxChoice:
    """A box as it stands in the form: its sides in percent, as typed."""

    cls: str
    sides: dict[str, str]
    is_kept: bool = True
    is_found: bool = False
    name: str = ""
    error: str = ""

    @property
    def percent(self) -> dict[str, float] | None:
        """Return the sides as numbers; None where they are no box within the picture."""
        try:
            x, y, w, h = (float(self.sides[side].replace(",", ".").replace("%", "")) for side in SIDES)
        except ValueError:
            return None
        is_within = x + w <= WHOLE + SLACK and y + h <= WHOLE + SLACK
        if not all(math.isfinite(side) for side in (x, y, w, h)) or min(x, y) < 0 or min(w, h) <= 0 or not is_within:
            return None
        return {"x": x, "y": y, "w": min(w, WHOLE - x), "h": min(h, WHOLE - y)}

    @property
    def drawn(self) -> dict[str, str]:
        """Return the sides for a drawing, where it covers."""
        percent = self.percent if self.is_kept else None
        return {side: f"{number:g}" for side, number in (percent or {}).items()}

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was typed: the row to add one, left alone."""
        return not any(side.strip() for side in self.sides.values())

    @property
    def fields(self) -> list[tuple[str, str, str]]:
        """Return each side with its name in words and its value, for the form."""
        names = (_("Left, %"), _("Top, %"), _("Width, %"), _("Height, %"))
        return [(side, name, self.sides[side]) for side, name in zip(SIDES, names, strict=True)]


@dataclass
class PictureChoice:
    """What was chosen of one picture."""

    file: File
    is_public: bool
    description: str
    boxes: list[BoxChoice] = field(default_factory=list)

    @property
    def covers(self) -> list[dict[str, float | str]]:
        """Return the boxes that cover, as fractions of the picture's sides."""
        return [
            {**sides, "ground": Ground.PERSONAL_DATA, "cls": box.cls} for box in self.boxes if (sides := fractions(box))
        ]

    @property
    def error(self) -> bool:
        """Tell whether a box that shall cover is none."""
        return any(box.error for box in self.boxes)

    @property
    def empty_box(self) -> BoxChoice:
        """Return the row in which one more box can be written, or that a script fills."""
        return empty_box()

    @property
    def as_query(self) -> str:
        """Return the covering boxes as the address of the preview has them."""
        return urlencode([("b", ",".join(f"{WHOLE * float(one[side]):g}" for side in SIDES)) for one in self.covers])


def picture_as_it_stands(file: File) -> PictureChoice:
    """Return the choice that a page begins with: what covers it now, and what the detectors propose.

    A picture in which something was found, that they have not seen yet, or on which they failed, is not public unless a
    person says so.
    """
    is_waiting = file.state == State.PENDING
    is_clean = is_waiting and bool(file.examined_at) and not file.proposed and not file.problem
    boxes = [_box(one) for one in file.covers]
    boxes += [
        _box(one, is_kept=is_waiting, is_found=True)
        for one in file.proposed
        if not any(_share(one, cover) > SAME for cover in file.covers)
    ]
    return PictureChoice(file, file.state == State.PUBLIC or is_clean, file.public_description, _named(boxes))


def picture_as_sent(file: File, data: QueryDict) -> PictureChoice:
    """Return the choice as a form was sent, with what is wrong in it."""
    name = file.pk.hex
    return PictureChoice(
        file,
        is_public=name in data.getlist("picture"),
        description=data.get(f"description:{name}", "")[:500],
        boxes=boxes_as_sent(name, data),
    )


def boxes_as_sent(name: str, data: QueryDict) -> list[BoxChoice]:
    """Return the boxes of one picture as a form was sent, with what is wrong in them."""
    kept = set(data.getlist(f"cover:{name}"))
    boxes = []
    for key in dict.fromkeys(data.getlist(f"box:{name}")[:MOST]):
        sides = {side: data.get(f"{side}:{name}:{key}", "").strip()[:20] for side in SIDES}
        cls = data.get(f"cls:{name}:{key}", "")
        is_found = data.get(f"found:{name}:{key}") == "1"
        boxes.append(BoxChoice(cls if cls in _kinds() else "other", sides, key in kept, is_found))
    boxes = _named([box for box in boxes if not box.is_empty or box.is_found])
    for box in boxes:
        if box.is_kept and box.percent is None:
            box.error = _("{name}: write four numbers from 0 to 100 that stay within the picture").format(name=box.name)
    return boxes


def boxes_as_they_stand(covers: Iterable[dict[str, Any]]) -> list[BoxChoice]:
    """Return the boxes that cover now."""
    return _named([_box(one) for one in covers])


def empty_box() -> BoxChoice:
    """Return the row in which one more box can be written, or that a script fills."""
    return BoxChoice("other", dict.fromkeys(SIDES, ""), name=_("One more area"))


def fractions(box: BoxChoice) -> dict[str, float] | None:
    """Return a box that covers as fractions of the picture's sides; None where it covers nothing."""
    percent = box.percent if box.is_kept else None
    return {side: round(percent[side] / WHOLE, 5) for side in SIDES} if percent else None


def _kinds() -> dict[str, str]:
    return {"face": _("Face"), "licence_plate": _("Licence plate"), "other": _("Area")}


def _named(boxes: list[BoxChoice]) -> list[BoxChoice]:
    counts: dict[str, int] = {}
    for box in boxes:
        counts[box.cls] = counts.get(box.cls, 0) + 1
        box.name = f"{_kinds()[box.cls]} {counts[box.cls]}"
    return boxes


def _box(one: dict[str, Any], *, is_kept: bool = True, is_found: bool = False) -> BoxChoice:
    cls = one.get("cls", "other")
    sides = {side: f"{round(WHOLE * one[side], 1):g}" for side in SIDES}
    return BoxChoice(cls if cls in _kinds() else "other", sides, is_kept, is_found)


def _share(one: dict[str, Any], other: dict[str, Any]) -> float:
    """Return how much of one box lies in another."""
    across = min(one["x"] + one["w"], other["x"] + other["w"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["h"], other["y"] + other["h"]) - max(one["y"], other["y"])
    return float(max(across, 0) * max(down, 0) / max(one["w"] * one["h"], 1e-9))
