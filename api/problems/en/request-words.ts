/** The pages of the codes for the request itself: its form, its caller, its quota, and faults of the hub. */
export const requestProblemWords = {
  'UP-1001': {
    happened: 'One or more parts of the request do not match the contract. Nothing was done.',
    repair:
      'Go through `issues`: each issue names its place (`pointer`), its code and what to change. All faults are listed at once. You can use the same `Idempotency-Key` again.',
    example: '`POST /v1/messages` with a national number of ten digits and without a required variable: two issues.',
  },
  'UP-1002': {
    happened:
      'The body is not JSON, is cut off, is not UTF-8, is nested more than 20 levels deep, or names a member of an object twice.',
    repair: 'Let a JSON library write the body and send it as UTF-8. `issues` says where reading stopped.',
    example: '`{"reference": "A1",}` – the comma before the brace.',
  },
  'UP-1003': {
    happened: 'The request contains a field, or its URL a parameter, that this operation does not have.',
    repair:
      'Look for a typing mistake in the name that `pointer` shows, or remove the field. Unknown fields are refused so that a mistake never goes unnoticed.',
    example: '`"recipent"` instead of `"recipient"`.',
  },
  'UP-1004': {
    happened: 'The operation sends something, and the header that makes it safe to repeat is missing.',
    repair:
      'Send `Idempotency-Key` with 1 to 255 visible ASCII characters that are unique to this letter, and send the same key with every retry.',
    example: '`Idempotency-Key: "besluit-2026-0042"`',
  },
  'UP-1005': {
    happened: 'The same `Idempotency-Key` was used earlier with another body. Nothing has been sent this time.',
    repair: 'Use a new key for a new letter. To repeat a request, repeat it unchanged. Keys are kept for 90 days.',
    example: 'A retry that puts the time of day in the data has another body every time.',
  },
  'UP-1006': {
    happened: 'The first request with this key has not been answered yet.',
    repair: 'Wait the number of seconds that `Retry-After` gives and repeat the request: you get the first answer.',
    example: 'A client that retries after one second while the first attempt takes two.',
  },
  'UP-1007': {
    happened: 'The cursor was cut, changed, or belongs to another list.',
    repair: 'Use `next` from the previous page unchanged, or start again without a cursor.',
    example: 'A cursor from `GET /v1/messages` used with `GET /v1/events`.',
  },
  'UP-1101': {
    happened:
      'There is no key, the key is unknown, has expired or was revoked, the session has ended, or the entity is suspended.',
    repair: 'Send `Authorization: Bearer uitpost_live_…` or `uitpost_test_…`, or sign in again.',
    example: 'A key that was copied without its last characters.',
  },
  'UP-1102': {
    happened:
      'We know who is asking, but this key or role may not do this, or a write from a browser lacks the header `X-CSRF-Token`.',
    repair: 'Ask an administrator of your entity for the permission named in `detail`.',
    example: 'A key with `messages:read` that posts a letter.',
  },
  'UP-1404': {
    happened: 'Nothing exists at this URL, or nothing that the caller may know about.',
    repair: 'Check the id and the key: live and test data are separate, and so are entities.',
    example: 'A letter sent with the test key, requested with the live key.',
  },
  'UP-1405': {
    happened: 'The path exists, but not with this method.',
    repair: 'The header `Allow` lists the methods that are possible.',
    example: '`DELETE /v1/messages/msg_…`: a letter is cancelled with `POST …/cancel`.',
  },
  'UP-1412': {
    happened: 'Somebody else saved this draft after you read it. Your version was not saved; theirs was.',
    repair: 'Read the draft again, make your change in it, and save it with its new `ETag` as `If-Match`.',
    example: 'Two officers with the same draft open.',
  },
  'UP-1413': {
    happened: 'The body is larger than this operation accepts. A message may be 256 kB at most.',
    repair: 'Send less at once.',
    example: 'A picture in base64 among the data of a letter.',
  },
  'UP-1415': {
    happened: 'This operation does not read this `Content-Type`, or the body is compressed.',
    repair: 'Send `Content-Type: application/json` in UTF-8, without `Content-Encoding`.',
    example: '`Content-Type: text/plain`',
  },
  'UP-1429': {
    happened:
      'The caller asked too often in this minute, or a limit of letters of the entity or of the key is used up. `limits` then lists each limit with what is left and until when.',
    repair:
      'Wait the number of seconds that `Retry-After` gives, and send again with the same `Idempotency-Key`. An administrator of the entity sets the limits of its keys, and an operator of the hub those of the entity.',
    example: 'A loop that asks for the status of a letter without a pause.',
  },
  'UP-1500': {
    happened: 'This is a fault on our side. What you sent was not the cause.',
    repair:
      'Repeat the request with the same `Idempotency-Key`: nothing is sent twice. If it keeps failing, give the operator of the hub the `Uitpost-Request-Id`.',
    example: 'A component of the hub that does not answer.',
  },
  'UP-1503': {
    happened: 'A component that this operation needs is not answering.',
    repair: 'Repeat the request after the number of seconds in `Retry-After`, with the same `Idempotency-Key`.',
    example: 'The database is switching to its standby.',
  },
}
