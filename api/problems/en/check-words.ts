/** The pages of the codes for reports of false letters. */
export const checkProblemWords = {
  'UP-5040': {
    happened: 'The report of a false letter names a sender that the hub does not know.',
    repair:
      'Take the code of a sender of `GET /.well-known/letter-keys.json`, or leave `sender` out: the report then goes to the operators of the hub.',
    example: 'A report with the name of an agency in place of its code.',
  },
  'UP-5041': {
    happened: 'The report of a false letter gives a day in the future, or of more than a year ago.',
    repair: 'Give the day on which the letter was received, in Belgian time, or leave `receivedOn` out.',
    example: 'A report with 2062 in place of 2026.',
  },
}
