"""One refresh at a time: a kernel lock, which dies with its holder."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from schemas.errors import BusyError, StorageError


@contextmanager
def refresh_lock(home: Path) -> Iterator[None]:
    """Hold the lock of a home. Raises BusyError at once, saying who holds it."""
    path = home / "refresh.lock"
    try:
        home.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror}") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(handle, 200, 0).decode(errors="replace").strip()
            raise BusyError(f"a refresh is running: {holder}") from error
        os.ftruncate(handle, 0)
        os.pwrite(
            handle,
            f"pid {os.getpid()} on {socket.gethostname()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n".encode(),
            0,
        )
        yield
    finally:
        os.close(handle)
