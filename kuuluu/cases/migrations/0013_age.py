from django.db import migrations, models


class Migration(migrations.Migration):
    """When a case came, indexed by itself: read together with its words, it finds the newest that have a frequent one."""

    dependencies = [("cases", "0012_open_work")]
    operations = [
        migrations.AddIndex("case", models.Index(fields=["-received_at"], name="case_age")),
    ]
