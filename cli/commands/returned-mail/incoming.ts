import { Command } from 'commander'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { Refusal } from '../../../core/fault.ts'
import { parseId, showId } from '../../../core/words/id.ts'
import { discardItem, listTray } from '../../../dispatcher/incoming-mail/tray.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { limitOption } from '../../show/limit-option.ts'
import { shortTime, table } from '../../show/table.ts'

/** `uitpost incoming list|discard` */
export function incomingCommand({ terminal, settings, clock }: CommandContext): Command {
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
  const discard = new Command('discard')
    .description('discard a scan in the tray of the hub: its bytes are removed, the reason stays')
    .argument('<id>', 'inc_…')
    .requiredOption('--reason <text>', 'why it belongs to no letter; without names')
    .addHelpText('after', "\nExample:\n  $ uitpost incoming discard inc_01kb… --reason 'Advertising'")
    .action(async (named: string, { reason }: { reason: string }) => {
      const id = parseId('incoming', named)
      if (id === undefined) throw new CommandFailed('This is no id of a scan.', 'It begins with inc_.', 2)
      await withHubDatabase(settings(), async (database) => {
        try {
          await discardItem({ database, clock }, 'hub', id, reason, 'hub:command-line')
        } catch (error) {
          if (error instanceof Refusal) throw new CommandFailed(error.message, '`uitpost incoming list` shows them.')
          throw error
        }
        await recordAudit(database, undefined, {
          at: clock.now(),
          actorKind: 'hub',
          actor: 'hub:command-line',
          action: 'discard-scan',
          subjectKind: 'incoming-item',
          subject: named,
        })
      })
      terminal.out(`${named}: discarded.`)
    })
  return new Command('incoming').description('scanned replies and returned mail').addCommand(list).addCommand(discard)
}
