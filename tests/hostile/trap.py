"""A server on 127.0.0.1 that must never hear from a reader, and counts what it hears."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType


class TrapServer:
    """Counts connections and requests between entering and leaving; answers every request with 404."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.connections = 0
        trap = self

        class Handler(BaseHTTPRequestHandler):
            def setup(self) -> None:
                trap.connections += 1
                super().setup()

            def do_GET(self) -> None:
                trap.requests.append(self.path)
                self.send_error(404)

            do_POST = do_HEAD = do_PUT = do_OPTIONS = do_GET  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def port(self) -> int:
        """The port that the server listens on."""
        return int(self._server.server_address[1])

    @property
    def web(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> TrapServer:
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
