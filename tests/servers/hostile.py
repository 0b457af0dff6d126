"""A server that does to its clients what servers on the web have done: each path does one thing."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

JSON = "application/sparql-results+json"
TRUE = b'{"head": {}, "boolean": true}'


class _Handler(BaseHTTPRequestHandler):
    server: Hostile

    def do_POST(self) -> None:
        self.server.asked.append(self.path)
        self.server.shown.append(self.headers.get("Authorization", ""))
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.server.does[self.path](self)

    def do_GET(self) -> None:
        self.do_POST()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self, status: int, media_type: str, body: bytes, **headers: str) -> None:
        """Send an answer with a true length."""
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def _endless(handler: _Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 65_536)


def _dripping(handler: _Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def _dripping_headers(handler: _Handler) -> None:
    for letter in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 400:
        handler.wfile.write(bytes([letter]))
        handler.wfile.flush()
        time.sleep(0.05)


def _silent(handler: _Handler) -> None:
    handler.server.over.wait(20)


def _slow(handler: _Handler) -> None:
    time.sleep(0.2)
    handler.answer(200, JSON, TRUE)


def _sometimes(handler: _Handler) -> None:
    if handler.server.asked.count("/sometimes") < 3:
        handler.answer(503, "text/plain", b"busy", Retry_After="0")
    else:
        handler.answer(200, JSON, TRUE)


def _cut(rows: int, cap: str = "") -> Callable[[_Handler], None]:
    row = {"s": {"type": "uri", "value": "https://example.org/s"}}
    body = json.dumps({"boolean": True, "head": {"vars": ["s"]}, "results": {"bindings": [row] * rows}}).encode()
    headers = {"X_SPARQL_MaxRows": cap} if cap else {}
    return lambda handler: handler.answer(200, JSON, body, **headers)


def _sends(status: int, media_type: str, body: bytes, **headers: str) -> Callable[[_Handler], None]:
    return lambda handler: handler.answer(status, media_type, body, **headers)


def _does() -> dict[str, Callable[[_Handler], None]]:
    page = b"<!DOCTYPE html><html><body><script>alert(1)</script>Welcome</body></html>"
    return {
        "/garbage": _sends(200, JSON, b"\x00\xff\xfe garbage"),
        "/page": _sends(200, "text/html", page),
        "/list": _sends(200, JSON, b"[1, 2]"),
        "/deep": _sends(200, JSON, b'{"boolean": ' + b"[" * 100_000),
        "/truncated": _sends(200, JSON, b'{"head": {}, "boo', length="1000"),
        "/half": _sends(200, JSON, b'{"head": {}, "boo'),
        "/endless": _endless,
        "/dripping": _dripping,
        "/dripping-headers": _dripping_headers,
        "/silent": _silent,
        "/elsewhere": _sends(302, "text/plain", b"", Location="http://127.0.0.2:9/other"),
        "/file": _sends(307, "text/plain", b"", Location="file:///etc/passwd"),
        "/bomb": _sends(200, JSON, gzip.compress(b" " * 50_000_000), Content_Encoding="gzip"),
        "/401": _sends(401, "text/html", page, WWW_Authenticate='Basic realm="all"'),
        "/403": _sends(403, "text/html", page),
        "/404": _sends(404, "text/html", page),
        "/500": _sends(500, "text/plain", b"Virtuoso S1T00 Error SR171: Transaction timed out"),
        "/failing": _sends(500, "text/plain", b"\x1b[31mout of\n\n memory\x07"),
        "/503": _sends(503, "text/plain", b"busy", Retry_After="3600"),
        "/slow": _slow,
        "/sometimes": _sometimes,
        "/capped": _cut(50, cap="50"),
        "/round": _cut(10_000),
        "/partial": _sends(200, JSON, TRUE, X_SQL_State="S1TAT", X_SQL_Message="anytime"),
        "/terms": _sends(
            200, JSON, b'{"boolean": true, "results": {"bindings": [{"s": {"type": "uri", "value": ["x"]}}]}}'
        ),
    }


class Hostile(ThreadingHTTPServer):
    """The server; ``asked`` are the paths that it was asked for, ``shown`` the passwords that it was shown."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.does = _does()
        self.asked: list[str] = []
        self.shown: list[str] = []
        self.over = threading.Event()

    def url(self, path: str) -> str:
        """The address of one of its misdeeds."""
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def handle_error(self, *_: object) -> None:
        """Clients hang up on it, and are right."""


@contextmanager
def hostile() -> Iterator[Hostile]:
    """Run the server."""
    with Hostile() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
