"""What is told of why a case is where it is."""

from types import SimpleNamespace

from kuuluu.routing.queries.why import Why


def guess(code: int, confidence: float):
    return SimpleNamespace(service=SimpleNamespace(pk=code), confidence=confidence)


def test_what_would_read_as_no_percent_at_all_is_not_told():
    told = Why(SimpleNamespace(service_id=1), (guess(1, 0.7), guess(2, 0.2), guess(3, 0.004)))
    assert told.spoke_for.service.pk == 1
    assert [one.service.pk for one in told.others] == [2]
