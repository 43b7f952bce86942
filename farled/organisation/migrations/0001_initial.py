"""The first tables."""

import django.db.models.deletion
import farled.organisation.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=64, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(choices=[('sv', 'svenska'), ('en', 'English')], default='sv', max_length=2)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_sv', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[(farled.organisation.terms.UnitKind['UNIVERSITY'], farled.organisation.terms.UnitKind['UNIVERSITY']), (farled.organisation.terms.UnitKind['FACULTY'], farled.organisation.terms.UnitKind['FACULTY']), (farled.organisation.terms.UnitKind['DEPARTMENT'], farled.organisation.terms.UnitKind['DEPARTMENT']), (farled.organisation.terms.UnitKind['GROUP'], farled.organisation.terms.UnitKind['GROUP']), (farled.organisation.terms.UnitKind['OFFICE'], farled.organisation.terms.UnitKind['OFFICE'])], max_length=20)),
                ('path', models.CharField(blank=True, db_index=True, max_length=200)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='organisation.unit')),
            ],
            options={
                'ordering': ('path',),
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[(farled.organisation.terms.PostRole['RESEARCHER'], farled.organisation.terms.PostRole['RESEARCHER']), (farled.organisation.terms.PostRole['HEAD_OF_DEPARTMENT'], farled.organisation.terms.PostRole['HEAD_OF_DEPARTMENT']), (farled.organisation.terms.PostRole['ACADEMIC_VICE_PRESIDENT'], farled.organisation.terms.PostRole['ACADEMIC_VICE_PRESIDENT']), (farled.organisation.terms.PostRole['PRESIDENT'], farled.organisation.terms.PostRole['PRESIDENT']), (farled.organisation.terms.PostRole['INTERNATIONAL_OFFICE'], farled.organisation.terms.PostRole['INTERNATIONAL_OFFICE']), (farled.organisation.terms.PostRole['LEGAL'], farled.organisation.terms.PostRole['LEGAL']), (farled.organisation.terms.PostRole['EXPORT_CONTROL'], farled.organisation.terms.PostRole['EXPORT_CONTROL']), (farled.organisation.terms.PostRole['SECURITY'], farled.organisation.terms.PostRole['SECURITY']), (farled.organisation.terms.PostRole['REGISTRAR'], farled.organisation.terms.PostRole['REGISTRAR']), (farled.organisation.terms.PostRole['AUDITOR'], farled.organisation.terms.PostRole['AUDITOR']), (farled.organisation.terms.PostRole['ADMINISTRATOR'], farled.organisation.terms.PostRole['ADMINISTRATOR'])], max_length=40)),
                ('title_sv', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisation.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='organisation.post')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until', None), ('until__gt', models.F('since')), _connector='OR'), name='holding_ends_after_it_begins')],
            },
        ),
    ]
