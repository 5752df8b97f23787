import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { readTrialFile, type TrialFile } from '../../../cli/trial/trial-file.ts'
import { packageRoot } from '../../../core/package-root.ts'

/** `uitpost …` in a process of its own, to be signalled and killed. */
export interface StartedUitpost {
  readonly child: ChildProcess
  /** Everything it wrote so far. */
  output(): string
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

/** Starts the real command, which builds first what changed; only these settings reach it. */
export function startUitpost(argv: readonly string[], settings: Readonly<Record<string, string>>): StartedUitpost {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [join(packageRoot, 'cli/uitpost.mjs'), ...argv], {
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      written += bytes.toString()
    })
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => (code ?? signal) as number)
  return { child, output: () => written, ended }
}

/** The output of the trial once it is ready. @throws when it ends instead, with what it wrote */
export async function whenReady(started: StartedUitpost, dataDir: string): Promise<TrialFile> {
  let over = false
  void started.ended.then(() => {
    over = true
  })
  for (;;) {
    const trial = await readTrialFile(dataDir)
    if (trial?.pid === started.child.pid && trial !== undefined) return trial
    if (over) throw new Error(`It ended:\n${started.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
