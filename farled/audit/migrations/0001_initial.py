"""The first tables."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from farled.audit.models import refuse_changes


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by_post', models.CharField(blank=True, max_length=64)),
                ('what', models.CharField(max_length=64)),
                ('object_kind', models.CharField(max_length=64)),
                ('object_id', models.CharField(max_length=64)),
                ('why', models.TextField(blank=True)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['object_kind', 'object_id', 'at'], name='audit_object'), models.Index(fields=['at'], name='audit_at')],
            },
        ),
        refuse_changes("audit_event"),
    ]
