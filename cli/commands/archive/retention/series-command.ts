import { Command, Option } from 'commander'
import { changeSeries, decideSeriesChange, listSeriesChanges } from '../../../../archive/retention/change-series.ts'
import {
  type Destination,
  destinations,
  findSeries,
  listSeries,
  type RetentionRule,
  type StartingEvent,
  startingEvents,
} from '../../../../archive/retention/series.ts'
import { type Id, parseId, showId } from '../../../../core/words/id.ts'
import { localized } from '../../../../core/words/language.ts'
import type { CommandContext } from '../../../command-context.ts'
import { CommandFailed } from '../../../command-failed.ts'
import { table } from '../../../show/table.ts'
import { by, forEntity, ofEntity, record } from './retention-command.ts'

/** `uitpost archive series list|set|changes|approve|refuse|withdraw` */
export function seriesCommand(context: CommandContext): Command {
  return new Command('series')
    .description('the retention rules of an entity: what happens to its records, and when')
    .addCommand(listCommand(context))
    .addCommand(setCommand(context))
    .addCommand(changesCommand(context))
    .addCommand(decideCommand(context, 'approve'))
    .addCommand(decideCommand(context, 'refuse'))
    .addCommand(decideCommand(context, 'withdraw'))
}

function listCommand(context: CommandContext): Command {
  return ofEntity(new Command('list'))
    .description('series with their rules, and how many records are due')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost archive series list --entity OVO000901')
    .action(async ({ entity: code, json }: { entity: string; json?: true }) => {
      const { terminal } = context
      const rows = await forEntity(context, code, (database, entity) => listSeries(database.hub, entity))
      if (json) return terminal.out(JSON.stringify(rows.map(({ entity: _entity, ...row }) => row)))
      if (rows.length === 0) return terminal.out('There are no series yet: they come with the first class or letter.')
      terminal.out(
        table(
          ['series', 'rule', 'legal ground', 'due', 'held'],
          rows.map(({ key, rule, due, held }) => [
            key,
            ruleWords(rule),
            rule?.legalGround ?? '',
            due ?? '–',
            held ?? '–',
          ]),
        ),
      )
    })
}

/** A rule in one line. */
export function ruleWords(rule: RetentionRule | undefined): string {
  if (rule === undefined) return 'no rule yet: nothing is disposed'
  if (rule.destination === 'keep') return 'keep for ever'
  const sample = rule.destination === 'sample' ? `, keep ${rule.samplePerThousand} of 1,000` : ''
  return `destroy ${rule.periodMonths} months after ${rule.starts}${sample}`
}

interface Typed {
  readonly entity: string
  readonly destination: Destination
  readonly months?: string
  readonly starts?: StartingEvent
  readonly sample?: string
  readonly ground: string
  readonly name?: string
  readonly comment?: string
}

function setCommand(context: CommandContext): Command {
  return ofEntity(new Command('set'))
    .description('give a series its rule; one by which records may go earlier waits for a second person')
    .argument('<series>', 'its key, as classes and letters name it')
    .addOption(
      new Option('--destination <what>', 'what happens after the term')
        .choices([...destinations])
        .makeOptionMandatory(),
    )
    .option('--months <number>', 'length of the term, 1 to 1200')
    .addOption(new Option('--starts <event>', 'when the term begins').choices([...startingEvents]))
    .option('--sample <number>', 'of a sample: records of a thousand that stay')
    .requiredOption('--ground <text>', 'the selection rule or law that says so')
    .option('--name <text>', 'its name in Dutch')
    .option('--comment <text>', 'for the person who decides')
    .addHelpText(
      'after',
      `
Examples:
  $ uitpost archive series set parkeervergunningen --entity OVO000901 --destination destroy --months 60 --starts sent --ground 'Selectieregel 114'
  $ uitpost archive series set beslissingen --entity OVO000901 --destination keep --ground 'Selectieregel 12'`,
    )
    .action(async (key: string, typed: Typed) => {
      const rule = ruleOf(typed)
      const change = await forEntity(context, typed.entity, async (database, entity) => {
        const known = await findSeries(database.hub, entity, key)
        const name = typed.name === undefined ? (known?.name ?? { nl: key }) : { ...known?.name, nl: typed.name }
        const made = await database.asHub((tx) =>
          changeSeries(tx, entity, key, { name, rule, comment: typed.comment }, by(context)),
        )
        const subject = showId('seriesChange', made.id)
        await record(context, database, entity, { action: 'change-series', subjectKind: 'series-change', subject })
        return made
      })
      const { terminal } = context
      if (change.status === 'in-force') return terminal.out(`${key}: ${ruleWords(rule)}.`)
      terminal.out(`${showId('seriesChange', change.id)} waits for a second person: records may go earlier by it.`)
    })
}

/** @throws CommandFailed, exit code 2 */
function ruleOf({ destination, months, starts, sample, ground: legalGround }: Typed): RetentionRule {
  if (destination === 'keep') return { destination, legalGround }
  const periodMonths = numberIn(months, '--months', 1_200)
  if (starts === undefined) throw new CommandFailed('--starts is needed: when the term begins.', undefined, 2)
  const term = { periodMonths, starts, legalGround }
  if (destination === 'destroy') return { destination, ...term }
  return { destination, ...term, samplePerThousand: numberIn(sample, '--sample', 999) }
}

function numberIn(text: string | undefined, option: string, most: number): number {
  if (text !== undefined && /^[1-9]\d{0,3}$/.test(text) && Number(text) <= most) return Number(text)
  throw new CommandFailed(`${option} is a whole number from 1 to ${most}.`, undefined, 2)
}

function changesCommand(context: CommandContext): Command {
  return ofEntity(new Command('changes'))
    .description('changes of rules, newest first')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost archive series changes --entity OVO000901')
    .action(async ({ entity: code, json }: { entity: string; json?: true }) => {
      const { terminal } = context
      const found = await forEntity(context, code, (database, entity) =>
        listSeriesChanges(database.hub, entity, {}, 200),
      )
      const rows = found.map((each) => ({ ...each, id: showId('seriesChange', each.id) }))
      if (json) return terminal.out(JSON.stringify(rows))
      if (rows.length === 0) return terminal.out('No rule was changed yet.')
      terminal.out(
        table(
          ['change', 'series', 'name', 'rule', 'status'],
          rows.map(({ id, series, wanted, status }) => [
            id,
            series,
            localized(wanted.name, 'nl'),
            ruleWords(wanted.rule),
            status,
          ]),
        ),
      )
    })
}

function decideCommand(context: CommandContext, verb: 'approve' | 'refuse' | 'withdraw'): Command {
  const command = ofEntity(new Command(verb))
  if (verb === 'refuse') command.requiredOption('--reason <text>', 'why, for the person who proposed it')
  return command
    .description(`${verb} a change that waits`)
    .argument('<id>', 'src_…')
    .addHelpText('after', `\nExample:\n  $ uitpost archive series ${verb} src_01kb… --entity OVO000901`)
    .action(async (named: string, { entity: code, reason }: { entity: string; reason?: string }) => {
      await forEntity(context, code, async (database, entity) => {
        const id = changeId(named)
        await database.asHub((tx) => decideSeriesChange(tx, entity, id, { verb, reason }, by(context)))
        const line = { action: `${verb}-series-change`, subjectKind: 'series-change', subject: named }
        await record(context, database, entity, line)
      })
      context.terminal.out(`${named}: done`)
    })
}

function changeId(named: string): Id<'seriesChange'> {
  const id = parseId('seriesChange', named)
  if (id === undefined) throw new CommandFailed('This is no id of a change.', 'It begins with src_.', 2)
  return id
}
