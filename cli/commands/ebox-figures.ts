import { Command } from 'commander'
import { readEboxFigures } from '../../channels/ebox/store/figures.ts'
import type { CommandContext } from '../command-context.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { shortTime, table } from '../show/table.ts'

/** `uitpost ebox figures` */
export function eboxFiguresCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('figures')
    .description('consents by age, letters whose reading is awaited, and calls by result')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost ebox figures')
    .action(async ({ json }: { json?: true }) => {
      const figures = await withHubDatabase(settings(), ({ hub }) => readEboxFigures(hub, clock.now()))
      if (json) return terminal.out(JSON.stringify(figures))
      const { consents, letters, calls } = figures
      terminal.out(
        `letters: ${letters.followed} are followed, ${letters.overdue} of them overdue for an hour` +
          `${letters.oldestDueAt === null ? '' : ` (the oldest is due since ${shortTime(letters.oldestDueAt)})`}; ` +
          `${letters.withoutId} were accepted without an id`,
      )
      terminal.out(
        table(
          ['consent', 'of a day', 'of a week', 'older', 'oldest'],
          consents.map(({ answer, day, week, older, oldestAt }) => [answer, day, week, older, shortTime(oldestAt)]),
        ),
      )
      terminal.out(
        table(
          ['call', 'result in seven days', 'calls', 'last'],
          calls.map(({ call, result, calls: count, lastAt }) => [call, result, count, shortTime(lastAt)]),
        ),
      )
    })
}
