from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0013_typed_words'),
    ]

    operations = [
        migrations.RemoveField(model_name='decision', name='section'),
        migrations.RemoveField(model_name='decision', name='link'),
        migrations.RemoveField(model_name='preparation', name='link'),
        migrations.RenameField(model_name='decision', old_name='section_words', new_name='section'),
        migrations.RenameField(model_name='decision', old_name='link_words', new_name='link'),
        migrations.RenameField(model_name='preparation', old_name='link_words', new_name='link'),
    ]
