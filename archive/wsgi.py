"""The site for a WSGI server."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from archive import database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

application = get_wsgi_application()
database.make_available()
database.limit_web_queries()
