from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import BtreeGinExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Lexemes are indexed with their city: a search reads no other city's rows, and no list of all of its own."""

    dependencies = [("publication", "0008_initiatives")]
    operations = [
        BtreeGinExtension(),
        migrations.RemoveIndex("publiccase", "public_words"),
        migrations.AddIndex("publiccase", GinIndex(fields=["city", "search"], name="public_words")),
    ]
