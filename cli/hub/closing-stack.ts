/** What was opened, to be closed in reverse order. */
export interface ClosingStack {
  /** Adds a function that closes what has just been opened. */
  push(close: () => Promise<void>): void
  /**
   * Closes everything, the last opened first. One that fails does not keep the others open.
   * @throws the first failure, after all were tried
   */
  closeAll(): Promise<void>
}

export function createClosingStack(): ClosingStack {
  const closers: (() => Promise<void>)[] = []
  return {
    push: (close) => void closers.push(close),
    closeAll: async () => {
      const failures: unknown[] = []
      for (const close of closers.splice(0).reverse()) await close().catch((error: unknown) => failures.push(error))
      if (failures.length > 0) throw failures[0]
    },
  }
}
