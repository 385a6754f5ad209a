"""The web server's own process. Django is ready as soon as this is loaded, for the application makes it so."""

from kuuluu.wsgi import application

__all__ = ["application"]
