import { Command } from 'commander'
import { startOfDay } from '../../../core/words/days/brussels-day.ts'
import { showId } from '../../../core/words/id.ts'
import { askRecipient, closeCase, stopReturned } from '../../../dispatcher/incoming-mail/decide-case.ts'
import { listCases } from '../../../dispatcher/incoming-mail/list-cases.ts'
import { returnRates } from '../../../dispatcher/incoming-mail/return-rates.ts'
import { type CaseStatus, caseStatuses } from '../../../dispatcher/incoming-mail/returned-case.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { limitOption } from '../../show/limit-option.ts'
import { nameOf } from '../../show/name-of.ts'
import { shortTime, table } from '../../show/table.ts'
import { decideCommand } from './decide-command.ts'
import { registerCommand } from './register-command.ts'
import { scanCommand } from './scan-command.ts'
import { sendAgainCommand, undoCommand } from './several-command.ts'

/** `uitpost returned list|rates|register|scan|send-again|undo|ask|stop|close` */
export function returnedCommand(context: CommandContext): Command {
  return new Command('returned')
    .description('letters on paper that came back')
    .addCommand(listCommand(context))
    .addCommand(ratesCommand(context))
    .addCommand(registerCommand(context))
    .addCommand(scanCommand(context))
    .addCommand(sendAgainCommand(context))
    .addCommand(
      decideCommand(context, 'ask', 'show the recipients a notice in the inbox that the address failed', askRecipient),
    )
    .addCommand(decideCommand(context, 'stop', 'decide that nothing follows', stopReturned))
    .addCommand(decideCommand(context, 'close', 'close cases that were decided', closeCase))
    .addCommand(undoCommand(context))
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('cases of every entity, newest first; without names and addresses')
    .addOption(limitOption())
    .option('--status <status>', `one of ${caseStatuses.join(', ')}`)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost returned list --status open')
    .action(async ({ limit, status, json }: { limit: number; status?: string; json?: true }) => {
      const wanted = statusOf(status)
      const cases = await withHubDatabase(settings(), (database) =>
        listCases(database.hub, { test: false, status: wanted }, limit),
      )
      const rows = cases.map((each) => ({
        id: showId('returnedCase', each.id),
        entity: nameOf(each.entityName),
        message: showId('message', each.message),
        reference: each.reference,
        reason: each.reason,
        returnedAt: each.returnedAt,
        register: each.register,
        status: each.status,
        decision: each.decision,
        newMessage: each.newMessage === null ? null : showId('message', each.newMessage),
      }))
      if (json) return terminal.out(JSON.stringify(rows))
      if (rows.length === 0) return terminal.out('No letter came back.')
      terminal.out(
        table(
          ['case', 'entity', 'letter', 'reference', 'reason', 'came back', 'register', 'status', 'decision'],
          rows.map((row) => [
            row.id,
            row.entity,
            row.message,
            row.reference,
            row.reason,
            shortTime(row.returnedAt),
            row.register,
            row.status,
            row.decision ?? '–',
          ]),
        ),
      )
    })
}

function ratesCommand({ terminal, settings }: CommandContext): Command {
  return new Command('rates')
    .description('how many letters came back, by contract, entity and country')
    .requiredOption('--from <day>', 'the first day, as 2026-11-01')
    .requiredOption('--to <day>', 'the last day, inclusive')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost returned rates --from 2026-11-01 --to 2026-11-30')
    .action(async ({ from, to, json }: { from: string; to: string; json?: true }) => {
      const [first, after] = [dayOf(from), dayOf(to, 1)]
      if (to < from) throw new CommandFailed('The period ends before it begins.', undefined, 2)
      const rates = await withHubDatabase(settings(), (database) => returnRates(database.hub, first, after))
      const rows = rates.map(({ entityName, contractName, country, letters, returned }) => ({
        entity: nameOf(entityName),
        contract: contractName,
        country,
        letters,
        returned,
        rate: letters === 0 ? 0 : returned / letters,
      }))
      if (json) return terminal.out(JSON.stringify(rows))
      if (rows.length === 0) return terminal.out('No letter was handed over in this period.')
      terminal.out(
        table(
          ['entity', 'contract', 'country', 'letters', 'returned', 'rate'],
          rows.map((row) => [
            row.entity,
            row.contract,
            row.country,
            row.letters,
            row.returned,
            `${(row.rate * 100).toFixed(1)} %`,
          ]),
        ),
      )
    })
}

function statusOf(text: string | undefined): CaseStatus | undefined {
  if (text === undefined) return undefined
  const status = caseStatuses.find((each) => each === text)
  if (status === undefined) throw new CommandFailed(`${text} is no status.`, `Use ${caseStatuses.join(', ')}.`, 2)
  return status
}

function dayOf(text: string, daysLater = 0): Date {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? startOfDay(text, daysLater) : new Date(Number.NaN)
  if (Number.isNaN(day.getTime())) throw new CommandFailed(`${text} is no day.`, 'Write it as 2026-11-01.', 2)
  return day
}
