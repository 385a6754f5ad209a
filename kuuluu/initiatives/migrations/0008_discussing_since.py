from django.db import migrations

# What is on the register already says since when it is discussed, too.
_FILL = """
update publication_publicinitiative as shown set discussing_since = one.discussing_since
from initiatives_initiative as one where one.case_id = shown.id and one.discussing_since is not null
"""


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0007_twins'),
        ('publication', '0015_discussing_since'),
    ]

    operations = [
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
    ]
