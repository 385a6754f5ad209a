from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_views"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="erased_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="left_register_at",
            field=models.DateTimeField(null=True),
        ),
    ]
