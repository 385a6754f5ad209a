"""Officers tell of disturbances, change and end them."""

from django.urls import reverse
from django.utils.timezone import localdate

from kuuluu.publication.models import Disturbance


def test_told_changed_and_ended(client, mikko, kerava):
    page = reverse("desk:disturbances")
    sent = {"title_fi": "Vesikatko Saviolla", "services": ["streets.lighting"], "from_date": localdate().isoformat()}
    assert client.post(page, sent).status_code == 302
    one = Disturbance.objects.get(city=kerava)
    assert (one.is_shown, len(one.service_ids), one.area_ids, one.until_at) == (True, 1, [], None)
    own = reverse("desk:disturbance", args=[one.pk])
    assert "Vesikatko Saviolla" in client.get(own).content.decode()
    client.post(own, {**sent, "title_fi": "Vesikatko ohi pian", "until_date": localdate().isoformat()})
    one.refresh_from_db()
    assert (one.title_fi, one.until_at is None) == ("Vesikatko ohi pian", False)
    client.post(reverse("desk:disturbance_end", args=[one.pk]))
    one.refresh_from_db()
    assert one.is_shown is False
    assert "Vesikatko ohi pian" in client.get(page).content.decode()


def test_a_case_that_cannot_be_joined_is_refused(client, mikko, kerava):
    sent = {"title_fi": "Vesikatko", "from_date": localdate().isoformat(), "case_number": "KER-2026-99999"}
    assert client.post(reverse("desk:disturbances"), sent).status_code == 422
    assert not Disturbance.objects.exists()
