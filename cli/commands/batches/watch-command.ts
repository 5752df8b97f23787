import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { openProgress } from '../../show/progress-bar.ts'
import { right } from '../../show/refusal.ts'
import { pathOf } from './batch-path.ts'
import { batchLines, type ShownBatch } from './show-batch.ts'

const pollMs = 1_000
/** The share of rows that are dealt with, in parts of a hundred. */
const whole = 100

/** The list waits for a person. */
const waits = 3
/** The list was cancelled or rejected, or letters of it failed. */
const failed = 1

/** `uitpost batches watch` */
export function watchCommand({ terminal, settings, exitWith }: CommandContext): Command {
  return new Command('watch')
    .description('follow a list until it has ended or waits for a person')
    .argument('<id>', 'bat_…')
    .option('--json', 'print the list as JSON at the end')
    .addHelpText(
      'after',
      `
Exit codes: 0 every letter was handed over, 3 the list waits for a person, 1 it was cancelled or rejected, or letters failed.

Example:
  $ uitpost batches watch bat_01kb…`,
    )
    .action(async (id: string, { json }: { json?: true }) => {
      const api = await openHubApi(settings())
      const bar = openProgress(terminal, 'list', whole)
      let shown = 0
      let batch: ShownBatch
      try {
        for (;;) {
          batch = right(await api.get(pathOf(id))) as unknown as ShownBatch
          const done = Math.floor(batch.progress * whole)
          bar.step(Math.max(0, done - shown))
          shown = Math.max(shown, done)
          if (isAtRest(batch)) break
          await sleep(pollMs)
        }
      } finally {
        bar.end()
      }
      const code = exitCodeOf(batch)
      if (code !== 0) exitWith(code)
      terminal.out(json ? JSON.stringify(batch) : batchLines(batch).join('\n'))
    })
}

function isAtRest({ status, waitsFor }: ShownBatch): boolean {
  return ['paused', 'completed', 'cancelled', 'rejected'].includes(status) || waitsFor === 'quota'
}

function exitCodeOf({ status, waitsFor, letters }: ShownBatch): 0 | 1 | 3 {
  if (status === 'paused' || waitsFor !== undefined) return waits
  const lost = (letters?.['failed'] ?? 0) + (letters?.['undeliverable'] ?? 0)
  return status === 'completed' && lost === 0 ? 0 : failed
}
