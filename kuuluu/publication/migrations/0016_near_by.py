from django.db import migrations, models


class Migration(migrations.Migration):
    """The index of places tells which are the newest of those near by."""

    dependencies = [("publication", "0015_discussing_since")]
    operations = [
        migrations.RemoveIndex("publiccase", "public_places"),
        migrations.AddIndex(
            "publiccase",
            models.Index(
                fields=["city", "latitude", "longitude"],
                include=["received_at", "id"],
                name="public_places",
                condition=models.Q(latitude__isnull=False),
            ),
        ),
    ]
