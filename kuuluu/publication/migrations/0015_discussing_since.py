from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('publication', '0014_twins'),
    ]

    operations = [
        migrations.AddField(
            model_name='publicinitiative',
            name='discussing_since',
            field=models.DateTimeField(null=True),
        ),
    ]
