from django.db import migrations


def follow_ends(apps, schema_editor):
    """Feedback that went on as an initiative which ended before its text was checked waits for a person, and for no check."""
    Initiative, Feedback = apps.get_model('initiatives', 'Initiative'), apps.get_model('feedback', 'Feedback')
    Appeal = apps.get_model('initiatives', 'Appeal')
    asked = Appeal.objects.filter(decided_at=None).values('review__initiative')
    ended = Initiative.objects.filter(stage__in=['refused', 'withdrawn', 'merged']).exclude(pk__in=asked)
    Feedback.objects.filter(review='waits', pk__in=ended.values('pk')).update(review='ended')


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0020_feedback_follows_review'),
        ('feedback', '0011_ended_unchecked'),
    ]

    operations = [
        migrations.RunPython(follow_ends, migrations.RunPython.noop),
    ]
