"""The data protection officer has a post."""

import farled.organisation.terms
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='post',
            name='role',
            field=models.CharField(choices=[(farled.organisation.terms.PostRole['RESEARCHER'], farled.organisation.terms.PostRole['RESEARCHER']), (farled.organisation.terms.PostRole['HEAD_OF_DEPARTMENT'], farled.organisation.terms.PostRole['HEAD_OF_DEPARTMENT']), (farled.organisation.terms.PostRole['ACADEMIC_VICE_PRESIDENT'], farled.organisation.terms.PostRole['ACADEMIC_VICE_PRESIDENT']), (farled.organisation.terms.PostRole['PRESIDENT'], farled.organisation.terms.PostRole['PRESIDENT']), (farled.organisation.terms.PostRole['INTERNATIONAL_OFFICE'], farled.organisation.terms.PostRole['INTERNATIONAL_OFFICE']), (farled.organisation.terms.PostRole['LEGAL'], farled.organisation.terms.PostRole['LEGAL']), (farled.organisation.terms.PostRole['EXPORT_CONTROL'], farled.organisation.terms.PostRole['EXPORT_CONTROL']), (farled.organisation.terms.PostRole['SECURITY'], farled.organisation.terms.PostRole['SECURITY']), (farled.organisation.terms.PostRole['DATA_PROTECTION'], farled.organisation.terms.PostRole['DATA_PROTECTION']), (farled.organisation.terms.PostRole['REGISTRAR'], farled.organisation.terms.PostRole['REGISTRAR']), (farled.organisation.terms.PostRole['AUDITOR'], farled.organisation.terms.PostRole['AUDITOR']), (farled.organisation.terms.PostRole['ADMINISTRATOR'], farled.organisation.terms.PostRole['ADMINISTRATOR'])], max_length=40),
        ),
    ]
