"""Tables of how officers work: nothing in them is part of any matter."""

from django.db import models

from kuuluu.cases.models import Case
from kuuluu.cities.models import City, Unit
from kuuluu.feedback.models import AnswerTemplate
from kuuluu.people.models import Person


class SavedView(models.Model):
    """A filter of the work list with a name: an officer's own, or shared with everybody of a unit."""

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    # Whom it is shared with; null: it is the person's own.
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    # The filter as it stands in the work list's address.
    query = models.CharField(max_length=600)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["city", "person", "name"], name="one_view_a_name")]


class Unsent(models.Model):
    """What an officer has typed and not sent, one of each kind in a case; nobody else ever reads it."""

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="unsent")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    # What it would become: the noun of the act.
    noun = models.CharField(max_length=20)
    text = models.TextField()
    # The template that it started from, so that its use is counted when it is sent.
    template = models.ForeignKey(AnswerTemplate, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person", "noun"], name="one_unsent_of_a_kind")]


class Presence(models.Model):
    """Somebody has a case open, or is writing in it, as far as was known at a moment; worth nothing minutes later."""

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    is_writing = models.BooleanField(default=False)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="one_presence_a_person")]


class TemplateUse(models.Model):
    """An answer that started from a template was sent. Who sent it is not kept."""

    template = models.ForeignKey(AnswerTemplate, on_delete=models.CASCADE, related_name="uses")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["template", "-at"], name="uses_of_template")]


class DigestOrder(models.Model):
    """An officer wants a mail on the mornings of working days: how much waits, and where."""

    city = models.ForeignKey(City, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    ordered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "person"], name="one_digest_a_person")]
