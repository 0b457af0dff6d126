"""Requests to a server that may be slow, down, wrong or hostile: one deadline, one cap, no redirects, honest errors."""

from __future__ import annotations

import functools
import http.client
import math
import socket
import threading
import time
import urllib.request
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.parse import urlsplit

from vpkg.store.remote.place import Place, loopback
from vpkg.store.remote.refusal import Busy, Down, Late, TooLong, refusal
from vpkg.store.remote.tokens import Tokens

_TRIES = 3
_PAUSE = 0.25
_LONGEST_PAUSE = 20.0
_PIECE = 65_536
_BUSY = (502, 503, 504)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, whole."""

    status: int
    headers: Message
    body: bytes

    @property
    def media_type(self) -> str:
        """The type of the body, in lower case, without parameters."""
        return self.headers.get_content_type()


class Wire:
    """The way to one server. Raises `StoreError` and `QueryError` with one sentence, never with a password in it."""

    def __init__(self, place: Place, ends: float = math.inf) -> None:
        """``ends`` is when nothing may go on any longer, by `time.monotonic`."""
        self._place = place
        self._ends = ends
        self._tokens = Tokens(place.user, place.password)

    def send(self, request: urllib.request.Request, *, again: bool) -> Answer:
        """Send a request and return its answer.

        ``again`` allows to send it anew where the server was away or busy: only where twice does no more than once.
        """
        ends = min(self._ends, time.monotonic() + self._place.seconds)
        for left in range(_TRIES - 1, -1, -1):
            try:
                answer = self._asked(request, ends)
                if answer.status in _BUSY:
                    raise Busy(answer)
                if not 200 <= answer.status < 300:
                    raise refusal(self._place, answer.status, answer.headers, answer.body)
            except (Busy, Down) as trouble:
                pause = trouble.pause or _PAUSE * 4 ** (_TRIES - 1 - left)
                if not again or not left or pause > min(_LONGEST_PAUSE, ends - time.monotonic()):
                    raise trouble.told(self._place) from trouble
                time.sleep(pause)
            except (Late, TooLong) as trouble:
                raise trouble.told(self._place) from trouble
            else:
                return answer
        raise AssertionError

    def _asked(self, request: urllib.request.Request, ends: float) -> Answer:
        """Send once; a second time with the password where the server asks for it."""
        if self._tokens.needed(request):
            # Servers that ask for a password hang up on a long body, so they are asked with a short one first.
            self._try(urllib.request.Request(request.full_url, method="GET"), ends)  # noqa: S310 - http(s) only
        answer = self._try(request, ends)
        return self._try(request, ends) if answer.status == 401 and self._tokens.renewed(request) else answer

    def _try(self, request: urllib.request.Request, ends: float) -> Answer:
        watch = _Watch(ends)
        try:
            self._tokens.show(request)
            with watch, _opener(request, watch).open(request, timeout=watch.left()) as response:
                body = self._read(response, watch)
                answer = Answer(response.status, response.headers, body)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if watch.late or isinstance(error, TimeoutError):
                raise Late from error
            raise Down(error) from error
        if watch.late:
            raise Late
        self._tokens.learn(request, answer.headers)
        return answer

    def _read(self, response: http.client.HTTPResponse, watch: _Watch) -> bytes:
        # An encoding that nobody asked for may be a bomb.
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise Down(OSError("its answer is compressed, which was not asked for"))
        pieces, length = [], 0
        while piece := response.read(_PIECE):
            pieces.append(piece)
            length += len(piece)
            if length > self._place.most_bytes:
                raise TooLong
            if watch.left() <= 0:
                raise Late
        stated = response.headers.get("Content-Length", "")
        if stated.isascii() and stated.isdigit() and length < int(stated):
            raise Down(OSError("its answer was cut short"))
        return b"".join(pieces)


class _Watch:
    """Hangs up when the time is over: a socket's own timeout only watches the pause between two bytes."""

    def __init__(self, ends: float) -> None:
        self.late = False
        self._ends = ends
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(max(0.0, self.left()), self._hang_up)
        self._timer.daemon = True

    def left(self) -> float:
        """Seconds until the end; never so few that a socket would take them for none."""
        return max(0.001, self._ends - time.monotonic())

    def add(self, opened: socket.socket) -> None:
        self._sockets.append(opened)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _hang_up(self) -> None:
        self.late = True
        for each in self._sockets:
            try:
                # The plain way also for TLS, whose own would change the connection under its reader.
                socket.socket.shutdown(each, socket.SHUT_RDWR)
            except OSError:
                continue


class _Plain(http.client.HTTPConnection):
    def __init__(self, *given: Any, watch: _Watch, **named: Any) -> None:
        super().__init__(*given, **named)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch.add(self.sock)


class _Secure(http.client.HTTPSConnection):
    def __init__(self, *given: Any, watch: _Watch, **named: Any) -> None:
        super().__init__(*given, **named)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch.add(self.sock)


class _PlainHandler(urllib.request.HTTPHandler):
    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(functools.partial(_Plain, watch=self._watch), request)


class _SecureHandler(urllib.request.HTTPSHandler):
    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._watch = watch

    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(functools.partial(_Secure, watch=self._watch), request)


def _opener(request: urllib.request.Request, watch: _Watch) -> urllib.request.OpenerDirector:
    """Open http and https and nothing else: no redirect is followed, no file read, no password sent unasked."""
    opener = urllib.request.OpenerDirector()
    here = loopback(str(urlsplit(request.full_url).hostname))
    for handler in (
        urllib.request.ProxyHandler({} if here else None),
        _PlainHandler(watch),
        _SecureHandler(watch),
    ):
        opener.add_handler(handler)
    return opener
