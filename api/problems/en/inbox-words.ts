/** The pages of the codes of the inbox. */
export const inboxProblemWords = {
  'UP-1060': {
    happened:
      'A letter in the inbox does not open for the person who is signed in: its sender closed it for holders of a mandate, or named another person of the enterprise as its reader. That the letter exists is shown, its subject and text are not.',
    repair: 'Let the addressee or the named reader sign in themselves. Ask the sender when the wrong person was named.',
    example: 'Opening a letter to your mother with her mandate, while its sender chose “only the person themselves”.',
  },
  'UP-1061': {
    happened:
      'The letter is hidden: it shows neither sender nor subject until its reader signed in with a strong means. This session was opened with a weaker one.',
    repair:
      'Sign in again with an eID or another means that the identity provider calls strong: `/auth/citizen/login?strong=true`.',
    example: 'Opening a hidden letter after a sign-in with a password.',
  },
  'UP-2060': {
    happened:
      'The request asks for a confidentiality that cannot be kept: `personOnly` fits a letter to a citizen, `namedReader` one to an enterprise, and only the inbox keeps a letter closed for other readers. Nothing was sent.',
    repair:
      'Read `pointer`, and change the recipient, the channels or the wish. Without digital channels, leave `confidentiality` out: an envelope is closed.',
    example: '`"confidentiality": {"personOnly": true}` in a letter to an enterprise.',
  },
  'UP-2061': {
    happened:
      'A class with `service.inbox: acknowledged` misses something: a reading term, the inbox among its channels, or, when paper follows, registered postage. The class was not changed.',
    repair: 'Go through `issues`; each names the member and what it needs.',
    example: '`service.inbox: acknowledged` with `fallback: print` and `postage: non-priority`.',
  },
  'UP-2092': {
    happened:
      'A class with `seenInTime` misses something: a reading term, or paper as its fallback; or its letters wait for acknowledgement. The class was not changed.',
    repair: 'Go through `issues`; each names the member and what it needs.',
    example: '`seenInTime: true` without `readingTermDays`.',
  },
  'UP-3060': {
    happened:
      'The letter opens only after its reader acknowledged receipt. Its documents, its deadlines and its text are not given before.',
    repair:
      'Acknowledge receipt with `POST /v1/inbox/messages/{id}/acknowledge`, within the term that `service.lastDay` shows.',
    example: 'Fetching the PDF of a decision that was not acknowledged yet.',
  },
  'UP-3061': {
    happened:
      'Receipt of the letter was refused, or not acknowledged within its term, or the letter was decided about before. It does not open here until it went on paper.',
    repair:
      'Read `service` of the letter: it says what was decided and when. The paper letter follows where its class has one.',
    example: 'Acknowledging a letter the day after its last day.',
  },
  'UP-3062': {
    happened: 'The letter opens without acknowledgement: there is nothing to acknowledge or refuse.',
    repair: 'Open the letter.',
    example: '`POST …/acknowledge` of an ordinary letter.',
  },
  'UP-3085': {
    happened:
      'You read letters for another person or for an enterprise, and that mandate ended after you signed in. The request was refused whole: nothing was opened, acknowledged or changed by it, and what was done before stays done.',
    repair: 'Ask for a new mandate and sign in again. Your own letters stay readable in this session.',
    example: 'A mandate until 31 December, in a session that was still open after midnight.',
  },
}
