from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cities', '0006_rules_in_three_languages'),
    ]

    operations = [
        migrations.RenameField(
            model_name='city',
            old_name='registry_address',
            new_name='registry_address_fi',
        ),
        migrations.RenameField(
            model_name='localrule',
            old_name='source',
            new_name='source_fi',
        ),
        migrations.AddField(
            model_name='city',
            name='registry_address_en',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='city',
            name='registry_address_sv',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='localrule',
            name='source_en',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='localrule',
            name='source_sv',
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
