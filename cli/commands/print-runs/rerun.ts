import { Command, Option } from 'commander'
import { type RerunReason, rerunPart, rerunReasons } from '../../../channels/print/store/runs/rerun-part.ts'
import { showRun } from '../../../channels/print/store/runs/show-runs.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { parseId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'

/** `uitpost print-runs rerun`: the letters of a part that was lost, spoilt or refused leave once more. */
export function rerunCommand({ terminal, clock, settings }: CommandContext): Command {
  return new Command('rerun')
    .description('hand over the letters of a part once more that the partner lost, spoilt or refused')
    .argument('<part>', 'run_…-001, as its package is named')
    .addOption(new Option('--reason <reason>', 'why').choices([...rerunReasons]).makeOptionMandatory())
    .option('--statement <text>', 'who confirmed when that no letter was posted; needed unless the partner refused it')
    .addHelpText(
      'after',
      "\nExample:\n  $ uitpost print-runs rerun run_01kb…-002 --reason spoilt --statement 'Partner, by telephone, 3 December'",
    )
    .action(async (part: string, { reason, statement }: { reason: RerunReason; statement?: string }) => {
      const [, named = '', number = ''] = /^(run_[0-9a-z]+)-(\d{1,6})$/.exec(part) ?? []
      const run = parseId('run', named)
      if (run === undefined) throw new CommandFailed('This names no part.', 'It is written as run_01kb…-002.', 2)
      const result = await withHubDatabase(settings(), async (database) => {
        const by = 'hub:command-line'
        const order = { reason, statement, by }
        const ordered = await database.asHub((tx) => rerunPart(tx, { run, n: Number(number) }, order, clock.now()))
        const entity = (await showRun(database.hub, run, clock.now()))?.entity
        const note = { at: clock.now(), actorKind: 'hub', actor: by, action: 'rerun-print-part' } as const
        if (ordered.kind === 'ordered')
          await recordAudit(database, entity, { ...note, subjectKind: 'print-part', subject: part })
        return ordered
      })
      switch (result.kind) {
        case 'ordered':
          return terminal.out(`${result.letters} letters leave once more as part ${result.n}.`)
        case 'unknown':
          throw new CommandFailed('The run has no such part.', '`uitpost print-runs show` names its parts.')
        case 'statement-needed':
          throw new CommandFailed('The partner has not reported this part as refused.', 'Give --statement.', 2)
        case 'not-handed-over':
        case 'nothing-left':
          throw new CommandFailed(
            'No letter of this part can leave once more.',
            'Its letters were posted, rejected or returned, or it is not handed over..',
          )
        default:
          return result satisfies never
      }
    })
}
