"""The kuuluu command as an operator meets it."""

import importlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kuuluu.console import database, ports
from kuuluu.console.main import COMMANDS, main
from kuuluu.console.stop import Stop


def kuuluu(*words, **environment):
    """Run the command as its own process."""
    return subprocess.run(
        [sys.executable, "-m", "kuuluu.console.main", *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " not in said] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_help_and_a_module(name, capsys):
    module = importlib.import_module(COMMANDS[name][0])
    assert callable(module.run)
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    assert f"usage: kuuluu {name}" in capsys.readouterr().out


def test_help_needs_no_database():
    done = kuuluu("load-city", "--help", DATABASE_URL="postgresql://postgres@127.0.0.1:1/nowhere")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://postgres@127.0.0.1:1/kuuluu", "the database at 127.0.0.1 does not answer"),
        ("nonsense://", "DATABASE_URL can't be read"),
    ],
)
def test_wrong_database_is_told_in_one_line(url, words):
    done = kuuluu("migrate", DATABASE_URL=url)
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_unknown_command_is_refused(capsys):
    with pytest.raises(SystemExit) as end:
        main(["dance"])
    assert end.value.code == 2
    assert "invalid choice: 'dance'" in capsys.readouterr().err


def test_taken_port_is_refused(monkeypatch):
    with ports.socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setenv("PORT", str(other.getsockname()[1]))
        with pytest.raises(Stop, match=r"port \d+ can't be had \(Address already in use\)"):
            ports.take()


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", ""])
def test_what_is_no_port_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(Stop, match="is no port"):
        ports.take()


def test_taken_port_is_told_before_anything_starts(tmp_path):
    done = kuuluu("run", PORT="99999", KUULUU_DATA=str(tmp_path / "data"), DATABASE_URL="")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kuuluu: PORT=99999 is no port: give a number from 1 to 65535\n"
    assert not (tmp_path / "data").exists()


def test_a_port_is_held_from_the_first_moment_and_its_server_comes_by(monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("PORT", str(port))
    monkeypatch.setattr(ports, "_held", held := [])
    ports.take()
    with pytest.raises(Stop, match=f"port {port}"):
        ports.take()
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        server.bind(("127.0.0.1", port))
        server.listen()
        socket.create_connection(("127.0.0.1", port)).close()
    for one in held:
        one.close()


def test_a_folder_that_cannot_be_made_is_one_clear_line():
    with pytest.raises(Stop, match="can't be made"):
        database.refuse_full_disk(Path("/proc/kuuluu"))
