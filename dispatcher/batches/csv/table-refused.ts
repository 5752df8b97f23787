import type { TableReasonName } from '../../../core/words/table-reasons.ts'

/** Why a file cannot be read as a table, with its figures, for texts in a language other than English. It holds no value of a row. */
export interface TableReason {
  readonly name: TableReasonName
  readonly values?: Readonly<Record<string, string | number>>
}

/** A file is not a table that can be read. The message says what is wrong, `repair` how to correct the file. */
export class TableRefused extends Error {
  override readonly name = 'TableRefused'
  readonly code = 'UP-4061'
  readonly repair: string | undefined
  readonly why: TableReason

  constructor(message: string, repair?: string, why: TableReason = { name: 'damaged' }) {
    super(message)
    this.repair = repair
    this.why = why
  }

  /** What is wrong and how to correct it, in one text. */
  get advice(): string {
    return this.repair === undefined ? this.message : `${this.message} ${this.repair}`
  }
}

export const saveAgain = 'Save the table again as “CSV UTF-8 (comma delimited)” or as a workbook (.xlsx).'
