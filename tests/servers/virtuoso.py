"""A real Virtuoso with a database, ports and a password of its own; the system's is not touched."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.needs import absent

_INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
Striping = 0
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
MaxCheckpointRemap = 2000
Striping = 0
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
MaxClientConnections = 10
CheckpointInterval = 60
CaseMode = 2
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
ThreadsPerQuery = 1
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 8
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = 400
"""
_SECONDS = 60


class Virtuoso:
    """A server in a folder: started, killed, started again on the same database, stopped."""

    user = "dba"

    def __init__(self, folder: Path, rows: int = 1_000_000) -> None:
        self.folder = folder
        self.password = secrets.token_hex(8)
        program = shutil.which("virtuoso-t")
        if program is None:
            absent("virtuoso-t (Debian: virtuoso-opensource)")
        self._program = program
        self._rows = rows
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """The address for queries."""
        return f"http://127.0.0.1:{self._port}/sparql"

    def start(self) -> None:
        """Start it, for the first time or again, and wait until it answers."""
        fresh = not self._port
        for _ in range(3):
            if fresh:
                self._configure()
                self._run("+pwdold", "dba", "+pwddba", self.password).wait(_SECONDS)
            (self.folder / "virtuoso.lck").unlink(missing_ok=True)
            self._process = self._run()
            if self._ready():
                return
            self.kill()
            assert fresh, (self.folder / "virtuoso.log").read_text(errors="replace")[-2000:]
            # Another program may have taken a port between looking and starting.
            shutil.rmtree(self.folder)
        raise AssertionError("Virtuoso does not start")

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(_SECONDS)
            self._process = None

    def _configure(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        sql, self._port = _free_port(), _free_port()
        text = _INI.format(folder=self.folder, sql=sql, http=self._port, rows=self._rows)
        (self.folder / "virtuoso.ini").write_text(text, encoding="utf-8")

    def _run(self, *more: str) -> subprocess.Popen[bytes]:
        command = [self._program, "+foreground", "+configfile", str(self.folder / "virtuoso.ini"), *more]
        with (self.folder / "output").open("ab") as output:
            return subprocess.Popen(
                command, cwd=self.folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL, env=_environment()
            )

    def _ready(self) -> bool:
        ends = time.monotonic() + _SECONDS
        while time.monotonic() < ends and self._process is not None and self._process.poll() is None:
            try:
                with _DIRECT.open(f"{self.url}?query=ASK%7B%7D", timeout=5) as answer:
                    return bool(answer.status == 200)
            except OSError:
                time.sleep(0.1)
        return False


_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("VPKG_")}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
