import { Command } from 'commander'
import type { ScrubRound } from '../../../archive/scrub/scrub-round.ts'
import { readStoreState, type StoreState } from '../../../archive/scrub/store-state.ts'
import type { CommandContext } from '../../command-context.ts'
import { withArchive } from '../../reach/with-archive.ts'
import { shortTime } from '../../show/table.ts'

/** `uitpost store status` */
export function statusCommand({ terminal, settings, clock, exitWith }: CommandContext): Command {
  return new Command('status')
    .description('copies that wait, the last full reading, faults; exit code 1 when bytes are lost')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost store status')
    .action(async ({ json }: { json?: true }) => {
      const state = await withArchive(settings(), clock, ({ context, locations }) =>
        readStoreState(context.database.hub, locations.second),
      )
      if (state.lost > 0) exitWith(1)
      if (json) return terminal.out(JSON.stringify(state))
      for (const line of describe(state)) terminal.out(line)
    })
}

function describe({ second, running, finished, open, lost, repaired }: StoreState): readonly string[] {
  return [
    second === undefined
      ? 'There is no second location.'
      : `Second location: ${second.copies} copies wait${second.oldest === null ? '' : `, the oldest since ${shortTime(second.oldest)}`}, ${second.removals} removals wait for their time.`,
    ...(second?.isListed === false ? ['What was stored before is still to be queued for it.'] : []),
    ...(second === undefined || second.lastError === null ? [] : [`The last copy that failed: ${second.lastError}.`]),
    finished === undefined
      ? 'The archive has not been read whole yet.'
      : `Read whole from ${shortTime(finished.startedAt)} to ${shortTime(finished.finishedAt)}: ${sizeOf(finished)}.`,
    ...(running === undefined
      ? []
      : [`A reading runs since ${shortTime(running.startedAt)}: ${sizeOf(running)} of ${running.totalObjects}.`]),
    `Faults: ${lost} lost, ${open} being repaired, ${repaired} repaired.`,
  ]
}

function sizeOf({ objects, bytes, documents, faults }: ScrubRound): string {
  return `${objects} packs and shared parts, ${(bytes / 1_000_000).toFixed(1)} MB, ${documents} documents opened, ${faults} faults`
}
