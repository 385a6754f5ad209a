import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The register knows which initiatives the council is told of, where they were made, and which report was given."""

    dependencies = [
        ("cities", "0005_identification"),
        ("publication", "0012_attachments_of_initiatives"),
    ]
    operations = [
        migrations.AddField("publicinitiative", "is_of_council", models.BooleanField(default=True)),
        migrations.AddField("publicinitiative", "source_url", models.URLField(blank=True, max_length=300)),
        migrations.AddField("publicinitiative", "supporters_elsewhere", models.PositiveIntegerField(null=True)),
        migrations.CreateModel(
            "PublicReport",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("given_date", models.DateField(null=True)),
                ("section", models.CharField(blank=True, max_length=60)),
                ("city", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="cities.city")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("city", "year"), name="one_public_report_a_year")]
            },
        ),
        migrations.RunSQL(
            "grant select on publication_publicreport to kuuluu_public",
            "revoke select on publication_publicreport from kuuluu_public",
        ),
    ]
