from django.db import migrations

TABLES = ["publication_publiccase", "publication_publicpicture", "publication_registerversion", "publication_pace"]


class Migration(migrations.Migration):
    """What anybody may read, and nothing else of this room."""

    dependencies = [("publication", "0001_initial"), ("journal", "0001_initial")]
    operations = [
        migrations.RunSQL(
            [f"grant select on {table} to kuuluu_public" for table in TABLES],
            [f"revoke select on {table} from kuuluu_public" for table in TABLES],
        )
    ]
