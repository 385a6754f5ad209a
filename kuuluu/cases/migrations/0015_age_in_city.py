import django.contrib.postgres.indexes
from django.db import migrations, models
from django.db.models.functions import Cast

WORDS = django.contrib.postgres.indexes.GinIndex(
    fields=["city", "search"], gin_pending_list_limit=128, name="case_words"
)


class Migration(migrations.Migration):
    """What came lately is found within a city alone; what was written lately waits in a shorter line to be found fast."""

    dependencies = [("cases", "0014_near_by")]
    operations = [
        migrations.RemoveIndex("case", "case_age"),
        migrations.AddIndex(
            "case",
            models.Index(Cast("city", models.IntegerField()), models.F("received_at").desc(), name="case_age"),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "alter index case_words set (gin_pending_list_limit = 128)",
                    "alter index case_words reset (gin_pending_list_limit)",
                )
            ],
            state_operations=[
                migrations.RemoveIndex("case", "case_words"),
                migrations.AddIndex("case", WORDS),
            ],
        ),
    ]
