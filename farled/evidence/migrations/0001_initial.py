"""The first tables."""

import django.db.models.deletion
from django.db import migrations, models

from farled.audit.models import refuse_changes


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='StoredEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=16)),
                ('label', models.CharField(max_length=64)),
                ('data_year', models.PositiveIntegerField()),
                ('adopted_at', models.DateTimeField()),
                ('file_name', models.CharField(max_length=200)),
                ('digest', models.CharField(max_length=64)),
                ('is_extract', models.BooleanField(default=False)),
                ('territories', models.PositiveIntegerField()),
                ('values', models.PositiveIntegerField()),
                ('notes', models.JSONField(default=list)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['source', '-adopted_at'], name='edition_in_force')],
                'constraints': [models.UniqueConstraint(fields=('source', 'digest', 'values'), name='a_file_is_taken_in_once')],
            },
        ),
        migrations.CreateModel(
            name='StoredObservation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('territory', models.CharField(max_length=8)),
                ('indicator', models.CharField(max_length=32)),
                ('year', models.SmallIntegerField()),
                ('value', models.FloatField(null=True)),
                ('lower', models.FloatField(null=True)),
                ('upper', models.FloatField(null=True)),
                ('label', models.CharField(blank=True, max_length=64)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='evidence.storededition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('edition', 'territory', 'indicator', 'year'), name='a_figure_stands_once')],
            },
        ),
        refuse_changes("evidence_storededition"),
        refuse_changes("evidence_storedobservation"),
    ]
