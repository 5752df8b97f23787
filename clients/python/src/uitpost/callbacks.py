"""The signature of callbacks, after the Standard Webhooks specification (version 1: HMAC-SHA256 over `id.timestamp.body`)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import re
import time
from typing import Any, Mapping, Optional, Sequence, Union

__all__ = ["CallbackError", "verify_callback"]


class CallbackError(ValueError):
    """The signature is wrong, the callback is too old or from the future, or a header is missing."""


def verify_callback(
    body: Union[bytes, str],
    headers: Mapping[str, str],
    secret: Union[str, Sequence[str]],
    tolerance_seconds: float = 300,
    now: Optional[float] = None,
) -> dict[str, Any]:
    """Checks the signature of a callback and reads its body.

    `body` is what was received, byte for byte: JSON that was parsed and written again has another signature. `secret` is that of the
    callback, `whsec_…`; several while it is being replaced. `now` is the present in seconds. Raises CallbackError.
    """
    given = {name.lower(): value for name, value in headers.items()}
    message_id, timestamp, signatures = (
        _required(given, name) for name in ("webhook-id", "webhook-timestamp", "webhook-signature")
    )
    _check_age(timestamp, tolerance_seconds, time.time() if now is None else now)
    content = body.encode() if isinstance(body, str) else body
    signed = f"{message_id}.{timestamp}.".encode() + content
    secrets = [secret] if isinstance(secret, str) else secret
    expected = [hmac.new(_key(each), signed, hashlib.sha256).digest() for each in secrets]
    given_signatures = [_decode(each[3:]) for each in signatures.split(" ") if each.startswith("v1,")]
    # Every pair is compared, in the same time wherever two signatures differ.
    fits = [hmac.compare_digest(one, other) for one in expected for other in given_signatures if other is not None]
    if not any(fits):
        raise CallbackError("The signature of the callback is wrong")
    try:
        return json.loads(content.decode("utf-8"))
    except ValueError as error:
        raise CallbackError("The body of the callback is not JSON") from error


def _required(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name)
    if not value:
        raise CallbackError(f"The header {name} is missing")
    return value


def _check_age(timestamp: str, tolerance: float, now: float) -> None:
    if re.fullmatch(r"[0-9]{1,12}", timestamp) is None:
        raise CallbackError("webhook-timestamp is not a number of seconds")
    if abs(now - int(timestamp)) > tolerance:
        raise CallbackError(f"The callback was signed more than {tolerance:g} seconds ago, or in the future")


def _key(secret: str) -> bytes:
    key = _decode(secret.removeprefix("whsec_"))
    if not key:
        raise CallbackError("The secret is not base64 after whsec_")
    return key


def _decode(text: str) -> Optional[bytes]:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
