import uuid

import django.db.models.deletion
from django.db import migrations, models

# What the register says of initiatives that are on it already.
SAY = """
    update publication_publicinitiative p set is_of_council = i.is_of_council, source_url = i.source_url
    from initiatives_initiative i where i.case_id = p.id
"""


class Migration(migrations.Migration):
    """Yearly reports have an id that events can name, and the day when they were given. Nothing wrote the former table."""

    dependencies = [
        ("cities", "0005_identification"),
        ("initiatives", "0004_review_words"),
        ("publication", "0013_council_reports"),
    ]
    operations = [
        migrations.DeleteModel("CouncilReport"),
        migrations.CreateModel(
            "CouncilReport",
            [
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("year", models.PositiveSmallIntegerField()),
                ("made_at", models.DateTimeField()),
                ("given_date", models.DateField(null=True)),
                ("section", models.CharField(blank=True, max_length=60)),
                ("given_at", models.DateTimeField(null=True)),
                ("by_id", models.UUIDField(null=True)),
                ("numbers", models.JSONField(default=dict)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cities.city"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("city", "year"), name="one_report_a_year")]
            },
        ),
        migrations.AddField("initiative", "supporters_elsewhere", models.PositiveIntegerField(null=True)),
        migrations.RunSQL(SAY, migrations.RunSQL.noop),
    ]
