/** The pages of the codes for email addresses. */
export const emailProblemWords = {
  'UP-2105': {
    happened: 'This cannot be an email address.',
    repair:
      'Send one bare address, without a name around it: characters allowed by RFC 5322 and RFC 6531 before the @, without quotation marks, and a domain name after it. Both may contain letters outside ASCII.',
    example: '`jan@example.org`, not `Jan <jan@example.org>`',
  },
  'UP-4060': {
    happened:
      'Before the @, the email address holds a character outside ASCII. Only mail servers with SMTPUTF8 (RFC 6531) deliver to such an address, and none of the servers of this hub offers it.',
    repair:
      'Use another address of this person, without such characters before the @; most providers give one. Or leave the email address out, so that the letter takes another channel. An operator who connects a mail server with SMTPUTF8 lifts this.',
    example: '`jörg@example.org`. A domain outside ASCII is no problem: `info@müller.example`.',
  },
}
