import { createInterface } from 'node:readline/promises'

/** The terminal of a command, and its signal to stop; a test passes its own. */
export interface Terminal {
  /** The requested output: a line on standard output. */
  out(line: string): void
  /** Additional information: a line on standard error. */
  tell(line: string): void
  /** Whether a person watches standard error and progress is shown. */
  readonly watched: boolean
  /** Asks a person for a line; absent where no person can answer. */
  readonly ask?: (question: string) => Promise<string>
  /** Resolves when Ctrl-C or SIGTERM requests the end. From the first call on, these signals no longer kill the process. */
  untilStopped(): Promise<void>
}

export const processTerminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
  watched: process.stderr.isTTY,
  ...(process.stdin.isTTY && process.stderr.isTTY && { ask: askOnTerminal }),
  untilStopped: () =>
    new Promise((resolve) => {
      // A second Ctrl-C changes nothing: closing is under way, and -9 is always safe.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
    }),
}

/** The question goes to standard error, so that standard output holds only the requested output. */
async function askOnTerminal(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(question)
  } finally {
    lines.close()
  }
}
