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
} as const
