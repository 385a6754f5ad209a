"""The WSGI application that the web server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kuuluu.settings")
application = get_wsgi_application()
# What is there now stays for good. To look through it for what can be thrown away, at every few hundred new things, costs
# more than a tenth of a page's time; so it is left out, and one looks less often.
gc.freeze()
gc.set_threshold(20_000, 20, 20)
