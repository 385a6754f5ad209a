"""What a model says of a case is kept, with the model that said it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from kuuluu.cases.models import Case
from kuuluu.cities.models import City
from kuuluu.routing.models import Prediction
from kuuluu.routing.queries.ranking import Ranking, rank
from kuuluu.routing.queries.teaching import unsaid

# Of so many of the newest cases a first model says what it would have said of them: enough to see how right it is.
MOST_PAST = 2000


def prediction_of(case_id: UUID, ranking: Ranking, *, at: datetime) -> Prediction:
    """Return what a model said of a case, not yet stored."""
    guesses = ranking.guesses
    return Prediction(
        case_id=case_id,
        model_id=ranking.model_id,
        services=[one.service.pk for one in guesses],
        ranked=[
            {"service": one.service.pk, "confidence": one.confidence, "reasons": list(one.reasons)} for one in guesses
        ],
        at=at,
    )


@transaction.atomic
def predict_past(city: City, *, at: datetime) -> int:
    """Keep what the model in use says of cases that ended before any model could. Return of how many."""
    said = (
        prediction_of(key, rank(city, text, language, area), at=at)
        for key, text, language, area in unsaid(city, at, MOST_PAST)
    )
    return len(Prediction.objects.bulk_create([one for one in said if one.services], ignore_conflicts=True))


def erase_reasons(case: Case) -> int:
    """Erase by which of the sender's words a guess was made; the guess itself is left for statistics. Return how many."""
    guessed = Prediction.objects.filter(case=case).exclude(ranked=[])
    return guessed.update(ranked=[])
