"""A small SPARQL 1.1 server over an engine in memory: what any peer does that keeps to the protocols."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph

_TURTLE = pyoxigraph.RdfFormat.TURTLE


class _Handler(BaseHTTPRequestHandler):
    """Queries at /query, updates at /update, graphs at /store; at /sparql queries and updates, and no graphs."""

    server: Peer

    def do_POST(self) -> None:
        fields = parse_qs(self._body().decode(), keep_blank_values=True)
        self.server.asked.append(next((name for name in ("query", "update") if name in fields), "nothing"))
        try:
            if "update" in fields and self.path in ("/update", "/sparql"):
                self.server.engine.update(fields["update"][0])
                self._answer(204)
            elif "query" in fields and self.path in ("/query", "/sparql"):
                self._query(fields["query"][0], fields.get("default-graph-uri", []))
            else:
                self._answer(404)
        except SyntaxError as error:
            self._answer(400, "text/plain", str(error).encode())

    def do_PUT(self) -> None:
        self.server.asked.append("put")
        graph = self._graph()
        body = self._body()
        quads = [pyoxigraph.Quad(*t.triple, graph) for t in pyoxigraph.parse(body, format=_TURTLE)]
        lines = "\n".join(f"{quad.triple} ." for quad in quads)
        self.server.engine.update(f"DROP SILENT GRAPH {graph} ; INSERT DATA {{ GRAPH {graph} {{ {lines} }} }}")
        self._answer(204)

    def do_DELETE(self) -> None:
        self.server.asked.append("delete")
        self.server.engine.remove_graph(self._graph())
        self._answer(204)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def version_string(self) -> str:
        return "oxigraph/peer"

    def _query(self, query: str, graphs: list[str]) -> None:
        named = [pyoxigraph.NamedNode(graph) for graph in graphs]
        found = self.server.engine.query(query, default_graph=named or None)
        if isinstance(found, pyoxigraph.QueryTriples):
            self._answer(200, "text/turtle", found.serialize(format=_TURTLE) or b"")
        else:
            form = pyoxigraph.QueryResultsFormat.JSON
            self._answer(200, "application/sparql-results+json", found.serialize(format=form) or b"")

    def _graph(self) -> pyoxigraph.NamedNode:
        assert self.path.startswith("/store?")
        return pyoxigraph.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", "0")))

    def _answer(self, status: int, media_type: str = "text/plain", body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Peer(ThreadingHTTPServer):
    """The server; ``asked`` lists what it was asked for, in order."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.engine = pyoxigraph.Store()
        self.asked: list[str] = []

    def url(self, path: str) -> str:
        """The address of one of its endpoints."""
        return f"http://127.0.0.1:{self.server_address[1]}/{path}"


@contextmanager
def peer() -> Iterator[Peer]:
    """Run a peer."""
    with Peer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
