from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0009_words_of_handling'),
    ]

    operations = [
        migrations.RemoveField(model_name='preparation', name='who'),
        migrations.RemoveField(model_name='decision', name='body'),
        migrations.RenameField(model_name='preparation', old_name='who_words', new_name='who'),
        migrations.RenameField(model_name='decision', old_name='body_words', new_name='body'),
    ]
