/** Which statements of a pool the server keeps, parsed and planned, under a name on each connection. */
export interface StatementNames {
  /** The name under which to send this text; undefined where the server is not to keep it. */
  nameOf(text: string): string | undefined
  /** Forgets all names, and never gives one of them again: what the server keeps under them is out of date. */
  renew(): void
}

/** A plan takes tens of kilobytes of the server's memory on each connection, more with every partition. */
export const maxStatementNames = 150
/** Texts that vary (lists with optional filters, one-off reports) are not met as often as this, and stay without a name. */
const metBeforeNamed = 4

/** Names texts in the order in which they are met for the fifth time, at most `maxStatementNames` of them. */
export function createStatementNames(): StatementNames {
  const names = new Map<string, string>()
  const met = new Map<string, number>()
  let given = 0
  return {
    nameOf: (text) => {
      const name = names.get(text)
      if (name !== undefined || names.size >= maxStatementNames) return name
      const times = met.get(text) ?? 0
      if (times < metBeforeNamed) {
        // A flood of texts that vary must not be kept; those that return are counted again.
        if (met.size >= 4 * maxStatementNames) met.clear()
        met.set(text, times + 1)
        return undefined
      }
      met.delete(text)
      given += 1
      names.set(text, `uitpost_${given}`)
      return `uitpost_${given}`
    },
    renew: () => {
      names.clear()
      met.clear()
    },
  }
}

/**
 * Whether the server refused a named statement because of its name, and not because of what it does: a migration changed the
 * columns of its result, or the server behind the connection is another one, which does not know the name. Nothing was executed.
 */
export function isStaleStatement(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  // The code has other causes as well, and the text of the error depends on the server's language.
  if (error.code === '0A000') return 'routine' in error && error.routine === 'RevalidateCachedQuery'
  return error.code === '26000'
}
