from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import BtreeGinExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Lexemes are indexed with their city: a search reads no other city's rows, and no list of all of its own."""

    dependencies = [("cases", "0009_endings")]
    operations = [
        BtreeGinExtension(),
        migrations.RemoveIndex("case", "case_words"),
        migrations.AddIndex("case", GinIndex(fields=["city", "search"], name="case_words")),
    ]
