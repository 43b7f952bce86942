"""A mail server on loopback that speaks the real protocol and remembers every letter that it has accepted.

Now and then it behaves as real ones do: it is busy (421, 451), slow, or hangs up in the middle of a letter.
"""

import random
import socketserver
import threading
import time
from email import message_from_bytes
from multiprocessing.connection import Connection
from typing import ClassVar


class Server(socketserver.ThreadingTCPServer):
    """Accepts letters; ``arrived`` holds each Message-ID as often as it came, ``letters`` the bytes."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, *, seed: int | None = None, refuses: str = "") -> None:
        self.arrived: list[str] = []
        self.letters: list[bytes] = []
        self.chance = random.Random(seed) if seed is not None else None
        self.refuses = refuses
        self.lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), Session)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def mood(self) -> float:
        """A number from 0 to 1; above all moods where the server is always well."""
        with self.lock:
            return self.chance.random() if self.chance else 1.0

    @classmethod
    def serve(cls, pipe: Connection, seed: int) -> None:
        """Serve in a process of one's own: says its port, and at the end what arrived."""
        server = cls(seed=seed)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        pipe.send(server.port)
        pipe.recv()
        pipe.send(server.arrived)
        time.sleep(5)


class Session(socketserver.StreamRequestHandler):
    """One conversation: HELO, MAIL, RCPT, DATA, QUIT."""

    server: Server
    answers: ClassVar = {"HELO": "250 hello", "EHLO": "250 hello", "MAIL": "250 ok", "RSET": "250 ok"}

    def handle(self) -> None:
        try:
            self.converse()
        except (ConnectionError, OSError):
            return

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def converse(self) -> None:
        if self.server.mood() < 0.02:
            self.say("421 too busy, come back later")
            return
        self.say("220 a server for tests")
        while line := self.rfile.readline():
            verb = line[:4].decode().upper()
            if verb == "QUIT":
                self.say("221 bye")
                return
            if verb == "RCPT":
                self.say(self.server.refuses or "250 ok")
            elif verb == "DATA":
                if not self.take():
                    return
            else:
                self.say(self.answers.get(verb, "502 not here"))

    def take(self) -> bool:
        """Take a letter; False when the server hangs up in the middle, before it has accepted it."""
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
            lines.append(line)
        mood = self.server.mood()
        if mood < 0.02:
            return False
        if mood < 0.04:
            self.say("451 try again")
            return True
        if mood < 0.2:
            time.sleep(mood / 10)
        letter = b"".join(lines)
        with self.server.lock:
            self.server.arrived.append(str(message_from_bytes(letter)["Message-ID"]))
            self.server.letters.append(letter)
        self.say("250 accepted")
        return True
