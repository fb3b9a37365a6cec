"""The same app for serving: warmed before the first visitor, collected when idle, with /healthz.

`streamlit run asgi.py` (what `make run` does) or `uvicorn asgi:app --loop uvloop`. Streamlit collects garbage after
every script run by default, about 0.1 s under the interpreter's lock with pandas and plotly loaded;
.streamlit/config.toml switches that off, so it is done here: what lives for ever is frozen once, the rest is collected
every minute.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import anyio
import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager

HERE = Path(__file__).parent
COLLECT_EVERY_S = 60

# Until st.navigation has run once, Streamlit takes a folder named pages for its older kind of app, and tells the first
# visitor who comes by a bookmark that the page does not exist.
PagesManager.uses_pages_directory = False

with suppress(ImportError):
    import uvloop

    if sys.platform != "win32":
        uvloop.install()


async def healthz(_request: Request) -> Response:
    """200 where a curriculum is served, 503 where none is; whether what people do is kept, and whether they sign in."""
    from planner.ui import data, sign_in

    status, facts = await anyio.to_thread.run_sync(data.health)
    return JSONResponse({**facts, **sign_in.health(str(facts["status"]))}, status_code=status)


def _is_said(error: Exception) -> bool:
    """Whether an error that no page expected was told in words; else Streamlit says that there was one."""
    from planner.ui import sign_in

    return sign_in.refused(error)


async def _collect_when_due() -> None:
    while True:
        await anyio.sleep(COLLECT_EVERY_S)
        # In a worker thread: the event loop goes on answering, and young generations are small.
        await anyio.to_thread.run_sync(gc.collect)


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Import and read everything once, freeze it, then collect from time to time until the server stops."""
    from planner.ui import data, guarantees, solving

    await anyio.to_thread.run_sync(data.warm)
    gc.collect()
    gc.freeze()
    guarantees.begin()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_collect_when_due)
        yield
        tasks.cancel_scope.cancel()
    solving.stop_all()


app = st.App(HERE / "app.py", routes=[Route("/healthz", healthz)], lifespan=lifespan, on_script_error=_is_said)
