import django.db.models.deletion
from django.db import migrations, models

WORDS = dict(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publication.original')


def keep_words(apps, schema_editor):
    """What the registry typed stays as public as it was: of what is public already, everybody has read it."""
    Original = apps.get_model('publication', 'Original')

    def kept(initiative, text, at):
        state = 'public' if initiative.published_at else 'pending'
        return Original.objects.create(city_id=initiative.city_id, text=text, state=state, created_at=at)

    for name, column in (('Decision', 'section'), ('Decision', 'link'), ('Preparation', 'link')):
        for row in apps.get_model('initiatives', name).objects.exclude(**{column: ''}).select_related('initiative'):
            setattr(row, f'{column}_words', kept(row.initiative, getattr(row, column), row.at))
            row.save(update_fields=[f'{column}_words'])
    for row in apps.get_model('initiatives', 'Initiative').objects.exclude(register_number='').select_related('case'):
        row.register_words = kept(row, row.register_number, row.registered_at or row.case.received_at)
        row.save(update_fields=['register_words'])


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0012_scans'),
    ]

    operations = [
        migrations.AddField(model_name='initiative', name='register_words', field=models.OneToOneField(**WORDS)),
        migrations.AddField(model_name='decision', name='section_words', field=models.OneToOneField(**WORDS)),
        migrations.AddField(model_name='decision', name='link_words', field=models.OneToOneField(**WORDS)),
        migrations.AddField(model_name='preparation', name='link_words', field=models.OneToOneField(**WORDS)),
        migrations.RunPython(keep_words, migrations.RunPython.noop),
    ]
