"""A quick check can become a full assessment."""

import django.db.models.deletion
import farled.assessment.terms.assessing
import farled.assessment.terms.proportion
from django.conf import settings
from django.db import migrations, models

from farled.audit.models import refuse_changes


class Migration(migrations.Migration):

    dependencies = [
        ('assessment', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='begun_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='event',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='case',
            name='handed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='level',
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddField(
            model_name='case',
            name='readiness',
            field=models.CharField(blank=True, max_length=32),
        ),
        migrations.AddField(
            model_name='case',
            name='running_since',
            field=models.DateField(null=True),
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=220)),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='assessment.case')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='AttachmentContent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.BinaryField()),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='content', to='assessment.attachment')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=220)),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='assessment.case')),
            ],
            options={
                'ordering': ('id',),
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[(farled.assessment.terms.assessing.StepKind['HAND_UP'], farled.assessment.terms.assessing.StepKind['HAND_UP']), (farled.assessment.terms.assessing.StepKind['OUTSIDE_AUTHORITY'], farled.assessment.terms.assessing.StepKind['OUTSIDE_AUTHORITY']), (farled.assessment.terms.assessing.StepKind['ASK_FOR_MORE'], farled.assessment.terms.assessing.StepKind['ASK_FOR_MORE'])], max_length=20)),
                ('reason', models.TextField()),
                ('by_role', models.CharField(max_length=40)),
                ('to_role', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='assessment.case')),
            ],
            options={
                'ordering': ('id',),
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='StoredSetAside',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=64)),
                ('used', models.JSONField()),
                ('evidence', models.TextField()),
                ('by_role', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='set_aside', to='assessment.case')),
            ],
            options={
                'ordering': ('id',),
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('depth', models.CharField(choices=[(farled.assessment.terms.proportion.Depth['QUICK'], farled.assessment.terms.proportion.Depth['QUICK']), (farled.assessment.terms.proportion.Depth['STANDARD'], farled.assessment.terms.proportion.Depth['STANDARD']), (farled.assessment.terms.proportion.Depth['IN_DEPTH'], farled.assessment.terms.proportion.Depth['IN_DEPTH'])], max_length=12)),
                ('sections', models.JSONField(default=list)),
                ('reason', models.TextField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='wish', to='assessment.case')),
            ],
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=64)),
                ('seen_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='assessment.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'person'), name='somebody_is_in_one_place')],
            },
        ),
        migrations.CreateModel(
            name='StoredRequirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('requirement', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[(farled.assessment.terms.assessing.RequirementState['MET'], farled.assessment.terms.assessing.RequirementState['MET']), (farled.assessment.terms.assessing.RequirementState['WAIVED'], farled.assessment.terms.assessing.RequirementState['WAIVED']), (farled.assessment.terms.assessing.RequirementState['ASKED'], farled.assessment.terms.assessing.RequirementState['ASKED'])], max_length=8)),
                ('asked_of', models.CharField(blank=True, max_length=40)),
                ('question', models.TextField(blank=True)),
                ('due', models.DateField(null=True)),
                ('asked_at', models.DateTimeField(null=True)),
                ('note', models.TextField(blank=True)),
                ('by_role', models.CharField(blank=True, max_length=40)),
                ('version', models.PositiveIntegerField(default=1)),
                ('at', models.DateTimeField()),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requirements', to='assessment.case')),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(fields=['asked_of', 'state'], name='requirement_asked')],
                'constraints': [models.UniqueConstraint(fields=('case', 'requirement'), name='one_state_per_requirement'), models.CheckConstraint(condition=models.Q(('state', farled.assessment.terms.assessing.RequirementState['ASKED']), models.Q(('note', ''), _negated=True), _connector='OR'), name='nothing_is_met_or_waived_without_words')],
            },
        ),
        refuse_changes("assessment_storedsetaside"),
        refuse_changes("assessment_step"),
        refuse_changes("assessment_comment"),
        refuse_changes("assessment_attachmentcontent"),
    ]
