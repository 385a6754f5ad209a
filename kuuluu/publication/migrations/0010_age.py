from django.db import migrations, models


class Migration(migrations.Migration):
    """When a case came, indexed by itself: read together with its words, it finds the newest that have a frequent one."""

    dependencies = [("publication", "0009_words_by_city")]
    operations = [
        migrations.AddIndex("publiccase", models.Index(fields=["-received_at"], name="public_age")),
    ]
