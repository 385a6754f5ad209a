"""Erasing: words, files and their bytes, when their time is over (GDPR, article 5(1)(e); Act 906/2019, section 21).

What erases rows runs in its caller's transaction. Bytes can't: what must go is written down with the rows' erasing, and is
removed after it; a crash between leaves a list, never a file that nobody knows of.
"""

import logging
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db.models import QuerySet

from kuuluu.publication.files import SIZES, document_path, original_path, preview_path, public_path
from kuuluu.publication.models import Decision, File, Original, PublicDocument, PublicPicture, Redaction, Removal, State

logger = logging.getLogger(__name__)


def erase_originals(originals: QuerySet[Original], *, at: datetime) -> int:
    """Erase words for good. Of what was hidden in them only its class is left, for statistics. Return how many."""
    names = list(originals.filter(erased_at__isnull=True).values_list("pk", flat=True))
    Redaction.objects.filter(original__in=names).update(start=0, end=1)
    Decision.objects.filter(original__in=names).update(before={})
    return Original.objects.filter(pk__in=names).update(text="", erased_at=at, publish_at=None)


def erase_files(files: Iterable[File], *, at: datetime) -> int:
    """Erase files with all that is known of them; their bytes go with `remove_bytes`. Return how many."""
    given = list(files)
    take_from_public(given, at=at)
    _must_go((file.pk for file in given), at)
    # A document's words hang on it by a link that lets go: they go after it.
    words = [file.words_id for file in given if file.words_id]
    File.objects.filter(pk__in=[file.pk for file in given]).delete()
    Original.objects.filter(pk__in=words).delete()
    return len(given)


def take_from_public(files: Iterable[File], *, at: datetime) -> int:
    """Let nobody read the public copies of these files any more; the files themselves stay. Return how many."""
    shown = [file.public_id for file in files if file.public_id]
    PublicPicture.objects.filter(pk__in=shown).delete()
    PublicDocument.objects.filter(pk__in=shown).delete()
    File.objects.filter(public_id__in=shown).update(public_id=None)
    _must_go(shown, at)
    return len(shown)


def let_wait(files: Iterable[File], *, at: datetime) -> None:
    """Let files that go on elsewhere wait for a decision anew: what was public of them is so no longer."""
    given = list(files)
    take_from_public(given, at=at)
    File.objects.filter(pk__in=[file.pk for file in given], state=State.PUBLIC).update(state=State.PENDING, ground="")


def forget_deciders(originals: QuerySet[Original], files: QuerySet[File]) -> int:
    """Forget who decided on these words and files, and who hid what in them. Return of how many decisions."""
    names, given = list(originals.values_list("pk", flat=True)), list(files.values_list("pk", flat=True))
    Redaction.objects.filter(original__in=names).update(by_id=None)
    made = Decision.objects.filter(original__in=names) | Decision.objects.filter(file__in=given)
    return made.update(by_id=None, checked_by_id=None)


def remove_bytes() -> int:
    """Remove the bytes of all that was erased. Return how many could not be removed and wait for the next time."""
    left = 0
    for removal in Removal.objects.order_by("pk").iterator():
        try:
            for path in _all_paths(removal.name):
                path.unlink(missing_ok=True)
        except OSError:
            logger.exception("the bytes of an erased file can't be removed now")
            left += 1
        else:
            removal.delete()
    return left


def _must_go(names: Iterable[UUID], at: datetime) -> None:
    Removal.objects.bulk_create((Removal(name=name, created_at=at) for name in names), ignore_conflicts=True)


def _all_paths(name: UUID) -> Iterable[Path]:
    for of_size in (preview_path, public_path):
        yield from (of_size(name, size) for size in SIZES)
    yield from (original_path(name), document_path(name))
