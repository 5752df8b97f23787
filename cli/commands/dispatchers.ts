import { Command } from 'commander'
import { listDispatchers, presenceOf } from '../../dispatcher/runtime/dispatchers-seen.ts'
import type { CommandContext } from '../command-context.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { shortTime, table } from '../show/table.ts'

/** `uitpost dispatchers list` */
export function dispatchersCommand({ terminal, clock, settings, exitWith }: CommandContext): Command {
  const list = new Command('list')
    .description(
      'the processes of the last seven days; exit code 1 when none runs or one cannot reach its queue or the store',
    )
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost dispatchers list')
    .action(async ({ json }: { json?: true }) => {
      const found = await withHubDatabase(settings(), (database) => listDispatchers(database.hub, clock.now()))
      const { dispatcher, since, queue, blobs } = presenceOf(found)
      if (dispatcher === 'absent' || queue === 'DOWN' || blobs === 'DOWN') exitWith(1)
      if (json) return terminal.out(JSON.stringify({ dispatcher, since, queue, blobs, items: found }))
      if (found.length > 0)
        terminal.out(
          table(
            ['process', 'state', 'started', 'last seen', 'queue', 'store'],
            found.map((each) => [
              each.id,
              each.state,
              shortTime(each.startedAt),
              shortTime(each.seenAt),
              each.queueUp ? 'reached' : 'not reached',
              each.blobsUp ? 'works' : 'cannot be written',
            ]),
          ),
        )
      if (dispatcher === 'absent')
        terminal.out(
          `No dispatcher runs${since === undefined ? '; none was ever seen' : `, since ${shortTime(since)}`}. Letters are accepted and wait.`,
        )
    })
  return new Command('dispatchers').description('the processes that make and hand over letters').addCommand(list)
}
