import { Command } from 'commander'
import { sweepPacks } from '../../../archive/ingest/sweep-packs.ts'
import { sweepSharedParts } from '../../../archive/ingest/sweep-shared-parts.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { findOpenRecovery } from '../../../dispatcher/recovery/recovery-state.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withArchive } from '../../reach/with-archive.ts'

interface SweepOptions {
  readonly dryRun?: boolean
  readonly json?: true
}

/** `uitpost archive sweep` */
export function sweepCommand({ terminal, clock, settings }: CommandContext): Command {
  return new Command('sweep')
    .description('remove stored bytes that no record refers to')
    .option('--dry-run', 'count what would be removed, and remove nothing')
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
The hub does the same every six hours. Two things are removed:
- packs older than a day whose letters were never recorded, since the process that made them had ended;
- shared parts (fonts, logos, colour profiles, and attachments that earlier versions archived) that no document refers to
  and that were not used for three days.
Documents of records are never touched.

Examples:
  $ uitpost archive sweep --dry-run
  $ uitpost archive sweep`,
    )
    .action(async ({ dryRun = false, json }: SweepOptions) => {
      const swept = await withArchive(settings(), clock, async ({ context }) => {
        // Packs that no row names may be all that is left of letters.
        if (!dryRun && (await findOpenRecovery(context.database.hub)) !== undefined)
          throw new CommandFailed(
            'The hub is in recovery.',
            'End it first: `uitpost recovery show` says what is left to decide.',
          )
        const packs = await sweepPacks(context, { dryRun })
        const shared = await sweepSharedParts(context, { dryRun })
        if (!dryRun && packs + shared.parts > 0)
          await recordAudit(context.database, undefined, {
            at: clock.now(),
            actorKind: 'hub',
            actor: 'hub:command-line',
            action: 'sweep-archive',
            subjectKind: 'archive',
            subject: 'archive',
          })
        return { packs, ...shared, dryRun }
      })
      terminal.out(json ? JSON.stringify(swept) : inWords(swept))
    })
}

function inWords({
  packs,
  parts,
  bytes,
  dryRun,
}: {
  packs: number
  parts: number
  bytes: number
  dryRun: boolean
}): string {
  const verb = dryRun ? 'would be removed' : 'removed'
  if (packs + parts === 0) return 'Every stored object is referred to, or too young to judge: nothing to remove.'
  return `${packs} packs and ${parts} shared parts (${(bytes / 1e6).toFixed(1)} MB) ${verb}.`
}
