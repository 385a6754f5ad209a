"""The database of the tests: an embedded server of their own, unless DATABASE_URL names one. Loaded before Django."""

import os
from pathlib import Path

from kuuluu.console import database

FOLDER = Path(__file__).resolve().parent.parent / ".data" / "test-postgres"

if not os.environ.get("DATABASE_URL"):
    database.use(database.start(FOLDER, is_careless=True))
data = Path(os.environ.setdefault("KUULUU_DATA", str(FOLDER.parent / "tests")))
# The web server looks for gathered static files at its start; tests have none to gather.
(data / "static").mkdir(parents=True, exist_ok=True)
