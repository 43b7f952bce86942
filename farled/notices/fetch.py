"""How does a letter leave the house: to a mail server, or into a folder?"""

import os
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from farled.notices.terms import Letter

_SECONDS = 30
_PERMANENT = 500


class LetterRefused(Exception):  # noqa: N818 - a letter is refused, as the glossary says
    """The server will not take the letter, now or (``is_final``) ever; the text is what it said."""

    def __init__(self, said: str, *, is_final: bool) -> None:
        self.is_final = is_final
        super().__init__(said)


@dataclass(frozen=True, slots=True)
class Way:
    """Where letters go: ``target`` is smtp://[user:password@]host[:port], smtps://..., or a folder."""

    target: str
    sender: str

    @property
    def domain(self) -> str:
        """What stands behind the @ of the sender, for the ids of letters."""
        return self.sender.rpartition("@")[2] or "farled.invalid"


def deliver(*, letter: Letter, way: Way, at: datetime) -> None:
    """Hand one letter over; it has been accepted when this returns. Raises LetterRefused."""
    message = _message(letter, way, at)
    parts = urlsplit(way.target)
    if parts.scheme not in ("smtp", "smtps"):
        _into_folder(Path(way.target), letter.id, message)
        return
    try:
        _to_server(parts.scheme, way.target, message, way.domain)
    except smtplib.SMTPResponseException as refused:
        said = f"{refused.smtp_code} {_text(refused.smtp_error)}"
        raise LetterRefused(said, is_final=refused.smtp_code >= _PERMANENT) from refused
    except smtplib.SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        raise LetterRefused(f"{code} {_text(words)}", is_final=code >= _PERMANENT) from refused
    except (OSError, smtplib.SMTPException) as failed:
        raise LetterRefused(str(failed) or type(failed).__name__, is_final=False) from failed


def _message(letter: Letter, way: Way, at: datetime) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = way.sender, letter.to, letter.subject
    message["Message-ID"] = f"<{letter.id}@{way.domain}>"
    message["Date"] = format_datetime(at)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message


def _to_server(scheme: str, target: str, message: EmailMessage, name: str) -> None:
    parts = urlsplit(target)
    host, port = parts.hostname or "localhost", parts.port or (465 if scheme == "smtps" else 25)
    context = ssl.create_default_context()
    if scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, name, timeout=_SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, port, name, timeout=_SECONDS)
    try:
        server.ehlo()
        if scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        server.send_message(message)
    finally:
        # What the server has accepted stays accepted, whatever becomes of the good-bye.
        server.close()


def _into_folder(folder: Path, name: str, message: EmailMessage) -> None:
    """A file that is there whole or not at all; the same letter is the same file."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = folder / f".{name}.part"
    with part.open("wb") as stream:
        stream.write(bytes(message))
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(folder / f"{name}.eml")


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
