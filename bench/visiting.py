"""How does a visitor of the measurement sign in, ask for pages and save answers? Over one kept connection."""

import re
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from http.cookies import SimpleCookie
from urllib.parse import urlencode

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


class Visitor:
    """Somebody with a browser's memory: cookies and the token of the last form."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = {}
        self._token = ""

    def sign_in(self, username: str) -> "Visitor":
        """Become one of the demonstration's people."""
        self.get("/demo/")
        self.post("/demo/sign-in/", username=username)
        return self

    def get(self, path: str) -> Answer:
        """A page; its form's token is remembered."""
        answer = self._ask("GET", path, None, {})
        if found := _TOKEN.search(answer.body.decode("utf-8", "replace")):
            self._token = found[1]
        return answer

    def post(self, path: str, *, accept: str = "text/html", **fields: str) -> Answer:
        """Send a form; what is asked for in return is said by ``accept``."""
        body = urlencode(fields | {"csrfmiddlewaretoken": self._token})
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        return self._ask("POST", path, body, headers)

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        cookie = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        response = self._sent(method, path, body, headers | ({"Cookie": cookie} if cookie else {}))
        read = response.read()
        for line in response.headers.get_all("Set-Cookie", []):
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, read)

    def _sent(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> HTTPResponse:
        """A connection that lay idle may have been closed; then it is opened anew, once."""
        try:
            self._connection.request(method, path, body, headers)
            return self._connection.getresponse()
        except (RemoteDisconnected, ConnectionError):
            self._connection.close()
            self._connection.request(method, path, body, headers)
            return self._connection.getresponse()
