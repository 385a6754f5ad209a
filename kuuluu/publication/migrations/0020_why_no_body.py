from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('publication', '0019_initiatives_by_arrival'),
    ]

    operations = [
        migrations.AddField(
            model_name='publicinitiative',
            name='no_body',
            field=models.CharField(blank=True, max_length=20),
        ),
    ]
