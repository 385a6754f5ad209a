from django.db import migrations


def leave_words_to_feedback(apps, schema_editor):
    """What went on as feedback shows its words there, as it is decided of them; nothing stands of what is secret."""
    Initiative, Row = apps.get_model('initiatives', 'Initiative'), apps.get_model('publication', 'PublicInitiative')
    for one in Initiative.objects.filter(stage='feedback').select_related('case__service'):
        rows = Row.objects.filter(pk=one.pk)
        case = one.case
        if case.secrecy != 'public' or (case.service and case.service.publish_mode == 'never'):
            rows.delete()
        else:
            rows.update(title=case.number, demand='', reasons='', gaps={}, versions=[], search=None)


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0016_youth_by_choice'),
        ('publication', '0019_initiatives_by_arrival'),
        ('cases', '0015_age_in_city'),
        ('cities', '0006_rules_in_three_languages'),
    ]

    operations = [
        migrations.RunPython(leave_words_to_feedback, migrations.RunPython.noop),
    ]
