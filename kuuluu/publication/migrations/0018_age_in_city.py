import django.contrib.postgres.indexes
from django.db import migrations, models
from django.db.models.functions import Cast

WORDS = django.contrib.postgres.indexes.GinIndex(
    fields=["city", "search"], gin_pending_list_limit=128, name="public_words"
)


class Migration(migrations.Migration):
    """What came lately is found within a city alone; what was written lately waits in a shorter line to be found fast."""

    dependencies = [("publication", "0017_given_versions")]
    operations = [
        migrations.RemoveIndex("publiccase", "public_age"),
        migrations.AddIndex(
            "publiccase",
            models.Index(Cast("city", models.IntegerField()), models.F("received_at").desc(), name="public_age"),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "alter index public_words set (gin_pending_list_limit = 128)",
                    "alter index public_words reset (gin_pending_list_limit)",
                )
            ],
            state_operations=[
                migrations.RemoveIndex("publiccase", "public_words"),
                migrations.AddIndex("publiccase", WORDS),
            ],
        ),
    ]
