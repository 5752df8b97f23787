import { type Destruction, type Finding, formatFinding, type VerifyStep } from '../../archive/verify/finding.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import type { Terminal } from '../terminal.ts'
import { openProgress, type Progress } from './progress-bar.ts'

export interface Checked {
  readonly findings: readonly Finding[]
  readonly leaves: number
  readonly records: number
  /** Records that are gone by an approved disposal. */
  readonly destroyed: number
  /** The certificates that prove it, of an export. */
  readonly certificates: readonly Destruction[]
}

/** Runs a long check with a progress bar on a terminal; each finding is printed when it is found, unless the output is JSON. */
export async function followSteps(
  terminal: Terminal,
  steps: AsyncIterable<VerifyStep>,
  quiet: boolean,
): Promise<Checked> {
  const findings: Finding[] = []
  const done = { leaves: 0, records: 0 }
  const certificates: Destruction[] = []
  let destroyed = 0
  let bar: { readonly of: string; readonly progress: Progress } | undefined
  for await (const step of steps) {
    if (step.kind === 'finding') {
      findings.push(step.finding)
      if (!quiet) terminal.out(formatFinding(step.finding))
      continue
    }
    if (step.kind === 'destroyed') {
      destroyed += step.records
      if (step.by === undefined) continue
      certificates.push(step.by)
      if (!quiet) terminal.out(destructionWords(step.by))
      continue
    }
    if (bar?.of !== step.of) {
      bar?.progress.end()
      bar = { of: step.of, progress: openProgress(terminal, step.of, step.total) }
    }
    bar.progress.step(step.done - done[step.of])
    done[step.of] = step.done
  }
  bar?.progress.end()
  return { findings, ...done, destroyed, certificates }
}

function destructionWords({ disposal, at, legalGround, records }: Destruction): string {
  const which = records.length === 1 ? records[0] : `${records.length} records`
  return `${which}: destroyed by rule on ${brusselsDay(new Date(at))} by certificate ${disposal} (${legalGround})`
}
