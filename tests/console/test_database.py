"""The embedded database: started, shared, left by its last user; and what an operator is told."""

import os
import signal
import subprocess
import sys

import psutil
import psycopg
import pytest
from django.db import connection

from kuuluu.console import check_database, database, embedded, migrate
from kuuluu.console.stop import Stop

# Holds the server of a folder until its standard input ends.
HOLD = "import sys; from pathlib import Path; from kuuluu.console import database; print(database.start(Path(sys.argv[1]))); sys.stdout.flush(); sys.stdin.read()"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("database") / "postgres"


@pytest.fixture
def holder(folder):
    """Start processes that hold the server; each one's address is read, so it is up."""
    started = []

    def hold():
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        address = next(line for line in process.stdout if line.startswith("postgresql://")).strip()
        return process, address

    yield hold
    for process in started:
        leave(process)


def leave(process):
    if process.poll() is None:
        process.stdin.close()
        process.wait(30)
    process.stdin.close()
    process.stdout.close()


def test_last_one_who_leaves_stops_the_server(folder, holder):
    first, address = holder()
    second, _address = holder()
    leave(first)
    with psycopg.connect(address) as connected:
        assert connected.execute("select lower('ÄÖÅ')").fetchone() == ("äöå",)
    leave(second)
    assert not embedded.is_running(folder)


def test_server_is_left_in_order_after_its_user_was_killed(folder, holder):
    first, _address = holder()
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert embedded.is_running(folder)
    second, _address = holder()
    leave(second)
    assert not embedded.is_running(folder)


def test_server_starts_after_it_was_killed(folder, holder):
    first, _address = holder()
    server = psutil.Process(int((folder / "postmaster.pid").read_text().splitlines()[0]))
    orphans = server.children(recursive=True)
    os.kill(server.pid, signal.SIGKILL)
    # Until its processes have noticed, the folder is theirs.
    psutil.wait_procs(orphans, timeout=20)
    _second, address = holder()
    with psycopg.connect(address) as connected:
        assert connected.execute("select 1").fetchone() == (1,)
    leave(first)


def test_socket_of_a_long_path_lies_elsewhere(tmp_path):
    assert embedded.socket_folder(tmp_path / "postgres") == tmp_path / "postgres"
    assert len(str(embedded.socket_folder(tmp_path / ("long" * 30) / "postgres"))) < 90


def test_full_disk_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "LEAST_FREE_BYTES", 10**18)
    with pytest.raises(Stop, match=r"the disk is full: \d+ MB free at "):
        database.start(tmp_path / "postgres")


def test_old_server_is_refused(monkeypatch):
    monkeypatch.setattr(database, "OLDEST", 990000)
    with pytest.raises(Stop, match=r"the database is PostgreSQL \d+; Kuuluu needs"):
        database.check(os.environ["DATABASE_URL"])


@pytest.mark.django_db
def test_tables_are_up_to_date():
    assert migrate.pending() == set()


@pytest.mark.django_db
def test_migration_that_is_not_applied_is_pending():
    connection.cursor().execute("delete from django_migrations where app = 'journal' and name = '0001_initial'")
    assert migrate.pending() == {("journal", "0001_initial")}


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["select", "select (text)"])
def test_table_opened_by_mistake_is_told(what):
    connection.cursor().execute(f"grant {what} on publication_original to kuuluu_public")
    with pytest.raises(Stop, match="may read what is not public: publication_original"):
        check_database.refuse_wrong_rights()


@pytest.mark.django_db
def test_public_table_that_was_closed_is_told():
    connection.cursor().execute("revoke select on publication_publiccase from kuuluu_public")
    with pytest.raises(Stop, match="may not read publication_publiccase"):
        check_database.refuse_wrong_rights()
