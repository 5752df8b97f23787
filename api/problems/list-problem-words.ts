/** The pages of the codes for lists of letters. */
export const listProblemWords = {
  'UP-2073': {
    happened:
      'The list cannot be read: it has no rows, it is no table, a column has no name or the name of another one, or a column is neither a field of the contract nor a variable of the template. No letter was accepted.',
    repair:
      'Correct the file as `detail` says and post it again. Where the list was refused after a 202, give it a new `Idempotency-Key`.',
    example: 'A CSV file with a column `bedrg`, while the template has the variable `bedrag`.',
  },
  'UP-2074': {
    happened: 'The list has more rows than one list may have. Nothing was kept.',
    repair:
      'Divide it, and post each part with an `Idempotency-Key` of its own. JSON takes 1,000 messages; NDJSON and CSV take 100,000 rows.',
    example: 'A file of 250,000 rows: three lists.',
  },
  'UP-3071': {
    happened: 'The list has ended, so nothing of it can be stopped, continued or mended any more.',
    repair:
      'Look at `batchStatus`. Cancel or hold single letters at the letters themselves; post a new list for rows that were not sent.',
    example: '`POST /v1/batches/{id}/pause` after the last letter was handed over.',
  },
  'UP-3072': {
    happened: 'The list does not wait for anything that could be continued.',
    repair:
      'Ask for the list: it can be continued while `waitsFor` is `continue`. A paused list is resumed first; an atomic list is continued once every row is mended.',
    example: '`continue` while the rows are still checked.',
  },
  'UP-3074': {
    happened: 'The row was accepted as a letter, or repeats one, so its values can no longer be changed.',
    repair: 'Change the letter itself: cancel it while that is possible, or send it again to another address.',
    example: '`PATCH /v1/batches/{id}/rows/17` a second after row 17 was accepted.',
  },
}
