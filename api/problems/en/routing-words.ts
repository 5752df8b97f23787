/** The pages of the codes for the list of suppressed addresses and for the registry. */
export const routingProblemWords = {
  'UP-2085': {
    happened: 'The search names no address, no number and no reference, so there is nothing to look for.',
    repair: 'Give `email`, `address`, `insz`, `enterpriseNumber` or `reference`.',
    example: 'A search form that was posted empty.',
  },
  'UP-3100': {
    happened:
      'The release of this address cannot be undone: a letter was prepared for the address since. That letter keeps its channel. Nothing was changed.',
    repair:
      'Look whether the letter arrives: when it comes back, the address is put on the list by itself. When the owner asks for no more letters there, add the address (`POST /v1/suppressed-addresses`).',
    example: 'A clerk released an address an hour ago, and a batch of that hour has a letter to it.',
  },
  'UP-3101': {
    happened:
      'The address was released, and a newer report put it on the list again. Letters avoid it already. Nothing was changed.',
    repair: 'Nothing has to be done. `POST /v1/suppressed-addresses/find` shows the newer entry.',
    example: 'A released mailbox bounced again before somebody undid the release.',
  },
  'UP-2087': {
    happened:
      'A letter of another entity bounced or came back from this address, so the letters of every entity avoid it. Only that entity, or an operator of the hub, takes it off the list. Nothing was changed.',
    repair:
      'Ask an operator of the hub to release the address (`uitpost suppressed-addresses release`), or send the letter through another channel or to another address.',
    example: 'A clerk who knows that a mailbox exists again, which bounced for another entity last year.',
  },
  'UP-2088': {
    happened: 'The request names neither an email address nor a postal address, so there is nothing to look for.',
    repair: 'Give `email`, `address`, or both.',
    example: 'A form that was posted empty.',
  },
}
