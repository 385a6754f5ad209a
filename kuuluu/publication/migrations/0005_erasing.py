from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('publication', '0004_document_notes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Removal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.UUIDField(unique=True)),
                ('created_at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='original',
            name='erased_at',
            field=models.DateTimeField(null=True),
        ),
    ]
