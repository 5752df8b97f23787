/** A file is not a table that can be read. The message says what is wrong, `repair` how to correct the file. */
export class TableRefused extends Error {
  override readonly name = 'TableRefused'
  readonly code = 'UP-4061'
  readonly repair: string | undefined

  constructor(message: string, repair?: string) {
    super(message)
    this.repair = repair
  }
}

export const saveAgain = 'Save the table again as “CSV UTF-8 (comma delimited)” or as a workbook (.xlsx).'
