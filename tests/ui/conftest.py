"""Pages of the kit alone: their own addresses, and style sheets by their plain names."""

import pytest

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@pytest.fixture
def kit(settings):
    settings.STORAGES = {**settings.STORAGES, "staticfiles": PLAIN}
    settings.ROOT_URLCONF = "tests.ui.sample_urls"
