from django.db import migrations


def number(apps, schema_editor):
    """Rows of a scanned page that wait for their check get the numbers under which they have been shown."""
    Sheet = apps.get_model('initiatives', 'Sheet')
    for sheet in Sheet.objects.filter(scan__isnull=False, entered_at=None).exclude(first=[]):
        sheet.first = [[*row, n] for n, row in enumerate(sheet.first, 1)]
        sheet.save(update_fields=['first'])


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0014_typed_words'),
    ]

    operations = [
        migrations.RunPython(number, migrations.RunPython.noop),
    ]
