/** The pages of the codes for lists: what a table must be so that its rows can become letters. */
export const listProblemWords = {
  'UP-4061': {
    happened:
      'The file is no table that can be read: it is something else than CSV or a workbook (.xlsx), is damaged, protected with a password, exceeds a limit (200 MB, 100,000 rows, 500 columns, 100,000 characters a cell), or has columns without a name or two of one name.',
    repair:
      '`detail` says what is wrong, at which line, and how to save the file. A workbook of another program is opened in a spreadsheet and saved as .xlsx or as “CSV UTF-8”.',
    example: 'A quotation mark that is never closed, so that all following rows are read as one cell.',
  },
  'UP-4062': {
    happened: 'A column is to be used for a variable that the published version of the template does not have.',
    repair: 'Use a variable that `detail` names, or publish the version of the template that has it first.',
    example: '`{"use": "variable", "variable": "bedarg"}` instead of `bedrag`.',
  },
  'UP-4063': {
    happened:
      'What was sent as the name of a column is a value of a row: a national number, an enterprise number, an account, a date or an email address. Only names of columns are remembered.',
    repair: 'Send the row that names the columns. A list without such a row gets one first.',
    example: 'The first line of the list is that of a person: `85631212493;Lotte Verhelst;…`.',
  },
  'UP-4064': {
    happened: 'Two columns are to be used for the same thing, so that it would be unknown which of the two is meant.',
    repair: 'Use one of them, and set the other one to `ignored` or to another use.',
    example: '`E-mail` and `E-mail 2` both as the address of the recipient.',
  },
  'UP-2072': {
    happened:
      'A warning, which stops nothing: a cell of a list was read in one of several possible ways, or something that a spreadsheet had changed was repaired. The column and `detail` say what.',
    repair: 'Look at the row before you send the list. To prevent it, make the column text in the spreadsheet.',
    example:
      'The national number of a person who was born in 2005, from which the spreadsheet dropped both zeros in front.',
  },
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
  'UP-2075': {
    happened: 'A column of the list was not mentioned, so that nobody knows whether a letter needs it. Nothing was checked yet.',
    repair: 'Give its use in `columns`; `{"use": "ignored"}` leaves it out.',
    example: 'A list with a column `Opm` that is in no letter.',
  },
  'UP-2076': {
    happened: 'A use was given for a column that the list does not have.',
    repair:
      'Ask for `GET /v1/batches/{id}/columns` and take the names from `heads`. Case, accents, spaces and signs do not count.',
    example: 'The use of `Huisnr` in a list whose column is named `Nr.`.',
  },
  'UP-2077': {
    happened:
      'A value for all rows was given for a variable that the template does not have, or for one that a column of the list has already.',
    repair: 'Give the value for a variable without a column, or leave that column out with `{"use": "ignored"}`.',
    example: '`"constants": {"jaar": "2026"}` in a list with a column `Jaar`.',
  },
  'UP-2078': {
    happened:
      'No column, and no value for all rows, gives something that every letter needs: a required variable, the reference, or the name of the recipient. Each row would be refused for it.',
    repair: 'Choose the column that has it, or give one value for all rows in `constants`.',
    example: 'A template with the required variable `jaar`, and a list without the year.',
  },
  'UP-2079': {
    happened: 'The workbook has no sheet of this name. The sheet that was read stays the one that is used.',
    repair: 'Take a name from `sheets` of `GET /v1/batches/{id}/columns`.',
    example: '`"sheet": "Blad2"` for a workbook with the sheets `Lijst` and `Codes`.',
  },
  'UP-3089': {
    happened:
      'The list does not wait for its columns: they were confirmed, it was not posted with `columns=ask`, it has ended, or its table is still being read. A list that does wait cannot be continued before.',
    repair: 'Look at `waitsFor` of the list. While the table is read, try again after a second.',
    example: '`PUT /v1/batches/{id}/columns` by a second person, just after the first one confirmed them.',
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
} as const
