import django.db.models.deletion
import uuid
from django.db import migrations, models


# A certificate that can be changed certifies nothing.
REFUSE = """
create function retention_refuses_change() returns trigger language plpgsql as $$
begin
    raise exception 'a certificate is never changed: % refused', tg_op;
end $$;
create trigger retention_certificate_stays before update or delete on retention_certificate
    for each row execute function retention_refuses_change();
"""
ALLOW = """
drop trigger retention_certificate_stays on retention_certificate;
drop function retention_refuses_change();
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0005_erasing'),
        ('cities', '0002_published_safely'),
    ]

    operations = [
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('running', 'Being carried out'), ('done', 'Carried out')], default='planned', max_length=10)),
                ('planned_at', models.DateTimeField()),
                ('rules', models.JSONField(default=dict)),
                ('limits', models.JSONField(default=dict)),
                ('due', models.JSONField(default=dict)),
                ('erased', models.JSONField(default=dict)),
                ('approved_at', models.DateTimeField(null=True)),
                ('approved_by_id', models.UUIDField(null=True)),
                ('started_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cities.city')),
            ],
            options={
                'ordering': ['-planned_at'],
            },
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ground', models.CharField(choices=[('claim', 'A claim for damages or another legal claim'), ('information_request', 'An open request for information (Act 621/1999, section 14)'), ('appeal', 'An appeal or a complaint that is being examined'), ('investigation', 'A police or other official investigation'), ('rights', "A person's request about their own data (GDPR, article 18)")], max_length=20)),
                ('by_id', models.UUIDField(null=True)),
                ('at', models.DateTimeField()),
                ('until_date', models.DateField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by_id', models.UUIDField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holds', to='cases.case')),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='cities.city')),
            ],
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('classes', models.JSONField(default=list)),
                ('erased', models.JSONField(default=dict)),
                ('done_at', models.DateTimeField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='retention.run')),
            ],
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('run', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='certificate', serialize=False, to='retention.run')),
                ('number', models.PositiveIntegerField()),
                ('content', models.JSONField()),
                ('seal', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cities.city')),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['planned', 'running'])), fields=('city',), name='one_open_run_a_city'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(fields=('run', 'case'), name='one_item_a_case'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(fields=('city', 'number'), name='one_certificate_a_number'),
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
