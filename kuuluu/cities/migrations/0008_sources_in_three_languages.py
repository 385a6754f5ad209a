from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cities', '0007_registry_and_sources_in_three_languages'),
    ]

    operations = [
        migrations.RenameField(model_name='policy', old_name='source', new_name='source_fi'),
        migrations.AddField(
            model_name='policy',
            name='source_sv',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='policy',
            name='source_en',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.RenameField(model_name='promise', old_name='source', new_name='source_fi'),
        migrations.AddField(
            model_name='promise',
            name='source_sv',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='promise',
            name='source_en',
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
