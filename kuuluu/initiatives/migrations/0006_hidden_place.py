from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0005_council_reports")]

    operations = [
        migrations.AddField(model_name="initiative", name="hides_place", field=models.BooleanField(default=False)),
        migrations.AlterField(
            model_name="support",
            name="state",
            field=models.CharField(
                choices=[
                    ("pending", "Not yet confirmed"),
                    ("confirmed", "Confirmed"),
                    ("double", "Counted already"),
                    ("withdrawn", "Withdrawn"),
                    ("invalid", "Found invalid"),
                ],
                default="pending",
                max_length=10,
            ),
        ),
    ]
