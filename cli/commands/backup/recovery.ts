import { Command } from 'commander'
import { openPublishedFiles } from '../../../archive/ledger/published/published-files.ts'
import { showId } from '../../../core/words/id.ts'
import { beginRecovery } from '../../../dispatcher/recovery/begin-recovery.ts'
import { endRecovery } from '../../../dispatcher/recovery/end-recovery.ts'
import { countMissing } from '../../../dispatcher/recovery/missing-letters.ts'
import type { CommandContext } from '../../command-context.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { withArchive } from '../../reach/with-archive.ts'
import { shortTime, table } from '../../show/table.ts'
import { commandLineActor, record } from '../archive/retention/retention-command.ts'
import { describeRecovery } from './describe-recovery.ts'
import { lastRecovery } from './last-recovery.ts'
import { decideCommand, lettersCommand } from './missing-commands.ts'

/** `uitpost recovery begin|show|letters|decide|end` */
export function recoveryCommand(context: CommandContext): Command {
  return new Command('recovery')
    .description('after the database was restored: which letters may have left since, and what becomes of them')
    .addCommand(beginCommand(context))
    .addCommand(showCommand(context))
    .addCommand(lettersCommand(context))
    .addCommand(decideCommand(context))
    .addCommand(endCommand(context))
}

function beginCommand(context: CommandContext): Command {
  const { terminal, settings, clock } = context
  return new Command('begin')
    .description('once a PostgreSQL of your own was restored, before the hub is started')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      `
\`uitpost restore\` does this by itself. Run \`uitpost migrate\` first. The data folder with the file checkpoints and the blob store must be there.
The command can be interrupted and run again.`,
    )
    .action(async ({ json }: { json?: true }) => {
      const done = await withArchive(
        settings(),
        clock,
        async ({ context: archive, ownVerifierKey, retired, checkpointFile }) => {
          const begun = await beginRecovery({
            archive,
            files: openPublishedFiles(checkpointFile),
            verifierKey: ownVerifierKey,
            retired,
            by: commandLineActor,
            progress: (step) => terminal.tell(`${step} …`),
          })
          await record(context, archive.database, undefined, {
            action: 'begin-recovery',
            subjectKind: 'hub',
            subject: 'hub',
          })
          return begun
        },
      )
      if (json) terminal.out(JSON.stringify(done))
      else for (const line of describeRecovery(done)) terminal.out(line)
    })
}

function showCommand({ terminal, settings }: CommandContext): Command {
  return new Command('show')
    .description('the recovery that is open, or the last one, with its letters by entity and channel')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      await withHubDatabase(settings(), async (database) => {
        const recovery = await lastRecovery(database)
        const counts = await countMissing(database.hub, recovery.id)
        if (json)
          return terminal.out(JSON.stringify({ ...recovery, id: showId('recovery', recovery.id), letters: counts }))
        terminal.out(
          `${recovery.endedAt === null ? 'In recovery' : 'Ended'}; begun ${shortTime(recovery.begunAt)}, restored to ${shortTime(recovery.restoredTo)}.`,
        )
        terminal.out(`Leaves of the ledger: ${recovery.logSize} known, ${recovery.publishedSize} published.`)
        const { keysAdopted, entitiesAdopted, keysRefused } = recovery
        if (keysAdopted + entitiesAdopted + keysRefused > 0)
          terminal.out(
            `Made since and brought back: ${keysAdopted} keys and ${entitiesAdopted} entities; ${keysRefused} keys could not be.`,
          )
        if (recovery.packsWithoutIndex > 0)
          terminal.out(`${recovery.packsWithoutIndex} of ${recovery.packs} packs do not say what they hold.`)
        if (counts.length === 0) return terminal.out('No letter may have left since.')
        const rows = counts.map((each) => [
          each.entityCode,
          each.channel,
          each.state,
          each.handedOver,
          each.decision ?? '–',
          each.letters,
        ])
        terminal.out(table(['ENTITY', 'CHANNEL', 'STATE', 'HANDED OVER', 'DECISION', 'LETTERS'], rows))
      })
    })
}

function endCommand(context: CommandContext): Command {
  const { terminal, settings, clock } = context
  return new Command('end')
    .description('end the recovery: the hub accepts letters and hands them over again')
    .action(async () => {
      await withHubDatabase(settings(), async (database) => {
        await endRecovery(database, { by: commandLineActor, now: clock.now() })
        await record(context, database, undefined, { action: 'end-recovery', subjectKind: 'hub', subject: 'hub' })
      })
      terminal.out('The recovery has ended. The hub goes on within a second.')
    })
}
