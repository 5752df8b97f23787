/** The pages of the codes for the time after a restore of the database. */
export const recoveryProblemWords = {
  'UP-5055': {
    happened:
      'The database of the hub was restored from a back-up. Operators look at which letters have left since, and no letter is accepted until they are done.',
    repair: 'Post the letter again later, with the same Idempotency-Key. Nothing of this request was stored.',
    example: 'Posting a letter ten minutes after the database was restored.',
  },
  'UP-5056': {
    happened: 'No recovery is open: the database was not restored, or somebody has ended the recovery.',
    repair: 'Nothing has to be done. `uitpost recovery show` describes the last recovery.',
    example: 'Ending a recovery that a colleague ended a moment ago.',
  },
  'UP-5057': {
    happened: 'Letters may have left after the restored moment, and nobody has decided yet what becomes of them.',
    repair:
      'List them with `uitpost recovery letters --undecided` and decide with `uitpost recovery decide`, one by one or in sets.',
    example: 'Ending the recovery while twelve letters on paper are undecided.',
  },
  'UP-5058': {
    happened:
      'Whoever ends a recovery says how many letters are sent again, recorded and left. A colleague decided about letters in the meantime, and the numbers are others now.',
    repair: 'Read the recovery again, look at its numbers, and end it with these.',
    example: 'Ending the recovery with twelve letters to send again, after a colleague added three.',
  },
} as const
