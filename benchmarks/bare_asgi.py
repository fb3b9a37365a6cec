"""The bare page, tuned as the app is: imports warmed, what lives for ever frozen, uvloop."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import streamlit as st

with suppress(ImportError):
    import uvloop

    uvloop.install()


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Import what the page imports, then freeze."""
    import pandas  # noqa: F401
    import plotly.graph_objects  # noqa: F401

    gc.collect()
    gc.freeze()
    yield


app = st.App(Path(__file__).parent / "bare.py", lifespan=lifespan)
