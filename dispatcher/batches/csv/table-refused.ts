/** A file is not a table that can be read. The message says what is wrong, `repair` how to correct the file. */
export class TableRefused extends Error {
  override readonly name = 'TableRefused'
  readonly repair: string | undefined

  constructor(message: string, repair?: string) {
    super(message)
    this.repair = repair
  }
}
