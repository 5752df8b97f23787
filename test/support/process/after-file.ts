type Closer = () => unknown

const closers: Closer[] = []

/**
 * Closes at the end of the test file what it opened, the last first, after its own `afterAll`. For what helpers open: Vitest ignores,
 * without a word, an `afterAll` that is called in a `beforeAll` or a test, and the process of the file serves many others.
 */
export function afterFile(close: Closer): void {
  closers.push(close)
}

/** @throws AggregateError when something could not be closed; the others are closed nevertheless */
export async function closeOpened(): Promise<void> {
  const faults: unknown[] = []
  for (let close = closers.pop(); close !== undefined; close = closers.pop())
    try {
      await close()
    } catch (error) {
      faults.push(error)
    }
  if (faults.length > 0) throw new AggregateError(faults, `After the file: ${faults.map(String).join('; ')}`)
}
