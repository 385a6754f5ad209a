from django.db import migrations


def name_by_choice(apps, schema_editor):
    """Members of the youth council stand on the register by their own choice alone."""
    Initiative, Row = apps.get_model('initiatives', 'Initiative'), apps.get_model('publication', 'PublicInitiative')
    for one in Initiative.objects.filter(kind='youth'):
        joined = one.makers.filter(state='joined', shows_name=True, is_protected=False).exclude(name='')
        Row.objects.filter(pk=one.pk).update(makers=[{'name': each.name, 'role': each.role} for each in joined])


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0015_numbers_of_rows'),
        ('publication', '0018_age_in_city'),
    ]

    operations = [
        migrations.RunPython(name_by_choice, migrations.RunPython.noop),
    ]
