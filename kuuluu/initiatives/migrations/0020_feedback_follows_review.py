from django.db import migrations


def follow_reviews(apps, schema_editor):
    """What went on as an initiative knows how far its review is, and whether it hides the place; no policy publishes it."""
    Initiative, Feedback = apps.get_model('initiatives', 'Initiative'), apps.get_model('feedback', 'Feedback')
    Original = apps.get_model('publication', 'Original')
    parts = ('title', 'demand', 'reasons')
    for one in Initiative.objects.exclude(stage='feedback').filter(case__feedback__isnull=False):
        newest = one.versions.select_related(*parts).get(number=one.version)
        is_checked = all(getattr(newest, part).state == 'public' for part in parts)
        values = {'review': 'allows' if is_checked else 'waits', 'review_hides_place': one.hides_place}
        Feedback.objects.filter(pk=one.pk).update(**values)
        Original.objects.filter(message__case=one.pk).update(publish_at=None)


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0019_signing_days'),
        ('feedback', '0010_held_by_review'),
        ('publication', '0021_hidden_by_review'),
    ]

    operations = [
        migrations.RunPython(follow_reviews, migrations.RunPython.noop),
    ]
