from django.db import migrations

# What is on the register already says why it names no body, too.
_FILL = """
update publication_publicinitiative as shown
set no_body = case
    when one.body_words_id is null then 'no_body'
    when words.state = 'pending' then 'body_waits'
    when words.state = 'public' then ''
    else 'body_hidden' end
from initiatives_initiative as one left join publication_original as words on words.id = one.body_words_id
where one.case_id = shown.id
"""


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0017_words_of_feedback'),
        ('publication', '0020_why_no_body'),
    ]

    operations = [
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
    ]
