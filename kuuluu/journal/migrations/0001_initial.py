from django.db import migrations, models

REFUSE = """
create function journal_refuses_change() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only: % refused', tg_op;
end $$;
create trigger journal_append_only before update or delete on journal_event
    for each row execute function journal_refuses_change();
create trigger journal_never_emptied before truncate on journal_event
    for each statement execute function journal_refuses_change();
"""
ALLOW = """
drop trigger journal_append_only on journal_event;
drop trigger journal_never_emptied on journal_event;
drop function journal_refuses_change();
"""
# The public database role: made here where the operator has not made it, so that later migrations can grant to it.
ROLE = """
do $$ begin
    if not exists (select from pg_roles where rolname = 'kuuluu_public') then
        create role kuuluu_public login;
    end if;
end $$;
grant usage on schema public to kuuluu_public;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(ROLE, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True)),
                ("name", models.CharField(max_length=60)),
                ("city_id", models.IntegerField()),
                ("subject_id", models.UUIDField()),
                ("by_id", models.UUIDField(null=True)),
                ("facts", models.JSONField(default=dict)),
            ],
            options={"ordering": ["id"], "indexes": [models.Index(fields=["subject_id", "id"], name="journal_eve_subject_idx")]},
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
