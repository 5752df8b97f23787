import { runProgram } from '../../../cli/program.ts'
import type { Terminal } from '../../../cli/terminal.ts'
import { readSettings } from '../../../core/config.ts'

export interface RanCommand {
  readonly code: number
  /** Standard output. */
  readonly out: string
  /** Standard error. */
  readonly err: string
}

/** Standard output as JSON of a shape that the test knows. */
export function jsonOf<Shape>({ out }: RanCommand, _shape?: Shape): Shape {
  return JSON.parse(out) as Shape
}

/** Runs `uitpost …` in this process, with these settings and no others. */
export async function runCommand(
  argv: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  person: Partial<Pick<Terminal, 'ask' | 'untilStopped'>> = {},
): Promise<RanCommand> {
  const out: string[] = []
  const err: string[] = []
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    tell: (line) => void err.push(line),
    watched: false,
    untilStopped: () => Promise.resolve(),
    ...person,
  }
  const code = await runProgram(argv, terminal, () => readSettings(settings))
  return { code, out: out.join('\n'), err: err.join('\n') }
}
