from django.db import migrations


def add_unknown_days(apps, schema_editor):
    """Readings that wait for a second person say of no row when it was signed; of a scan, the row's number stands last."""
    Sheet = apps.get_model('initiatives', 'Sheet')
    for sheet in Sheet.objects.exclude(first=[]):
        Sheet.objects.filter(pk=sheet.pk).update(first=[[*row[:5], '', *row[5:]] for row in sheet.first])


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0018_why_no_body'),
    ]

    operations = [
        migrations.RunPython(add_unknown_days, migrations.RunPython.noop),
    ]
