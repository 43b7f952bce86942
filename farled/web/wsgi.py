"""Where does a web server enter the house?"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "farled.web.settings")
application = get_wsgi_application()
