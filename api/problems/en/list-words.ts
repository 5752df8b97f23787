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
    happened: 'The request does not say what a column of the list is used for. No row was checked.',
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
  'UP-3092': {
    happened: 'The list sends its rows at once, or one of its stages was begun, so its stages can no longer be chosen.',
    repair:
      'Begin what remains with `continue`, or pause the list. To choose stages after posting, post the list with `stages=rest`.',
    example: '`PUT /v1/batches/{id}/stages` after the first fifty letters were begun.',
  },
  'UP-3093': {
    happened:
      'Between your last look at the list and your request, somebody began the next stage. Your request began nothing.',
    repair: 'Ask for the list again and look at what was begun. Repeat the request with the new number in `begun`.',
    example: 'Two people press “Send the rest” in the same second.',
  },
  'UP-4073': {
    happened:
      'The stage `seeds` has neither rows that are marked nor an address for copies, so that it would send nothing.',
    repair:
      'Mark rows with `seed`, choose copies by email as a signed-in person, add an address for control copies to the print contract, or leave `seeds` out.',
    example: '`{"stages": ["seeds", "rest"]}` for a list without marked rows.',
  },
  'UP-3090': {
    happened: 'Some rows of this mend were accepted as letters, or mended again, since then. Nothing was taken back.',
    repair:
      '`accepted` and `mendedAgain` name the rows. Take a later mend back first, or send `{"partly": true}` to take back the other rows. Change an accepted letter itself.',
    example: 'A mend of 14 rows, of which 3 were sent before it was taken back.',
  },
  'UP-4067': {
    happened: 'A mend of many rows of this list is under way, or is being taken back. One is done at a time.',
    repair: 'Try again when it is done: `detail` says how far it is. Single rows can be mended meanwhile.',
    example: 'Two people mend groups of 20,000 rows of the same list in the same minute.',
  },
  'UP-4068': {
    happened:
      'No row of the list has a fault in this column with this code and this value any more. Nothing was changed.',
    repair: 'Read the faults of the list again. Another person may have mended the rows.',
    example: 'Two people mend the same group; the second one comes a moment later.',
  },
  'UP-3074': {
    happened: 'The row was accepted as a letter, or repeats one, so its values can no longer be changed.',
    repair: 'Change the letter itself: cancel it while that is possible, or send it again to another address.',
    example: '`PATCH /v1/batches/{id}/rows/17` a second after row 17 was accepted.',
  },
  'UP-3091': {
    happened:
      'The row has no letter that could be shown: it cannot be read as a message, its template or supplied document cannot be used, or the letter cannot be drawn.',
    repair: '`detail` says why. Mend the row, or choose another template for the list; then ask again.',
    example: 'The preview of a row that names a template which was retired.',
  },
  'UP-4076': {
    happened:
      'The hub failed on a row of the list by a fault of its own, although other rows of the same part passed. The row was left out and no letter of it was sent. The operators of the hub see it.',
    repair:
      'Change a value of the row, which checks it again, or wait until an operator does so. The failures of the list as CSV contain the row.',
    example: 'A character in one cell that a program of the hub cannot store.',
  },
  'UP-4077': {
    happened:
      'The hub fails on a part of the list, or on the list as a whole, by a fault of its own. Nothing of that part was sent. It tries again by itself, at most ten minutes later each time, and goes on with the other rows.',
    repair:
      'Nothing is needed from you. An operator sees the code of the fault, tries again after a repair (`POST /v1/list-failures/{id}/retry`), or goes on without the rows (`…/refuse`).',
    example: 'The folder for temporary files is full, so that a workbook cannot be read.',
  },
  'UP-4078': {
    happened: 'The list fails in a step in which no row can be left out: its letters are being released or cancelled.',
    repair: 'Remove the cause, which the code of the failure names, and try again; or cancel the list.',
    example: 'Going on without a list of which all rows were accepted.',
  },
} as const
