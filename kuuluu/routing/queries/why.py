"""Why a case is where it is, for whoever sees it at the desk."""

from dataclasses import dataclass

from kuuluu.cases.models import Case
from kuuluu.cities import queries as cities
from kuuluu.routing.models import Placement, Prediction, RuleVersion
from kuuluu.routing.queries.ranking import Guess

# Less is told as 0 %.
LEAST_TOLD = 0.005


@dataclass(frozen=True)
class Why:
    """What decided where a case went, and what its words spoke for."""

    placement: Placement
    guesses: tuple[Guess, ...] = ()
    skipped: tuple[RuleVersion, ...] = ()

    @property
    def spoke_for(self) -> Guess | None:
        """Return what the words said of the service that the case has, if it was among the likeliest."""
        return next((one for one in self.guesses if one.service.pk == self.placement.service_id), None)

    @property
    def others(self) -> list[Guess]:
        """Return the other services that the words pointed to; what would be told as 0 % is no pointing."""
        return [
            one for one in self.guesses if one.service.pk != self.placement.service_id and one.confidence >= LEAST_TOLD
        ]


def why(case: Case) -> Why | None:
    """Return why a case is where it was put last. None for a case from before such was written down. One query, or two."""
    parts = ("rule_version", "unit", "officer", "area", "service", "case__prediction")
    placement = Placement.objects.filter(case=case).select_related(*parts).order_by("-at", "-pk").first()
    if placement is None:
        return None
    skipped = RuleVersion.objects.filter(pk__in=placement.skipped) if placement.skipped else ()
    return Why(placement, _guesses(case, getattr(placement.case, "prediction", None)), tuple(skipped))


def _guesses(case: Case, prediction: Prediction | None) -> tuple[Guess, ...]:
    known = {service.pk: service for service in cities.snapshot(case.city).services}
    rows = prediction.ranked if prediction else []
    return tuple(
        Guess(known[row["service"]], row["confidence"], tuple(row["reasons"]))
        for row in rows
        if row["service"] in known
    )
