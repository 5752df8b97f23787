import { Command, Option } from 'commander'
import { settleReport } from '../../api/operators/print/settle-report.ts'
import {
  listUnreadReports,
  type Meaning,
  meanings,
  readUnreadReport,
  type UnreadReport,
} from '../../channels/email/store/unread-reports.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { createLog } from '../../core/log.ts'
import { type Id, parseId, showId, showNumberedId } from '../../core/words/id.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { installationKeys } from '../reach/installation-keys.ts'
import { limitOption } from '../show/limit-option.ts'
import { shortTime, table } from '../show/table.ts'

/** `uitpost unread-reports list|show|settle` */
export function unreadReportsCommand(context: CommandContext): Command {
  return new Command('unread-reports')
    .description('mails that came back and that the hub did not understand')
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(settleCommand(context))
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('mails that wait for an operator, newest first')
    .addOption(limitOption())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost unread-reports list')
    .action(async ({ limit, json }: { limit: number; json?: true }) => {
      const known = settings()
      const { keyring } = await installationKeys(known)
      const found = await withHubDatabase(known, (database) => listUnreadReports(database.hub, keyring, limit))
      if (json) return terminal.out(JSON.stringify(found.map(shown)))
      if (found.length === 0) return terminal.out('Every mail that came back was understood.')
      terminal.out(
        table(
          ['mail', 'received', 'from', 'delivery', 'begins with'],
          found
            .map(shown)
            .map((each) => [
              each.id,
              shortTime(each.receivedAt),
              each.domain || '–',
              each.delivery ?? '–',
              (each.text ?? '').split('\n')[0]?.slice(0, 60) ?? '',
            ]),
        ),
      )
    })
}

function showCommand({ terminal, settings }: CommandContext): Command {
  return new Command('show')
    .description('what a mail says, without addresses and numbers')
    .argument('<id>', 'unr_…')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost unread-reports show unr_01kb…')
    .action(async (text: string, { json }: { json?: true }) => {
      const id = reportId(text)
      const known = settings()
      const { keyring } = await installationKeys(known)
      const found = await withHubDatabase(known, (database) => readUnreadReport(database.hub, keyring, id))
      if (found === undefined) throw new CommandFailed(`There is no mail ${text}.`)
      const report = shown(found)
      if (json) return terminal.out(JSON.stringify(report))
      terminal.out(`received  ${shortTime(report.receivedAt)}`)
      terminal.out(`from      ${report.domain || '–'}`)
      terminal.out(`delivery  ${report.delivery ?? 'none is named in it'}`)
      terminal.out(report.text === undefined ? `settled   ${report.meaning ?? ''}` : `\n${report.text}`)
    })
}

interface SettleOptions {
  readonly meaning: Meaning
  readonly letter?: string
}

function settleCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('settle')
    .description('say what a mail means: the letter takes its next step, and the text of the mail is removed')
    .argument('<id>', 'unr_…')
    .addOption(
      new Option(
        '--meaning <meaning>',
        'hard: the address is wrong; soft: not delivered; complaint: no more mail; none: no report',
      )
        .choices([...meanings])
        .makeOptionMandatory(),
    )
    .option('--letter <id>', 'msg_…: the letter that the mail is about, where it names none')
    .addHelpText('after', '\nExample:\n  $ uitpost unread-reports settle unr_01kb… --meaning soft')
    .action(async (text: string, { meaning, letter }: SettleOptions) => {
      const id = reportId(text)
      const message = letter === undefined ? undefined : parseId('message', letter)
      if (letter !== undefined && message === undefined)
        throw new CommandFailed(`${letter} is no number of a letter.`, 'It begins with msg_.', 2)
      const known = settings()
      const { keyring } = await installationKeys(known)
      const by = 'hub:command-line'
      const at = clock.now()
      const settled = await withHubDatabase(known, async (database) => {
        const deps = { database, keyring, clock, log: createLog('silent') }
        const report = await settleReport(deps, id, { meaning, message, by, at })
        await recordAudit(database, undefined, {
          at,
          actorKind: 'hub',
          actor: by,
          action: 'settle-unread-report',
          subjectKind: 'unread-report',
          subject: text,
        })
        return report
      })
      terminal.out(`${text} is settled as ${settled.meaning ?? meaning}`)
    })
}

function reportId(text: string): Id<'unreadReport'> {
  const id = parseId('unreadReport', text)
  if (id === undefined) throw new CommandFailed(`${text} is no id of a mail that came back.`, 'It begins with unr_.', 2)
  return id
}

const shown = ({ id, message, sequence, meaning, text, receivedAt, domain }: UnreadReport) => ({
  id: showId('unreadReport', id),
  receivedAt,
  domain,
  ...(message !== null && sequence !== null && { delivery: showNumberedId('dlv', message, sequence) }),
  ...(meaning !== null && { meaning }),
  ...(text !== null && { text }),
})
