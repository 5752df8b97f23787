import { Command } from 'commander'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Database } from '../../../core/db/database.ts'
import { showId } from '../../../core/words/id.ts'
import {
  type CaseCommand,
  closeCase,
  noteCase,
  openCaseWords,
  reopenCase,
} from '../../../dispatcher/cases/change-case.ts'
import { type CaseStatus, caseStatuses, type DeliveryCase } from '../../../dispatcher/cases/delivery-case.ts'
import { historyOfCase, lettersOfCase, listCases } from '../../../dispatcher/cases/list-cases.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { installationKeys } from '../../reach/installation-keys.ts'
import { limitOption } from '../../show/limit-option.ts'
import { nameOf } from '../../show/name-of.ts'
import { shortTime, table } from '../../show/table.ts'
import { caseNamed, commandLine } from './case-named.ts'
import { resendCommand, undoResendCommand } from './resend-command.ts'
import { attachReceiptCommand, discardReceiptCommand, unmatchedCommand } from './unmatched-commands.ts'

/** `uitpost cases list|show|note|close|reopen|resend|undo-resend|unmatched|attach-receipt|discard-receipt` */
export function casesCommand(context: CommandContext): Command {
  return new Command('cases')
    .description('letters of which no report came in time, or that failed late')
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(
      changeCommand(context, {
        verb: 'note',
        about: 'write a note in the history of a case',
        option: ['--text <text>', 'the note'],
        change: noteCase,
      }),
    )
    .addCommand(
      changeCommand(context, {
        verb: 'close',
        about: 'close a case with a reason',
        option: ['--reason <text>', 'why nothing more is followed up'],
        change: closeCase,
      }),
    )
    .addCommand(
      changeCommand(context, { verb: 'reopen', about: 'open a case again that was closed', change: reopenCase }),
    )
    .addCommand(resendCommand(context))
    .addCommand(undoResendCommand(context))
    .addCommand(unmatchedCommand(context))
    .addCommand(attachReceiptCommand(context))
    .addCommand(discardReceiptCommand(context))
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('cases of every entity; open ones by the nearest term')
    .addOption(limitOption())
    .option('--status <status>', `one of ${caseStatuses.join(', ')}`, 'open')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost cases list --status closed')
    .action(async ({ limit, status: typed, json }: { limit: number; status: string; json?: true }) => {
      const status = statusOf(typed)
      const found = await withHubDatabase(settings(), (database) =>
        listCases(database.hub, { test: false, status }, limit),
      )
      const rows = found.map(shown)
      if (json) return terminal.out(JSON.stringify(rows))
      if (rows.length === 0) return terminal.out(status === 'open' ? 'No case is open.' : 'No case was closed.')
      terminal.out(
        table(
          ['case', 'entity', 'reason', 'channel', 'letters of', 'letters', 'waiting', 'term', 'opened'],
          rows.map((row) => [
            row.id,
            row.entity,
            row.reason,
            row.channel,
            row.day,
            row.letters,
            row.waiting,
            row.endsOn ?? '–',
            shortTime(row.openedAt),
          ]),
        ),
      )
    })
}

function showCommand({ terminal, settings }: CommandContext): Command {
  return new Command('show')
    .description('one case: its letters and its history')
    .argument('<id>', 'cas_…')
    .addOption(limitOption())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost cases show cas_01kb…')
    .action(async (named: string, { limit, json }: { limit: number; json?: true }) => {
      const known = settings()
      const { keyring } = await installationKeys(known)
      const { found, letters, history } = await withHubDatabase(known, async (database) => {
        const one = await caseNamed(database, named)
        return {
          found: one,
          letters: await lettersOfCase(database.hub, one.id, undefined, limit),
          history: await historyOfCase(database.hub, one.id),
        }
      })
      const lines = history.map(({ words, ...event }) => ({
        ...event,
        words: openCaseWords({ keyring }, found.id, words),
      }))
      const messages = letters.map((letter) => ({ ...letter, message: showId('message', letter.message) }))
      if (json) return terminal.out(JSON.stringify({ ...shown(found), letters: messages, history: lines }))
      const { reason, channel, day, status, waiting } = found
      terminal.out(`${reason} · ${channel} · ${day} · ${status} · ${waiting} of ${found.letters} letters wait`)
      terminal.out(
        table(
          ['letter', 'reference', 'term', 'reported'],
          messages.map((each) => [each.message, each.reference, each.endsOn ?? '–', each.settledBy ?? '–']),
        ),
      )
      terminal.out(
        table(
          ['at', 'what', 'by', 'letters', 'words'],
          lines.map((each) => [shortTime(each.at), each.kind, each.by, each.letters ?? '', each.words ?? '']),
        ),
      )
    })
}

interface Change {
  readonly verb: 'note' | 'close' | 'reopen'
  readonly about: string
  /** The option that takes the words of the person. */
  readonly option?: readonly [string, string]
  readonly change: (
    deps: { readonly database: Database; readonly keyring: Keyring },
    command: CaseCommand,
    words: string,
  ) => Promise<void>
}

function changeCommand(
  { terminal, settings, clock }: CommandContext,
  { verb, about, option, change }: Change,
): Command {
  const command = new Command(verb).description(about).argument('<id>', 'cas_…')
  if (option !== undefined) command.requiredOption(...option)
  const example = option === undefined ? '' : ` ${option[0].split(' ')[0]} 'The printer found crate 7'`
  return command
    .addHelpText('after', `\nExample:\n  $ uitpost cases ${verb} cas_01kb…${example}`)
    .action(async (named: string, { text, reason }: { text?: string; reason?: string }) => {
      const known = settings()
      const { keyring } = await installationKeys(known)
      await withHubDatabase(known, async (database) => {
        const { id, entity } = await caseNamed(database, named)
        const now = clock.now()
        await change(
          { database, keyring },
          { entity: undefined, test: false, id, by: commandLine, now },
          text ?? reason ?? '',
        )
        await recordAudit(database, entity, {
          at: now,
          actorKind: 'hub',
          actor: commandLine,
          action: `${verb}-case`,
          subjectKind: 'case',
          subject: named,
        })
      })
      terminal.out(`${named}: done`)
    })
}

function shown(row: DeliveryCase) {
  const { id, entityName, run, closeReason: _sealed, ...rest } = row
  return {
    ...rest,
    id: showId('deliveryCase', id),
    entity: nameOf(entityName),
    ...(run !== null && { run: showId('run', run) }),
  }
}

/** @throws CommandFailed, exit code 2 */
function statusOf(typed: string): CaseStatus {
  const status = caseStatuses.find((each) => each === typed)
  if (status === undefined) throw new CommandFailed(`${typed} is no status.`, `Use ${caseStatuses.join(' or ')}.`, 2)
  return status
}
