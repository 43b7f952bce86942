"""The first tables."""

import django.db.models.deletion
import farled.partners.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('kind', models.CharField(choices=[(farled.partners.terms.PartnerKind['UNIVERSITY'], farled.partners.terms.PartnerKind['UNIVERSITY']), (farled.partners.terms.PartnerKind['HOSPITAL'], farled.partners.terms.PartnerKind['HOSPITAL']), (farled.partners.terms.PartnerKind['INSTITUTE'], farled.partners.terms.PartnerKind['INSTITUTE']), (farled.partners.terms.PartnerKind['AUTHORITY'], farled.partners.terms.PartnerKind['AUTHORITY']), (farled.partners.terms.PartnerKind['COMPANY'], farled.partners.terms.PartnerKind['COMPANY']), (farled.partners.terms.PartnerKind['NGO'], farled.partners.terms.PartnerKind['NGO']), (farled.partners.terms.PartnerKind['FUNDER'], farled.partners.terms.PartnerKind['FUNDER']), (farled.partners.terms.PartnerKind['OTHER'], farled.partners.terms.PartnerKind['OTHER'])], max_length=20)),
                ('country', models.CharField(max_length=8)),
                ('website', models.URLField(blank=True)),
                ('owner_name', models.CharField(blank=True, max_length=300)),
                ('owner_country', models.CharField(blank=True, max_length=8)),
                ('registered_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('name', 'id'),
                'indexes': [models.Index(fields=['country'], name='partner_country')],
                'constraints': [models.UniqueConstraint(fields=('name', 'country'), name='one_partner_per_name_and_country'), models.CheckConstraint(condition=models.Q(('owner_country', ''), models.Q(('owner_name', ''), _negated=True), _connector='OR'), name='an_owner_country_has_an_owner')],
            },
        ),
        migrations.CreateModel(
            name='BackgroundCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('checked_on', models.DateField()),
                ('valid_until', models.DateField()),
                ('military_link', models.CharField(choices=[(farled.partners.terms.Found['YES'], farled.partners.terms.Found['YES']), (farled.partners.terms.Found['NO'], farled.partners.terms.Found['NO']), (farled.partners.terms.Found['UNSURE'], farled.partners.terms.Found['UNSURE']), (farled.partners.terms.Found['UNKNOWN'], farled.partners.terms.Found['UNKNOWN'])], max_length=8)),
                ('rights_violations', models.CharField(choices=[(farled.partners.terms.Found['YES'], farled.partners.terms.Found['YES']), (farled.partners.terms.Found['NO'], farled.partners.terms.Found['NO']), (farled.partners.terms.Found['UNSURE'], farled.partners.terms.Found['UNSURE']), (farled.partners.terms.Found['UNKNOWN'], farled.partners.terms.Found['UNKNOWN'])], max_length=8)),
                ('state_directed', models.CharField(choices=[(farled.partners.terms.Found['YES'], farled.partners.terms.Found['YES']), (farled.partners.terms.Found['NO'], farled.partners.terms.Found['NO']), (farled.partners.terms.Found['UNSURE'], farled.partners.terms.Found['UNSURE']), (farled.partners.terms.Found['UNKNOWN'], farled.partners.terms.Found['UNKNOWN'])], max_length=8)),
                ('summary', models.TextField()),
                ('sources', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='partners.partner')),
            ],
            options={
                'ordering': ('-checked_on', '-id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__gt', models.F('checked_on'))), name='check_holds_for_a_time')],
            },
        ),
    ]
