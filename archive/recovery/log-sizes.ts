/** The log as the restored database knew it, and as it was published; the same where nothing is missing. */
export interface LogSizes {
  readonly known: number
  readonly published: number
}
