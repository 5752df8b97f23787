import { Command } from 'commander'
import { listOverdue, type OverdueKind, type OverdueMail } from '../../../channels/print/store/reports/overdue-mail.ts'
import { showId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { nameOf } from '../../show/name-of.ts'
import { shortTime, table } from '../../show/table.ts'

/** What an operator does about each kind. */
const advice: Readonly<Record<OverdueKind, string>> = {
  'not-handed-over': 'the package could not be uploaded: `uitpost channels`, and the log of the dispatcher, say why',
  'no-report':
    'ask the partner whether the package arrived, and look for its return files (`uitpost return-files list`)',
  'not-received':
    'ask the partner about these letters; a part that it lost leaves again with `uitpost print-runs rerun`',
  'not-posted': 'ask the partner when they were posted; `uitpost print-runs show` names them',
}

/** `uitpost print-runs overdue`; ends with 1 where something is overdue, so that a scheduled job can raise an alert. */
export function overdueCommand({ terminal, clock, settings, exitWith }: CommandContext): Command {
  return new Command('overdue')
    .description('mail that was not handed over, received or posted in time, and what to do')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nIt ends with exit code 1 when something is overdue.\n\nExample:\n  $ uitpost print-runs overdue',
    )
    .action(async ({ json }: { json?: true }) => {
      const now = clock.now()
      const late = await withHubDatabase(settings(), (database) => listOverdue(database.hub, now))
      if (json) terminal.out(JSON.stringify(late.map(shown)))
      else if (late.length === 0) terminal.out('No mail on paper is overdue.')
      else terminal.out([rows(late, now), '', ...kindsOf(late).map((kind) => `${kind}: ${advice[kind]}`)].join('\n'))
      if (late.length > 0) exitWith(1)
    })
}

function rows(late: readonly OverdueMail[], now: Date): string {
  return table(
    ['overdue', 'run', 'entity', 'contract', 'partner', 'cut-off', 'letters', 'for'],
    late.map((each) => [
      each.kind,
      showId('run', each.run),
      nameOf(each.entityName),
      each.contractName,
      each.partner,
      shortTime(each.cutOffAt),
      `${each.letters} of ${each.of}`,
      age(now.getTime() - each.since.getTime()),
    ]),
  )
}

const kindsOf = (late: readonly OverdueMail[]): OverdueKind[] => [...new Set(late.map(({ kind }) => kind))]

const age = (ms: number): string => {
  const hours = Math.floor(ms / 3_600_000)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`
}

function shown({ run, entity, contract, ...each }: OverdueMail) {
  return {
    ...each,
    run: showId('run', run),
    entity: showId('entity', entity),
    contract: showId('printContract', contract),
  }
}
