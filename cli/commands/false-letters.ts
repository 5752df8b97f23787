import { Command, Option } from 'commander'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { type FalseLetterStatus, falseLetterStatuses } from '../../core/words/false-letter.ts'
import { parseId, showId } from '../../core/words/id.ts'
import { changeFalseLetter, countFalseLetters, listFalseLetters } from '../../dispatcher/false-letters/false-letter.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { limitOption } from '../show/limit-option.ts'
import { shortTime, table } from '../show/table.ts'
import { commandLine } from './cases/case-named.ts'

/** `uitpost false-letters list|figures|mark` */
export function falseLettersCommand(context: CommandContext): Command {
  return new Command('false-letters')
    .description('letters that the public reported as false')
    .addCommand(listCommand(context))
    .addCommand(figuresCommand(context))
    .addCommand(markCommand(context))
}

const statusOption = (): Option => new Option('--status <status>', 'only these').choices([...falseLetterStatuses])

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('reports of every entity, newest first')
    .addOption(limitOption())
    .addOption(statusOption())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost false-letters list --status new')
    .action(async ({ limit, status, json }: { limit: number; status?: FalseLetterStatus; json?: true }) => {
      const found = await withHubDatabase(settings(), (database) => listFalseLetters(database.hub, { status, limit }))
      const rows = found.map((each) => ({
        ...each,
        id: showId('falseLetter', each.id),
        entity: each.entity === null ? null : showId('entity', each.entity),
      }))
      if (json) return terminal.out(JSON.stringify(rows))
      if (rows.length === 0) return terminal.out('There is no such report.')
      terminal.out(
        table(
          ['report', 'entity', 'code', 'came by', 'asks for', 'place', 'reported', 'status'],
          rows.map((row) => [
            row.id,
            row.entity ?? '–',
            row.code ?? '–',
            row.cameBy,
            row.asks,
            row.postalCode ?? '–',
            shortTime(row.reportedAt),
            row.status,
          ]),
        ),
      )
    })
}

function figuresCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('figures')
    .description('reports of the past thirty days by day, code and place')
    .addHelpText('after', '\nExample:\n  $ uitpost false-letters figures')
    .action(async () => {
      const figures = await withHubDatabase(settings(), (database) => countFalseLetters(database.hub, clock.now()))
      const rows = (['days', 'codes', 'places', 'statuses'] as const).flatMap((kind) =>
        figures[kind].map(({ of, count }) => [kind, of, count]),
      )
      terminal.out(rows.length === 0 ? 'Nothing was reported.' : table(['by', 'of', 'reports'], rows))
    })
}

function markCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('mark')
    .description('say what was done with a report; it can be marked again')
    .argument('<report>', 'flr_…')
    .addOption(statusOption().makeOptionMandatory())
    .option('--note <text>', 'what was found out; without names')
    .addHelpText(
      'after',
      "\nExample:\n  $ uitpost false-letters mark flr_01kb… --status handled --note 'Reported to the police'",
    )
    .action(async (named: string, { status, note }: { status: FalseLetterStatus; note?: string }) => {
      const id = parseId('falseLetter', named)
      if (id === undefined) throw new CommandFailed(`${named} is no report.`, 'See `uitpost false-letters list`.', 2)
      const now = clock.now()
      await withHubDatabase(settings(), async (database) => {
        const change = { status, note, by: commandLine, now }
        const { entity } = await changeFalseLetter(database.hub, { id, entity: undefined }, change)
        await recordAudit(database, entity ?? undefined, {
          at: now,
          actorKind: 'hub',
          actor: commandLine,
          action: 'change-false-letter',
          subjectKind: 'false-letter',
          subject: named,
        })
      })
      terminal.out(`${named}: ${status}`)
    })
}
