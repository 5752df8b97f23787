"""Exercises the Python client against a running hub: see try-clients.mjs."""

import json
import os
import time

from uitpost import connect, problem_of
from uitpost_client import ApiException, MessageRequest, MessagesApi

letter = json.loads(os.environ["UITPOST_LETTER"])
key = letter["reference"]
messages = MessagesApi(connect(os.environ["UITPOST_URL"], os.environ["UITPOST_API_KEY"], base_seconds=0.02))


def refusal(key, changes):
    try:
        messages.send_message(key, MessageRequest.from_dict({**letter, **changes}))
    except ApiException as refused:
        return problem_of(refused)
    raise AssertionError("it was not refused")


accepted = messages.send_message(key, MessageRequest.from_dict(letter))
assert messages.send_message(key, MessageRequest.from_dict(letter)).id == accepted.id
message = messages.get_message(accepted.id)
assert message.reference == letter["reference"]
assert [row.id for row in messages.list_messages(reference=letter["reference"]).items] == [accepted.id]
while not message.documents:
    time.sleep(0.2)
    message = messages.get_message(accepted.id)
pdf = next(each for each in message.documents if each.kind == "letter")
content = messages.get_message_document(accepted.id, pdf.id)
assert content[:5] == b"%PDF-" and len(content) == pdf.size

wrong = refusal(key + "-wrong", {"recipient": {**letter["recipient"], "insz": "85631212494"}})
assert (wrong.status, wrong.code) == (400, "UP-1001"), wrong
assert (wrong.issues[0].code, wrong.issues[0].pointer) == ("UP-2101", "/recipient/insz"), wrong.issues
assert refusal(key, {"priority": "bulk"}).code == "UP-1005"
print("exercised")
