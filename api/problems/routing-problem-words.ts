/** The pages of the codes for the list of suppressed addresses and for the registry. */
export const routingProblemWords = {
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
