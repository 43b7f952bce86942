"""The first tables."""

import django.db.models.deletion
import farled.collaborations.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0001_initial'),
        ('partners', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='YearCounter',
            fields=[
                ('year', models.PositiveIntegerField(primary_key=True, serialize=False)),
                ('last', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Collaboration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=16, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('activity', models.CharField(choices=[(farled.collaborations.terms.Activity['RESEARCH_PROJECT'], farled.collaborations.terms.Activity['RESEARCH_PROJECT']), (farled.collaborations.terms.Activity['EDUCATION_EXCHANGE'], farled.collaborations.terms.Activity['EDUCATION_EXCHANGE']), (farled.collaborations.terms.Activity['AGREEMENT'], farled.collaborations.terms.Activity['AGREEMENT']), (farled.collaborations.terms.Activity['VISIT'], farled.collaborations.terms.Activity['VISIT']), (farled.collaborations.terms.Activity['RECRUITMENT'], farled.collaborations.terms.Activity['RECRUITMENT']), (farled.collaborations.terms.Activity['CONFERENCE_FIELDWORK'], farled.collaborations.terms.Activity['CONFERENCE_FIELDWORK']), (farled.collaborations.terms.Activity['DONATION_COMMISSION'], farled.collaborations.terms.Activity['DONATION_COMMISSION'])], max_length=24)),
                ('purpose', models.TextField()),
                ('benefit_short', models.TextField()),
                ('benefit_long', models.TextField()),
                ('loss', models.TextField()),
                ('agreement', models.CharField(choices=[(farled.collaborations.terms.Agreement['NONE'], farled.collaborations.terms.Agreement['NONE']), (farled.collaborations.terms.Agreement['PLANNED'], farled.collaborations.terms.Agreement['PLANNED']), (farled.collaborations.terms.Agreement['ATTACHED'], farled.collaborations.terms.Agreement['ATTACHED'])], max_length=12)),
                ('reach', models.CharField(choices=[(farled.collaborations.terms.Reach['NONE'], farled.collaborations.terms.Reach['NONE']), (farled.collaborations.terms.Reach['PROJECT'], farled.collaborations.terms.Reach['PROJECT']), (farled.collaborations.terms.Reach['DEPARTMENT'], farled.collaborations.terms.Reach['DEPARTMENT']), (farled.collaborations.terms.Reach['PROGRAMME'], farled.collaborations.terms.Reach['PROGRAMME']), (farled.collaborations.terms.Reach['DOCTORAL'], farled.collaborations.terms.Reach['DOCTORAL']), (farled.collaborations.terms.Reach['UNIVERSITY'], farled.collaborations.terms.Reach['UNIVERSITY'])], max_length=12)),
                ('funding', models.CharField(choices=[(farled.collaborations.terms.Funding['NONE'], farled.collaborations.terms.Funding['NONE']), (farled.collaborations.terms.Funding['OWN'], farled.collaborations.terms.Funding['OWN']), (farled.collaborations.terms.Funding['EXTERNAL'], farled.collaborations.terms.Funding['EXTERNAL']), (farled.collaborations.terms.Funding['UNSURE'], farled.collaborations.terms.Funding['UNSURE'])], max_length=12)),
                ('funder', models.CharField(blank=True, max_length=300)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('registered_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('also_responsible', models.ManyToManyField(blank=True, related_name='shared_collaborations', to=settings.AUTH_USER_MODEL)),
                ('responsible', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='collaborations', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='collaborations', to='organisation.unit')),
            ],
            options={
                'ordering': ('-changed_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[(farled.collaborations.terms.PartnerRole['PARTNER'], farled.collaborations.terms.PartnerRole['PARTNER']), (farled.collaborations.terms.PartnerRole['COORDINATOR'], farled.collaborations.terms.PartnerRole['COORDINATOR']), (farled.collaborations.terms.PartnerRole['HOST'], farled.collaborations.terms.PartnerRole['HOST']), (farled.collaborations.terms.PartnerRole['SENDER'], farled.collaborations.terms.PartnerRole['SENDER']), (farled.collaborations.terms.PartnerRole['FUNDER'], farled.collaborations.terms.PartnerRole['FUNDER']), (farled.collaborations.terms.PartnerRole['SUPPLIER'], farled.collaborations.terms.PartnerRole['SUPPLIER']), (farled.collaborations.terms.PartnerRole['RECIPIENT'], farled.collaborations.terms.PartnerRole['RECIPIENT'])], max_length=16)),
                ('collaboration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partnerships', to='collaborations.collaboration')),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='partners.partner')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.AddField(
            model_name='collaboration',
            name='partners',
            field=models.ManyToManyField(through='collaborations.Partnership', to='partners.partner'),
        ),
        migrations.AddConstraint(
            model_name='partnership',
            constraint=models.UniqueConstraint(fields=('collaboration', 'partner'), name='a_partner_is_named_once'),
        ),
        migrations.AddIndex(
            model_name='collaboration',
            index=models.Index(fields=['-changed_at', '-id'], name='collaboration_newest'),
        ),
        migrations.AddIndex(
            model_name='collaboration',
            index=models.Index(fields=['ends_on'], name='collaboration_ends'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='ends_not_before_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement', 'none'), ('reach', 'none')), models.Q(models.Q(('agreement', 'none'), _negated=True), models.Q(('reach', 'none'), _negated=True)), _connector='OR'), name='an_agreement_has_a_reach'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='title_is_written'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(('purpose', ''), _negated=True), name='purpose_is_written'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(('benefit_short', ''), _negated=True), name='benefit_short_is_written'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(('benefit_long', ''), _negated=True), name='benefit_long_is_written'),
        ),
        migrations.AddConstraint(
            model_name='collaboration',
            constraint=models.CheckConstraint(condition=models.Q(('loss', ''), _negated=True), name='loss_is_written'),
        ),
    ]
