"""Every place where a word of somebody can lie has a time: a new column is listed here, and erased by something."""

from django.apps import apps
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from kuuluu.retention.models import DataClass
from kuuluu.retention.rules import COUNTED_FROM, KEYS, OF_CASES, SWEPT

FREE = (models.CharField, models.TextField, models.JSONField, models.FileField, SearchVectorField)
# What erases it: a class of data, or the row goes with it.
ERASED = {
    DataClass.CONTACT: {
        "cases.Contact": {"name", "email", "phone", "postal_address"},
        "initiatives.Maker": {
            *("name", "email", "phone", "postal_address", "organisation", "municipality", "municipality_name"),
            *("identity_key", "code_hash"),
        },
    },
    DataClass.SUPPORTERS: {
        "initiatives.SupportContact": {"name", "email"},
        "initiatives.SupportKey": {"key"},
        "initiatives.Support": {"network_key", "domain_key", "municipality", "language", "waiting_keys", "held_keys"},
        "initiatives.Sheet": {"first", "second"},
        "initiatives.Invalidation": {"rule"},
    },
    DataClass.WORDS: {
        "cases.Case": {"title", "search"},
        "publication.Original": {"text"},
        "publication.Decision": {"before"},
        "feedback.Feedback": {"objection_words"},
        "feedback.Reconsideration": {"words", "reason"},
        "routing.Prediction": {"ranked"},
        "initiatives.Initiative": {"body", "source_id", "source_url"},
        "initiatives.Invalidation": {"reason"},
    },
    DataClass.PLACE: {"cases.Case": {"address", "place_words"}},
    DataClass.FILES: {
        "publication.File": {
            *("name", "public_name", "description", "public_description", "media_type"),
            *("covers", "proposed", "problem", "notes"),
        },
    },
    DataClass.PUBLIC: {
        "publication.PublicCase": {
            *("number", "kind", "status", "ending", "language", "title", "text", "gaps", "place"),
            *("timeline", "pictures", "documents", "search", "words", "parts", "part_of"),
        },
        "publication.PublicDocument": {"name"},
        "publication.PublicInitiative": {
            *(
                "number",
                "kind",
                "stage",
                "no_body",
                "language",
                "title",
                "demand",
                "reasons",
                "gaps",
                "makers",
                "place",
                "source_url",
            ),
            *("by_municipality", "denominator", "register_number", "body", "next_step", "timeline", "versions"),
            *("comments", "preparations", "decision", "measures", "refusal", "merged_into", "from_case"),
            *("pictures", "documents", "search"),
        },
        "publication.RegisterWord": {"word"},
    },
    DataClass.DRAFTS: {"feedback.Draft": {"key_hash", "data", "language"}},
    DataClass.INITIATIVE_DRAFTS: {"initiatives.Draft": {"data", "key_hash", "language"}},
    DataClass.UNSENT: {"workday.Unsent": {"noun", "text"}},
    DataClass.FOLLOWERS: {"notifications.Follower": {"email", "scope", "language"}},
    DataClass.DELIVERIES: {"notifications.Delivery": {"key", "template", "email", "language"}},
    DataClass.IDENTITIES: {"people.Identity": {"key", "municipality", "name", "person_keys"}},
    DataClass.CONTRACTORS: {"feedback.Contractor": {"name", "email", "code_hash"}},
    DataClass.OFFICERS: {
        "people.Person": {"name", "email", "password"},
        "workday.SavedView": {"name", "query"},
        "account.EmailAddress": {"email"},
        "mfa.Authenticator": {"data"},
    },
}
# Numbers, codes and classes that tell of nobody once the rest is gone.
STATISTICS = {
    "cases.Case": {"number", "language", "code_hash"},
    "publication.Redaction": {"cls"},
    "initiatives.Initiative": {"frozen", "register_number"},
    "initiatives.Maker": {"language"},
    "initiatives.Sheet": {"code", "result"},
    "initiatives.SupportChange": {"municipality"},
    "initiatives.Tally": {"by_municipality"},
}
# No words of residents: ids and codes, the city's own words, or gone within days by itself.
OTHERS = {
    "journal.Event",
    "feedback.AnswerTemplate",
    *("feedback.Merge", "feedback.Part", "publication.Disturbance"),
    *("routing.RoutingRule", "routing.RuleVersion", "routing.RoutingModel"),
    "publication.LedgerMonth",
    "initiatives.CouncilReport",
    "publication.PublicReport",
    "importers.Sheet",
    "retention.Run",
    "retention.Item",
    "retention.Certificate",
    "people.Throttle",
    "sessions.Session",
    "account.EmailConfirmation",
    *("procrastinate.ProcrastinateJob", "procrastinate.ProcrastinatePeriodicDefer"),
}
OF_OTHERS = {"cities", "auth", "contenttypes"}


def test_every_column_of_words_has_a_time():
    known = {
        (model, name) for tables in (*ERASED.values(), STATISTICS) for model, names in tables.items() for name in names
    }
    free = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        if model._meta.label not in OTHERS and model._meta.app_label not in OF_OTHERS
        for field in model._meta.concrete_fields
        if isinstance(getattr(field, "base_field", field), FREE) and not field.choices
    }
    assert free - known == set(), "say when it is erased, and let kuuluu.retention do it"
    assert known - free == set(), "gone from the tables: take it off this list, too"


def test_every_class_has_a_rule_a_beginning_and_a_way():
    assert set(DataClass) == set(KEYS) == set(COUNTED_FROM) == {*OF_CASES, *SWEPT}
    assert len(OF_CASES) + len(SWEPT) == len(DataClass)
