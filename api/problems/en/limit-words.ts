/** The pages of the codes for limits: of letters, of the guests of a trial, and of a request as HTTP sends it. */
export const limitProblemWords = {
  'UP-3084': {
    happened:
      'The entity is on trial, or the key sends to guests only, and the number, email address or postal address in the request is of no guest. The letter was not accepted.',
    repair:
      'Let an administrator add the recipient to the guest list (`POST /v1/guests`, or the screen “Guest list”), with the number and with each address that the letter may use, and send again with the same `Idempotency-Key`. For programs that must not send at all, use a test key.',
    example: 'A first letter with the address of a real citizen, who is not on the list.',
  },
  'UP-3094': {
    happened:
      'A test holds everything that the letter holds. It goes to the address of the person who is signed in; with a key, only to a member of the entity or to a guest on its guest list. No test was sent.',
    repair:
      'As a person, leave `to` out. With a live key, name the address of a member or of a guest in `to`, or have an administrator add it to the guest list. A test key sends nothing.',
    example: 'A key that asks for a test to a private mailbox.',
  },
  'UP-3079': {
    happened:
      'A letter that is not sent yet can be given to a member of the entity who may send. This person is no member any more, may not send, or is the one who gives it. The letter stays where it is.',
    repair: 'Choose somebody from `GET /v1/senders`.',
    example: 'A colleague who lost the role of sender since the list was read.',
  },
  'UP-3086': {
    happened: 'With these guests the list would have more than 100. None of them was added.',
    repair: 'Remove guests that you no longer need (`DELETE /v1/guests/{id}`), and add these again.',
    example: 'A list of all colleagues, pasted at once.',
  },
  'UP-3087': {
    happened: 'A connection was opened, and the whole request did not arrive within a few minutes. Nothing was done.',
    repair:
      'Send the request again, with the same `Idempotency-Key`. If the network is slow, send less at once or let your program time out earlier.',
    example: 'A program that announces a body with `Content-Length` and sends only a part of it.',
  },
  'UP-3088': {
    happened: 'Request line and headers together are larger than 16 kB. The request was not read.',
    repair: 'Leave out cookies and headers of other applications, and take `next` of a page as it is.',
    example: 'A proxy that adds a header for each application of a single sign-on.',
  },
}
