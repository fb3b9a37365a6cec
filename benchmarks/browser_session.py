"""One browser tab as the server sees it: Streamlit's protocol over its WebSocket, from a widget's value to "finished".

It costs far less than a browser and measures the server; what a browser adds (drawing) is not in the figures. It speaks
to this machine only.
"""

from __future__ import annotations

import asyncio
import ipaddress
import time
import urllib.parse
from collections import Counter
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

VALUE_FIELD = {
    "selectbox": "string_value",
    "multiselect": "string_array_value",
    "button_group": "string_array_value",
    "text_input": "string_value",
    "checkbox": "bool_value",
    "data_editor": "string_value",
    "button": "trigger_value",
}
"""The field of the protocol's widget state that carries each kind of widget's value."""
_DONE = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}


class ScriptError(RuntimeError):
    """The app showed an exception or would not compile."""


@dataclass(frozen=True)
class Widget:
    """A widget on the page."""

    id: str
    kind: str
    label: str
    options: tuple[str, ...]
    fragment: str

    @property
    def key(self) -> str:
        """The key that the app gave it, "None" where it gave none."""
        return self.id.split("-", 2)[2] if self.id.startswith("$$ID-") and self.id.count("-") >= 2 else ""


@dataclass
class Session:
    """One tab: opened on a page, then reruns."""

    address: str
    timeout_s: float = 60.0
    widgets: dict[str, Widget] = field(default_factory=dict)
    elements: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        host = urllib.parse.urlsplit(self.address).hostname or ""
        if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
            raise ValueError("only a server on this machine is loaded")
        self._held: dict[str, None] = {}
        self._state: dict[str, tuple[str, object]] = {}
        self._page_hash = ""
        self._page_name = ""
        self._query = ""

    async def open(self, path: str = "", query: str = "") -> float:
        """Connect and run the page once; seconds until the run was finished."""
        self._page_name, self._query = path, query
        parts = urllib.parse.urlsplit(self.address)
        self._socket = await websockets.connect(
            f"ws://{parts.netloc}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=f"{parts.scheme}://{parts.netloc}",  # type: ignore[arg-type]
            max_size=None,
            open_timeout=self.timeout_s,
            ping_interval=None,
            compression=None,
        )
        return await self.rerun()

    async def close(self) -> None:
        """End the session."""
        await self._socket.close()

    def find(self, name: str) -> Widget:
        """The widget of this key or label. Raises `KeyError`."""
        for widget in self.widgets.values():
            if name in (widget.key, widget.label):
                return widget
        raise KeyError(
            f"no widget {name!r}; there are {sorted((w.kind, w.key, w.label) for w in self.widgets.values())}"
        )

    async def set(self, name: str, value: object) -> float:
        """Give a widget a value, as a person does; seconds until the run that it causes is finished."""
        widget = self.find(name)
        self._state[widget.id] = (VALUE_FIELD[widget.kind], value)
        return await self.rerun(widget.fragment)

    def _request(self, fragment: str) -> bytes:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = self._query
        rerun.page_script_hash = self._page_hash
        rerun.page_name = self._page_name
        rerun.fragment_id = fragment
        rerun.context_info.timezone = "UTC"
        rerun.context_info.locale = "en-US"
        rerun.context_info.url = f"{self.address}/{self._page_name}"
        rerun.context_info.color_scheme = "light"
        rerun.cached_message_hashes.extend(self._held)
        for widget_id, (kind, value) in list(self._state.items()):
            state = rerun.widget_states.widgets.add()
            state.id = widget_id
            if kind.endswith("_array_value"):
                getattr(state, kind).data.extend(value)
                getattr(state, kind).SetInParent()
            else:
                setattr(state, kind, value)
            if kind == "trigger_value":
                del self._state[widget_id]
        return bytes(message.SerializeToString())

    async def rerun(self, fragment: str = "") -> float:
        """Run the page, or one part of it, with the present values; seconds until done. Raises `ScriptError`."""
        started = time.perf_counter()
        await self._socket.send(self._request(fragment))
        self.elements = Counter()
        error = ""
        async with asyncio.timeout(self.timeout_s):
            while True:
                message = ForwardMsg.FromString(await self._socket.recv())  # type: ignore[arg-type]
                kind = message.WhichOneof("type")
                if kind == "delta":
                    error = self._take(message) or error
                elif kind == "new_session":
                    self._page_hash = message.new_session.page_script_hash or self._page_hash
                elif kind == "navigation":
                    self._page_hash = message.navigation.page_script_hash or self._page_hash
                elif kind == "page_info_changed":
                    self._query = message.page_info_changed.query_string
                elif kind == "script_finished" and message.script_finished in _DONE:
                    break
        self._page_name = ""
        if error:
            raise ScriptError(error)
        return time.perf_counter() - started

    def _take(self, message: ForwardMsg) -> str:
        """Note an element of the page; the text of an exception, if it is one."""
        if message.metadata.cacheable:
            self._held[message.hash] = None
        if message.delta.WhichOneof("type") != "new_element":
            return ""
        element = message.delta.new_element
        kind = element.WhichOneof("type") or ""
        edited = kind == "dataframe" and element.dataframe.editing_mode
        self.elements["data_editor" if edited else kind] += 1
        proto = getattr(element, kind, None)
        widget_id = getattr(proto, "id", "")
        if widget_id:
            options = getattr(proto, "options", ())
            texts = tuple(option if isinstance(option, str) else getattr(option, "content", "") for option in options)
            self.widgets[widget_id] = Widget(
                widget_id, kind, getattr(proto, "label", ""), texts, message.delta.fragment_id
            )
        return f"{element.exception.type}: {element.exception.message}"[:300] if kind == "exception" else ""
