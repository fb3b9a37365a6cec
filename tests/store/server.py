"""A PostgreSQL server of the tests' own: on loopback, in a temporary folder, as a user without rights."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from scripts import postgres


class Server:
    """A server with its data in a temporary folder; `start` and `stop` it as often as wished, then `remove` it."""

    def __init__(self, programs: Path, *, fsync: bool = False) -> None:
        self._programs = programs
        self._fsync = "on" if fsync else "off"
        self._place = Path(tempfile.mkdtemp(prefix="planner-postgres-"))
        self._as_user = _unprivileged(self._place)
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = itertools.count(1)
        options = ["--username=planner", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        self._run("initdb", "--pgdata", str(self._place / "data"), *options).check_returncode()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]

    def start(self) -> None:
        """Start it and wait until it answers, after a crash until it has recovered."""
        settings = [f"port={self.port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={self._place}"]
        settings += [f"fsync={self._fsync}", f"full_page_writes={self._fsync}", "max_connections=60", "autovacuum=off"]
        arguments = [option for setting in settings for option in ("-c", setting)]
        command = [str(self._programs / "postgres"), "-D", str(self._place / "data"), *arguments]
        with (self._place / "log").open("ab") as log:
            self._process = subprocess.Popen(command, cwd=self._place, stdout=log, stderr=log, **self._as_user)
        for _ in range(600):
            if self._process.poll() is not None:
                raise RuntimeError((self._place / "log").read_text())
            try:
                self.execute("SELECT 1")
            except OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("PostgreSQL did not answer within half a minute")

    def stop(self, sign: signal.Signals = signal.SIGINT) -> None:
        """Stop it; SIGQUIT is what a crash is: nothing is finished, nothing written down."""
        if self._process is not None:
            self._process.send_signal(sign)
            self._process.wait(30)
            self._process = None

    def remove(self) -> None:
        """Stop it, which need not be done tidily, and take its folder away."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self._place)

    def url(self, database: str = "postgres") -> str:
        """The URL of one of its databases, as $DATABASE_URL has it."""
        return f"postgresql://planner@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The URL of a new, empty database."""
        name = f"planner_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def new_schema(self) -> str:
        """The URL of a new, empty schema: as good as a database where one alone is used, and much cheaper."""
        name = f"planner_{next(self._numbers)}"
        self.execute(f"CREATE SCHEMA {name}")
        return f"{self.url()}?options=-csearch_path%3D{name}"

    def execute(self, statement: str) -> None:
        """Run a statement outside any transaction."""
        address = self.url().replace("postgresql:", "postgresql+psycopg:")
        engine = create_engine(address, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                connection.execute(text(statement))
        finally:
            engine.dispose()

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [str(self._programs / program), *arguments]
        return subprocess.run(command, cwd=self._place, capture_output=True, check=False, **self._as_user)


def programs() -> Path | None:
    """Folder of the programs, None where there is no PostgreSQL."""
    return postgres.found()


def _unprivileged(place: Path) -> dict[str, Any]:
    """Whom to start programs as: PostgreSQL refuses root, so root gives the folder to somebody else."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in known else "nobody")
    os.chown(place, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
