import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cities", "0002_published_safely"), ("publication", "0006_disturbances")]
    operations = [
        TrigramExtension(),
        migrations.AddField(
            "publiccase",
            "words",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=100), default=list, size=None
            ),
        ),
        migrations.CreateModel(
            name="RegisterWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=100)),
                ("texts", models.IntegerField()),
                ("shown", models.IntegerField(default=0)),
                ("city", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="cities.city")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("city", "word"), name="one_register_word")],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.Func(
                                models.F("word"), models.Value("äöåé"), models.Value("aoae"), function="translate"
                            ),
                            name="gin_trgm_ops",
                        ),
                        name="register_words_alike",
                    ),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass(models.F("word"), name="varchar_pattern_ops"),
                        name="register_words_from",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            "grant select on publication_registerword to kuuluu_public",
            "revoke select on publication_registerword from kuuluu_public",
        ),
    ]
