"""The first tables."""

import django.db.models.deletion
import farled.mitigation.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('assessment', '0002_full_assessment'),
        ('organisation', '0002_full_assessment'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StoredMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('measure', models.CharField(blank=True, max_length=64)),
                ('words', models.TextField(blank=True)),
                ('against', models.JSONField(default=list)),
                ('state', models.CharField(choices=[(farled.mitigation.terms.MeasureState['PLANNED'], farled.mitigation.terms.MeasureState['PLANNED']), (farled.mitigation.terms.MeasureState['AGREED'], farled.mitigation.terms.MeasureState['AGREED']), (farled.mitigation.terms.MeasureState['IN_PLACE'], farled.mitigation.terms.MeasureState['IN_PLACE']), (farled.mitigation.terms.MeasureState['DROPPED'], farled.mitigation.terms.MeasureState['DROPPED'])], max_length=12)),
                ('due', models.DateField()),
                ('evidence', models.TextField(blank=True)),
                ('means', models.CharField(choices=[(farled.mitigation.terms.Means['YES'], farled.mitigation.terms.Means['YES']), (farled.mitigation.terms.Means['NO'], farled.mitigation.terms.Means['NO']), (farled.mitigation.terms.Means['NOT_SAID'], farled.mitigation.terms.Means['NOT_SAID'])], default=farled.mitigation.terms.Means['NOT_SAID'], max_length=8)),
                ('means_note', models.TextField(blank=True)),
                ('means_at', models.DateTimeField(null=True)),
                ('is_condition', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='assessment.case')),
                ('means_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='organisation.post')),
            ],
            options={
                'ordering': ('number',),
                'indexes': [models.Index(fields=['owner', 'state'], name='measure_owner')],
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='one_measure_per_letter'), models.CheckConstraint(condition=models.Q(('measure', ''), ('words', ''), _negated=True), name='a_measure_says_what_is_done'), models.CheckConstraint(condition=models.Q(models.Q(('means', farled.mitigation.terms.Means['NOT_SAID']), ('means_at', None), ('means_by', None)), models.Q(models.Q(('means', farled.mitigation.terms.Means['NOT_SAID']), _negated=True), models.Q(('means_by', None), _negated=True), models.Q(('means_at', None), _negated=True)), _connector='OR'), name='means_are_said_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='StoredRating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('finding', models.CharField(max_length=200)),
                ('likelihood_before', models.CharField(max_length=40)),
                ('consequence_before', models.CharField(max_length=40)),
                ('likelihood_after', models.CharField(blank=True, max_length=40)),
                ('consequence_after', models.CharField(blank=True, max_length=40)),
                ('reason', models.TextField()),
                ('knowledge', models.CharField(choices=[(farled.mitigation.terms.Knowledge['WEAK'], farled.mitigation.terms.Knowledge['WEAK']), (farled.mitigation.terms.Knowledge['FAIR'], farled.mitigation.terms.Knowledge['FAIR']), (farled.mitigation.terms.Knowledge['GOOD'], farled.mitigation.terms.Knowledge['GOOD'])], max_length=8)),
                ('override', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='assessment.case')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('case', 'finding'), name='one_rating_per_finding'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_rating_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('consequence_after', ''), ('likelihood_after', '')), models.Q(models.Q(('likelihood_after', ''), _negated=True), models.Q(('consequence_after', ''), _negated=True)), _connector='OR'), name='after_is_rated_whole')],
            },
        ),
    ]
