"""Opening the database: an SQLite file, or PostgreSQL where a URL says so."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from planner.access import NotAllowed
from planner.store import migrating
from planner.store.errors import StoreError

DEFAULT_FILE = Path("var") / "planner.db"
"""Under the working directory, where $DATABASE_URL names nothing else."""
BUSY_MS = 15_000
"""How long SQLite waits for another writer."""
_WRITES = "planner_writes"


class Store:
    """An open database, shared by all threads of a process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = threading.Lock()
        self._file = _file(engine.url)
        self._identity = _identity(self._file)
        self.derived: dict[object, Any] = {}
        """What other modules of the store keep with this open database, by a key of their own."""

    def __repr__(self) -> str:
        return f"Store({self.address!r})"

    @property
    def address(self) -> str:
        """The URL of the database, without its password."""
        return self._engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads. Raises `StoreError` where the database fails."""
        with _said_in_words(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed whole or, after any exception, not at all.

        SQLite has one writer: threads of this process wait for their turn here, other processes in `BEGIN IMMEDIATE`.
        Raises `StoreError` where the database fails.
        """
        if self._file is None:
            with _said_in_words(), self._engine.begin() as connection:
                yield connection
            return
        with _said_in_words(), self._turn, self._engine.execution_options(**{_WRITES: True}).begin() as connection:
            yield connection

    def check(self) -> None:
        """Ask the database something. Raises `StoreError` where it does not answer."""
        with self.reading() as connection:
            connection.execute(text("SELECT 1"))

    def is_there(self) -> bool:
        """Whether an SQLite file is still the one that was opened; it may have been removed meanwhile."""
        return self._file is None or _identity(self._file) == self._identity

    def close(self) -> None:
        """Close all connections; the next use opens new ones."""
        self._engine.dispose()


_open: dict[tuple[int, str], Store] = {}
_opening = threading.Lock()


def open_store(url: str | None = None) -> Store:
    """The store of a URL, of $DATABASE_URL, or the SQLite file `var/planner.db` under the working directory.

    A database that is new or older is brought to the present schema first, by one process at a time. The same URL gives
    the same store again in the same process. Raises `StoreError` where the database cannot be opened or written, or
    was written by a newer edition of this program; then nothing in it is touched.
    """
    wanted = url or os.environ.get("DATABASE_URL") or f"sqlite:///{DEFAULT_FILE.absolute().as_posix()}"
    key = (os.getpid(), wanted)
    found = _open.get(key)
    if found is not None and found.is_there():
        return found
    with _opening:
        found = _open.get(key)
        if found is None or not found.is_there():
            if found is not None:
                found.close()
            _open[key] = found = _opened(wanted)
    return found


def close_all() -> None:
    """Close every store that this process has opened; `open_store` opens them anew."""
    with _opening:
        for key in [key for key in _open if key[0] == os.getpid()]:
            _open.pop(key).close()


def _opened(wanted: str) -> Store:
    url = _url(wanted)
    with _said_in_words():
        _make_folder(url)
        engine = _engine(url)
        try:
            migrating.bring_up_to_date(engine)
            store = Store(engine)
            with store.writing() as connection:
                _refuse_read_only(connection)
        except BaseException:
            engine.dispose()
            raise
    return store


def _url(wanted: str) -> URL:
    """The URL with the driver that this program uses. Raises `StoreError` for any other database."""
    try:
        url = make_url(wanted)
    except ArgumentError:
        raise StoreError("DATABASE_URL is no URL such as postgresql://user@host/planner") from None
    backend = url.drivername.partition("+")[0]
    if backend in {"postgresql", "postgres"}:
        try:
            import psycopg  # noqa: F401
        except ImportError:
            raise StoreError('PostgreSQL needs a driver: pip install "psycopg[binary]"') from None
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database and not url.database.startswith((":", "file:")):
        return url.set(drivername="sqlite+pysqlite")
    raise StoreError(f"{backend} is no database for the store: give a postgresql:// URL or a sqlite:/// file")


def _make_folder(url: URL) -> None:
    """The folder of an SQLite file, for this user's eyes only where it is made here: plans may hold grades."""
    file = _file(url)
    if file is not None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _engine(url: URL) -> Engine:
    if _file(url) is None:
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: object, _record: object) -> None:
    """Let us say where transactions begin; wait for others; log ahead; check foreign keys."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    for pragma in (f"busy_timeout = {BUSY_MS}", "journal_mode = WAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _refuse_read_only(connection: Connection) -> None:
    """PostgreSQL says when it only reads; SQLite has refused to begin."""
    if connection.dialect.name == "postgresql" and connection.scalar(text("SHOW transaction_read_only")) == "on":
        raise StoreError("the database takes no changes: it is a read-only copy")


def _file(url: URL) -> Path | None:
    return Path(url.database or "") if url.drivername.startswith("sqlite") else None


def _identity(file: Path | None) -> tuple[int, int] | None:
    if file is None:
        return None
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def _said_in_words() -> Iterator[None]:
    """What the database or the disk says, as a `StoreError`: callers need not know the driver."""
    try:
        yield
    except NotAllowed:
        raise  # It is an `OSError` too, but not the disk's.
    except DBAPIError as error:
        raise StoreError(f"the database says: {' '.join(str(error.orig).split())}") from error
    except NoConnectionError as error:
        raise StoreError("the database is too busy: no connection came free") from error
    except SQLAlchemyError as error:
        raise StoreError(str(error)) from error
    except OSError as error:
        raise StoreError(f"the database's folder cannot be used: {error}") from error
