"""What was said in a case, and the files that were given with it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import JSONObject

from kuuluu.cases.models import Attachment, Case, Message, MessageKind
from kuuluu.publication.models import File


def first_words(cases: Collection[Case]) -> dict[UUID, str]:
    """Return by case what was said first, as its sender wrote it."""
    said = Message.objects.filter(case__in=cases, kind=MessageKind.SUBMISSION)
    return dict(said.values_list("case_id", "original__text"))


def thread(case: Case) -> QuerySet[Message]:
    """Return the messages of a case, oldest first, with originals, redactions and files."""
    files = Prefetch("attachments", Attachment.objects.select_related("file"))
    return case.messages.select_related("original", "by").prefetch_related("original__redactions", files)


def conversation(case: Case) -> QuerySet[Message, Any]:
    """Return the messages of a case, oldest first, with originals and files; `hidden_count`: how many places are hidden."""
    return conversations([case])


def conversations(cases: list[Case]) -> QuerySet[Message, Any]:
    """Return the messages of several cases, the same way."""
    files = Prefetch("attachments", Attachment.objects.select_related("file"))
    counted = Message.objects.filter(case__in=cases).annotate(hidden_count=Count("original__redactions"))
    return counted.select_related("original").prefetch_related(files)


def thread_at_desk(case: Case) -> QuerySet[Message, Any]:
    """Return the messages of a case, oldest first, with originals, `hidden_count`: how many places are hidden, and `given`.

    `given` are the files as plain data: one question to the database, whatever there is.
    """
    files = Attachment.objects.filter(message=OuterRef("pk")).order_by("order", "pk")
    given = files.values(
        json=JSONObject(pk="file_id", name="file__name", description="file__description", media_type="file__media_type")
    )
    # What others say whom it concerns too: as far as the officer who asked for the case may see their own.
    told = Q(case_id__in=getattr(case, "joined_ids", [])) & ~Q(kind=MessageKind.NOTE) & ~Q(original__text="")
    messages = Message.objects.filter(Q(case_id__in=[case.pk, *getattr(case, "joined_ids", [])]), Q(case=case) | told)
    counted = messages.annotate(hidden_count=Count("original__redactions"), given=ArraySubquery(given))
    return counted.select_related("original", "case")


def file_of(case: Case, file_id: UUID) -> File | None:
    """Return a file of the case, of any of its messages."""
    own = Q(attachment__message__case=case)
    # Whoever handles a part sees the pictures of the message that it was cut from, unless that one is more secret.
    whole = Q(
        attachment__message__case_id=case.part_of_id,
        attachment__message__kind=MessageKind.SUBMISSION,
        attachment__message__case__secrecy=case.secrecy,
    )
    return File.objects.filter(own | whole if case.part_of_id else own, pk=file_id).first()


def unread_documents() -> QuerySet[Attachment]:
    """Return the documents given with a message whose words nobody has read yet, the oldest first."""
    unread = Attachment.objects.filter(file__examined_at__isnull=True).exclude(file__media_type__startswith="image/")
    return unread.select_related("file__city").order_by("file__created_at")


def documents(case: Case) -> list[File]:
    """Return the documents given with a case, in the order in which they came, with their words and hidden places."""
    given = File.objects.filter(attachment__message__case=case).exclude(media_type__startswith="image/")
    whole = given.exclude(attachment__message__kind=MessageKind.NOTE).select_related("words")
    return list(whole.prefetch_related("words__redactions").order_by("attachment__message__at", "created_at", "pk"))
