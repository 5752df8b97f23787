/** The pages of the codes for callbacks. */
export const callbackProblemWords = {
  'UP-2080': {
    happened:
      'The hub posts events to systems on the public internet only, over https. The URL has another scheme, holds a user name or a password, names a port of another kind of service, or leads to a private address.',
    repair:
      '`reason` says which: `scheme`, `credentials`, `port`, `address` or `no-url`. Where hub and receiver share a closed network, an operator can allow private addresses and http (`CALLBACK_ALLOW_PRIVATE`). A name is looked up again at each call; if it then leads to a private address, the call fails as `address-refused`.',
    example: '`http://10.0.0.5/uitpost`, or `https://user:secret@back.example.org/`.',
  },
  'UP-2081': {
    happened: 'An entity has at most ten callbacks, of live and of test letters together. None was made.',
    repair:
      'Remove one that you no longer need (`DELETE /v1/callbacks/{id}`), or let one callback serve several programs.',
    example: 'A deployment script that makes a callback each time that it runs.',
  },
  'UP-2082': {
    happened: 'More than 100,000 events were found. Nothing is sent again.',
    repair:
      'Choose a shorter time or fewer types, and replay one part after the other; or read the feed (`GET /v1/events`).',
    example: 'A replay of a whole quarter after a list to every household.',
  },
  'UP-2083': {
    happened: 'Nothing is sent to a callback that is suspended. Its events wait.',
    repair:
      'Repair the receiver, try it with `POST /v1/callbacks/{id}/test`, and resume the callback. What waited is sent then.',
    example: 'A replay that was asked for while the receiver had not answered for a day.',
  },
  'UP-2084': {
    happened: 'A callback has one replay at a time. The one that runs goes on.',
    repair: 'Wait until `replaying` of the callback is false, and ask again.',
    example: 'A second press of the button.',
  },
  'UP-3099': {
    happened:
      'A callback was to get another URL, and the system there did not accept the signed ping. Nothing was changed: events go to the old URL.',
    repair:
      '`ping` of the answer says what came of the call. Repair the receiver at the new URL so that it answers 2xx, with the same secret, and change the URL again.',
    example: 'A new URL that is not yet open in the firewall.',
  },
}
