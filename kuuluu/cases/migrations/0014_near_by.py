from django.db import migrations, models


class Migration(migrations.Migration):
    """Cases by their place and by their service, for those that may tell of the same matter."""

    dependencies = [("cases", "0013_age")]
    operations = [
        migrations.AddIndex(
            "case", models.Index(fields=["city", "service", "-received_at", "-id"], name="case_by_service")
        ),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["city", "latitude", "longitude"],
                include=["received_at", "id"],
                name="case_places",
                condition=models.Q(latitude__isnull=False),
            ),
        ),
    ]
