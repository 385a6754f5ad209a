"""Where static files come from."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, so that a browser may keep a file for good; a name that was not collected is an error at once."""
