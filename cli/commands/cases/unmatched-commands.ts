import { Command } from 'commander'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { createLog } from '../../../core/log.ts'
import { parseId, showId } from '../../../core/words/id.ts'
import { attachUnmatched, discardUnmatched } from '../../../dispatcher/receipts/settle-unmatched.ts'
import { listUnmatched, type UnmatchedId } from '../../../dispatcher/receipts/unmatched-receipts.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { installationKeys } from '../../reach/installation-keys.ts'
import { limitOption } from '../../show/limit-option.ts'
import { shortTime, table } from '../../show/table.ts'
import { commandLine } from './case-named.ts'

export function unmatchedCommand({ terminal, settings }: CommandContext): Command {
  return new Command('unmatched')
    .description('reports of partners about messages that the hub does not know, newest first')
    .addOption(limitOption())
    .option('--settled', 'those that were attached or discarded')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost cases unmatched')
    .action(async ({ limit, settled, json }: { limit: number; settled?: true; json?: true }) => {
      const found = await withHubDatabase(settings(), (database) =>
        listUnmatched(database.hub, { settled: settled === true, limit }),
      )
      const rows = found.map((each) => ({
        ...each,
        id: showId('unmatchedReceipt', each.id),
        message: showId('message', each.message),
        attachedTo: each.attachedTo === null ? null : showId('message', each.attachedTo),
      }))
      if (json) return terminal.out(JSON.stringify(rows))
      if (rows.length === 0)
        return terminal.out(settled ? 'No report was settled.' : 'Every report belongs to a message.')
      terminal.out(
        table(
          ['report', 'channel', 'message', 'delivery', 'type', 'reason', 'of', 'received', 'settled'],
          rows.map((row) => [
            row.id,
            row.channel ?? '–',
            row.message,
            row.sequence,
            row.type,
            row.detail['reason'] ?? '–',
            shortTime(row.at),
            shortTime(row.receivedAt),
            row.settledAs === null ? '–' : `${row.settledAs} ${row.attachedTo ?? row.settledReason ?? ''}`,
          ]),
        ),
      )
    })
}

export function attachReceiptCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('attach-receipt')
    .description('report a receipt about another message, as if its partner had named it')
    .argument('<report>', 'umr_…')
    .argument('<message>', 'msg_…')
    .addHelpText('after', '\nExample:\n  $ uitpost cases attach-receipt umr_01kb… msg_01kb…')
    .action(async (named: string, letter: string) => {
      const id = reportNamed(named)
      const message = parseId('message', letter)
      if (message === undefined) throw new CommandFailed(`${letter} is no message.`, 'An id begins with msg_.', 2)
      const known = settings()
      const { keyring } = await installationKeys(known)
      await withHubDatabase(known, async (database) => {
        const now = clock.now()
        const deps = { database, keyring, clock, log: createLog('silent') }
        const { entity } = await attachUnmatched(deps, { id, by: commandLine, now }, message)
        await recordAudit(database, entity, lineOf('attach-receipt', named, now))
      })
      terminal.out(`${named}: attached to ${letter}`)
    })
}

export function discardReceiptCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('discard-receipt')
    .description('let a receipt go that belongs to no message')
    .argument('<report>', 'umr_…')
    .requiredOption('--reason <text>', 'why; without names')
    .addHelpText(
      'after',
      "\nExample:\n  $ uitpost cases discard-receipt umr_01kb… --reason 'A letter of the old system'",
    )
    .action(async (named: string, { reason }: { reason: string }) => {
      const id = reportNamed(named)
      await withHubDatabase(settings(), async (database) => {
        const now = clock.now()
        await discardUnmatched({ database }, { id, by: commandLine, now }, reason)
        await recordAudit(database, undefined, lineOf('discard-receipt', named, now))
      })
      terminal.out(`${named}: discarded`)
    })
}

const lineOf = (action: string, subject: string, at: Date) =>
  ({ at, actorKind: 'hub', actor: commandLine, action, subjectKind: 'receipt', subject }) as const

function reportNamed(named: string): UnmatchedId {
  const id = parseId('unmatchedReceipt', named)
  if (id === undefined) throw new CommandFailed(`${named} is no report.`, 'See `uitpost cases unmatched`.', 2)
  return id
}
