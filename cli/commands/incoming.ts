import { Command } from 'commander'
import { showId } from '../../core/words/id.ts'
import { listTray } from '../../dispatcher/incoming-mail/tray.ts'
import type { CommandContext } from '../command-context.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { limitOption } from '../show/limit-option.ts'
import { shortTime, table } from '../show/table.ts'

/** `uitpost incoming list` */
export function incomingCommand({ terminal, settings }: CommandContext): Command {
  const list = new Command('list')
    .description('scans in the tray of the hub, whose letter is unknown; newest first')
    .addOption(limitOption())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost incoming list')
    .action(async ({ limit, json }: { limit: number; json?: true }) => {
      const items = await withHubDatabase(settings(), (database) =>
        listTray(database.hub, 'hub', { status: 'unmatched' }, limit),
      )
      const rows = items.map(({ id, reference, kind, receivedAt, size }) => ({
        id: showId('incoming', id),
        reference,
        kind,
        receivedAt,
        size,
      }))
      if (json) return terminal.out(JSON.stringify(rows))
      if (rows.length === 0) return terminal.out('No scan waits in the tray.')
      terminal.out(
        table(
          ['scan', 'reference', 'kind', 'received', 'bytes'],
          rows.map((row) => [row.id, row.reference, row.kind, shortTime(row.receivedAt), row.size]),
        ),
      )
    })
  return new Command('incoming').description('scanned replies and returned mail').addCommand(list)
}
