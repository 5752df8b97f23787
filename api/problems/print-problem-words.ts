/** The pages of the codes of print contracts and print runs. */
export const printProblemWords = {
  'UP-3040': {
    happened:
      'The new tariff table begins today or earlier, or on a day for which there is a table. Nothing was changed.',
    repair: 'Choose a first day after today: runs up to and including today have their price already.',
    example: 'A table with `from` yesterday.',
  },
  'UP-3041': {
    happened:
      'The partner has not reported this part as refused, so nothing proves that its letters were not posted. Nothing was sent.',
    repair:
      'Ask the partner, and give in `statement` who confirmed when that no letter was posted. It is kept in the audit trail.',
    example: 'Ordering a part again because its report is late.',
  },
  'UP-3042': {
    happened:
      'The part was not handed over yet, or each of its letters was posted, rejected or returned, or is in a later part. Nothing was sent.',
    repair: 'Look at the parts of the run. To send a single letter once more, use `POST /v1/messages/{id}/resend`.',
    example: 'Ordering a part for the second time.',
  },
  'UP-3043': {
    happened:
      'The contract is shared with your entity; only the entity that holds it can change it. Nothing was changed.',
    repair: 'Ask the holder, or make a contract of your own.',
    example: 'A municipality that changes the cut-off of the contract of its purchasing group.',
  },
}
