"""The first tables."""

from django.db import migrations, models

from farled.audit.models import refuse_changes


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Published',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('questionnaire', models.CharField(max_length=64)),
                ('version', models.CharField(max_length=32)),
                ('digest', models.CharField(max_length=64)),
                ('content', models.TextField()),
                ('published_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('questionnaire', 'version'), name='a_version_is_published_once')],
            },
        ),
        refuse_changes("questionnaire_published"),
    ]
