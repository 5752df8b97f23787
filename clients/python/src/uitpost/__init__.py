"""A connection to the hub that sends a call again where that is safe; `uitpost_client` has the generated operations."""

from __future__ import annotations

import random
import time
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any, Optional

import urllib3
from uitpost_client import ApiClient, ApiException, Configuration
from uitpost_client.models.problem import Problem

from uitpost.callbacks import CallbackError, verify_callback

__all__ = ["CallbackError", "Connection", "connect", "problem_of", "verify_callback"]

_TEMPORARY = {502, 503, 504}
_IDEMPOTENT = {"GET", "HEAD", "PUT", "DELETE"}


def connect(url: str, key: str, **settings: Any) -> "Connection":
    """A connection with an API key; `settings` are those of `Connection`."""
    return Connection(Configuration(host=url.rstrip("/"), access_token=key, retries=urllib3.Retry(0)), **settings)


def problem_of(refused: ApiException) -> Optional[Problem]:
    """The problem document of a refusal (RFC 9457); None for an answer that the hub does not give."""
    content_type = (refused.headers or {}).get("Content-Type", "")
    if refused.body is None or not content_type.startswith("application/problem+json"):
        return None
    return Problem.from_json(refused.body)


class Connection(ApiClient):
    """Sends a call again after a failure, with the same Idempotency-Key and body.

    429 is always repeated, since nothing was done. After 502, 503, 504, 409 UP-1006 (the first call with this key is still
    running) and a broken connection, only a call that the hub recognises is: GET, PUT, DELETE, or one with an Idempotency-Key.
    Waits are random below a time that doubles; `Retry-After` is the least wait.
    """

    def __init__(
        self,
        configuration: Configuration,
        retries: int = 4,
        base_seconds: float = 0.25,
        max_seconds: float = 10.0,
        max_retry_after: float = 60.0,
        timeout: float = 30.0,
    ) -> None:
        super().__init__(configuration)
        self.retries = retries
        self.base_seconds = base_seconds
        self.max_seconds = max_seconds
        self.max_retry_after = max_retry_after
        self.timeout = timeout

    def call_api(  # type: ignore[override]
        self, method, url, header_params=None, body=None, post_params=None, _request_timeout=None
    ):
        is_safe = method in _IDEMPOTENT or "Idempotency-Key" in (header_params or {})
        timeout = self.timeout if _request_timeout is None else _request_timeout
        for repetition in range(self.retries + 1):
            is_last = repetition == self.retries
            try:
                response = super().call_api(method, url, header_params, body, post_params, timeout)
            except urllib3.exceptions.HTTPError:
                if is_last or not is_safe:
                    raise
                time.sleep(self._wait(repetition, None))
                continue
            after = _retry_after(response.headers.get("Retry-After"))
            is_worth = response.status == 429 or (is_safe and _is_temporary(response, after))
            if is_last or not is_worth or (after or 0) > self.max_retry_after:
                return response
            response.read()
            time.sleep(self._wait(repetition, after))

    def _wait(self, repetition: int, after: Optional[float]) -> float:
        if after is not None:
            return after + random.uniform(0, self.base_seconds)
        return random.uniform(0, min(self.max_seconds, self.base_seconds * 2**repetition))


def _is_temporary(response: Any, after: Optional[float]) -> bool:
    # Of the conflicts, only that of a call that is still running has Retry-After.
    return response.status in _TEMPORARY or (response.status == 409 and after is not None)


def _retry_after(header: Optional[str]) -> Optional[float]:
    """Seconds, from a number or an HTTP date (RFC 9110, section 10.2.3)."""
    if header is None:
        return None
    if header.strip().isdigit():
        return float(header)
    try:
        return max(0.0, (parsedate_to_datetime(header) - datetime.now(timezone.utc)).total_seconds())
    except (TypeError, ValueError):
        return None
