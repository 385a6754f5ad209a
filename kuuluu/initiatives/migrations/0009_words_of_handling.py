import uuid

import django.db.models.deletion
from django.db import migrations, models

KINDS = {'initiative.estimate_told': 'estimate', 'initiative.interim_notice': 'interim'}
WORDS = dict(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publication.original')


def keep_words(apps, schema_editor):
    """What the city said stays as public as it was: of what is public already, everybody has read it."""
    Original = apps.get_model('publication', 'Original')

    def kept(initiative, text, at):
        state = 'public' if initiative.published_at else 'pending'
        return Original.objects.create(city_id=initiative.city_id, text=text, state=state, created_at=at)

    for name, column, target in (('Preparation', 'who', 'who_words'), ('Decision', 'body', 'body_words')):
        for row in apps.get_model('initiatives', name).objects.exclude(**{column: ''}).select_related('initiative'):
            setattr(row, target, kept(row.initiative, getattr(row, column), row.at))
            row.save(update_fields=[target])
    for row in apps.get_model('initiatives', 'Initiative').objects.exclude(body='').select_related('case'):
        row.body_words = kept(row, row.body, row.registered_at or row.case.received_at)
        row.save(update_fields=['body_words'])


def keep_notices(apps, schema_editor):
    """Words of notices and estimates were named by their events alone."""
    Event, Original, Notice, Initiative = (
        apps.get_model(*name)
        for name in (
            ('journal', 'Event'), ('publication', 'Original'), ('initiatives', 'Notice'), ('initiatives', 'Initiative')
        )
    )
    for event in Event.objects.filter(name__in=KINDS, facts__has_key='original').order_by('id'):
        words = Original.objects.filter(pk=event.facts['original']).first()
        if words and Initiative.objects.filter(pk=event.subject_id).exists():
            Notice.objects.create(initiative_id=event.subject_id, kind=KINDS[event.name], words=words, at=event.at)


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0008_discussing_since'),
        ('publication', '0015_discussing_since'),
        ('journal', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('interim', 'How the handling goes'), ('estimate', 'When the decision is estimated to come')], max_length=12)),
                ('at', models.DateTimeField()),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='initiatives.initiative')),
                ('words', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publication.original')),
            ],
            options={'ordering': ['at']},
        ),
        migrations.AddField(model_name='initiative', name='body_words', field=models.OneToOneField(**WORDS)),
        migrations.AddField(model_name='preparation', name='who_words', field=models.OneToOneField(**WORDS)),
        migrations.AddField(model_name='decision', name='body_words', field=models.OneToOneField(**WORDS)),
        migrations.RunPython(keep_words, migrations.RunPython.noop),
        migrations.RunPython(keep_notices, migrations.RunPython.noop),
    ]
