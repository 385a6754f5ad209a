"""More reasons for which a sender asks that nothing is published."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0003_published_safely'),
    ]

    operations = [
        migrations.AlterField(
            model_name='feedback',
            name='objection',
            field=models.CharField(blank=True, choices=[('recognised', 'Somebody could recognise me'), ('others', 'It tells about another person'), ('sensitive', 'It tells about health or something else very personal'), ('protected', 'The sender has a non-disclosure order for personal safety'), ('safety', "It endangers somebody's safety"), ('other', 'Another reason')], max_length=12),
        ),
    ]
