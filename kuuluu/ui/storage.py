"""Where static files come from."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names for caching for good; a name that was not collected is served by its plain name."""

    manifest_strict = False
