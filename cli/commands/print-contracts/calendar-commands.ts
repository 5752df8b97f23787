import { Command } from 'commander'
import { findContract } from '../../../channels/print/store/contracts/contracts.ts'
import { contractDays } from '../../../channels/print/store/contracts/cut-off.ts'
import { forecastDays, runsByDay, weeksOfHistory } from '../../../channels/print/store/runs/forecast.ts'
import { bridgeDaysOf } from '../../../core/words/days/bridge-days.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { holidaysOf } from '../../../core/words/days/working-day.ts'
import { countWaiting } from '../../../dispatcher/collected/count-waiting.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { table } from '../../show/table.ts'
import { contractId, contractOf } from './named-contract.ts'

const dayMs = 86_400_000

/** What comes on the next days by a contract, and on which days nothing is printed. */
export const calendarCommands = (context: CommandContext): Command[] => [
  forecastCommand(context),
  closingDaysCommand(context),
]

function forecastCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('forecast')
    .description('letters that come on the next days: planned, waiting, and as many as on the same weekday before')
    .argument('<id>', 'ctr_…')
    .option('--days <n>', 'days from today on, at most 60', '14')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost print-contracts forecast ctr_01kb… --days 30')
    .action(async (named: string, { days, json }: { days: string; json?: true }) => {
      const count = numberIn(days, 1, 60, '--days')
      const today = brusselsDay(clock.now())
      const since = brusselsDay(new Date(clock.now().getTime() - weeksOfHistory * 7 * dayMs))
      const items = await withHubDatabase(settings(), async (database) => {
        const found = contractOf(await findContract(database.hub, contractId(named)), named)
        // Of the letters of its holder, as the holder sees it.
        return database.asEntity(found.entity, async (tx) =>
          forecastDays(
            contractDays(found, today, count),
            await runsByDay(tx, found.id, since),
            await countWaiting(tx, today),
          ),
        )
      })
      if (json) return terminal.out(JSON.stringify(items))
      terminal.out(
        table(
          ['day', 'run', 'planned', 'sheets', 'waiting', 'held', 'usual', 'expected'],
          items.map((each) => [
            each.day,
            each.open ? 'yes' : 'no',
            each.planned,
            each.sheets,
            each.waiting,
            each.held,
            each.usual ?? '–',
            each.expected,
          ]),
        ),
      )
    })
}

function closingDaysCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('closing-days')
    .description('the legal holidays and the bridge days of a year, and which bridge days the contract closes')
    .argument('<id>', 'ctr_…')
    .option('--year <year>', 'this year when absent')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost print-contracts closing-days ctr_01kb… --year 2027')
    .action(async (named: string, { year, json }: { year?: string; json?: true }) => {
      const of = numberIn(year ?? brusselsDay(clock.now()).slice(0, 4), 2000, 2099, '--year')
      const found = await withHubDatabase(settings(), async (database) =>
        contractOf(await findContract(database.hub, contractId(named)), named),
      )
      const rows = [
        ...[...holidaysOf(of)].map(([day, name]) => ({ day, name: name.nl, kind: 'holiday', closed: true })),
        ...bridgeDaysOf(of).map(({ day }) => ({
          day,
          name: '',
          kind: 'bridge day',
          closed: found.closedOn.includes(day),
        })),
      ].toSorted((a, b) => (a.day < b.day ? -1 : 1))
      if (json) return terminal.out(JSON.stringify(rows))
      terminal.out(
        table(
          ['day', 'kind', 'name', 'closed'],
          rows.map(({ day, kind, name, closed }) => [day, kind, name, closed ? 'yes' : 'no']),
        ),
      )
    })
}

function numberIn(text: string, least: number, most: number, option: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most)
    throw new CommandFailed(`${option} is a number from ${least} to ${most}.`, '', 2)
  return value
}
