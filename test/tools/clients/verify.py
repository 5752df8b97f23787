# Checks the calls of UITPOST_CALLS (see signed-calls.mjs) with the client, and prints the verdicts.
import base64
import os

from uitpost import CallbackError, verify_callback

with open(os.environ["UITPOST_CALLS"], encoding="utf-8") as calls:
    for line in calls.read().split("\n"):
        _, message_id, timestamp, signature, now, secrets, body = line.split("\t")
        headers = {"Webhook-Id": message_id, "Webhook-Timestamp": timestamp, "Webhook-Signature": signature}
        try:
            event = verify_callback(base64.b64decode(body), headers, secrets.split(","), now=float(now))
            print("accepted" if event["type"].endswith(".ping") else "another event")
        except CallbackError:
            print("refused")
