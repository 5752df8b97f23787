"""Exercises the Python client against a running hub: see try-clients.mjs."""

import json
import os
import time

from uitpost import connect, problem_of
from uitpost_client import ApiException, BatchesApi, BatchRequest, MessageRequest, MessagesApi

letter = json.loads(os.environ["UITPOST_LETTER"])
key = letter["reference"]
connection = connect(os.environ["UITPOST_URL"], os.environ["UITPOST_API_KEY"], base_seconds=0.02)
messages = MessagesApi(connection)
batches = BatchesApi(connection)


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

# A list of two letters, one of them wrong: posted twice under one key, followed to its end, and read back row by row.
second = {**letter, "reference": key + "-2", "recipient": {**letter["recipient"], "insz": "85631212494"}}
rows = BatchRequest.from_dict({"messages": [{**letter, "reference": key + "-1"}, second]})
posted = batches.post_batch(key + "-list", rows)
assert batches.post_batch(key + "-list", rows).id == posted.id
batch = batches.get_batch(posted.id)
while batch.status != "completed":
    time.sleep(0.2)
    batch = batches.get_batch(posted.id)
assert (batch.total, batch.counts.accepted, batch.counts.fixable) == (2, 1, 1), batch.counts
shown = batches.list_batch_rows(posted.id).items
assert [(row.row, row.status) for row in shown] == [(1, "accepted"), (2, "invalid")], shown
assert shown[1].issues[0].column == "insz", shown[1]
print("exercised")
