import { runProgram } from '../../cli/program.ts'
import type { Terminal } from '../../cli/terminal.ts'
import { readSettings } from '../../core/config.ts'

export interface RanCommand {
  readonly code: number
  /** Standard output. */
  readonly out: string
  /** Standard error. */
  readonly told: string
  /** Standard output as JSON. */
  json<T>(): T
}

/** Runs `uitpost …` in this process, with these settings and no others. */
export async function runCommand(
  argv: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<RanCommand> {
  const out: string[] = []
  const told: string[] = []
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    tell: (line) => void told.push(line),
    watched: false,
    untilStopped: () => Promise.resolve(),
  }
  const code = await runProgram(argv, terminal, () => readSettings(settings))
  const text = out.join('\n')
  return { code, out: text, told: told.join('\n'), json: () => JSON.parse(text) }
}
