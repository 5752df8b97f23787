import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import {
  countDisposals,
  type Disposal,
  type DisposalId,
  findDisposal,
  listDisposals,
} from '../../../../archive/retention/disposal.ts'
import { readCertificateBytes } from '../../../../archive/retention/issue-certificate.ts'
import {
  approveDisposal,
  proposeDisposal,
  refuseDisposal,
  stopDisposal,
  withdrawDisposal,
} from '../../../../archive/retention/propose-disposal.ts'
import type { Tx } from '../../../../core/db/database.ts'
import { dayMs } from '../../../../core/durations.ts'
import { type EntityId, parseId, showId } from '../../../../core/words/id.ts'
import type { CommandContext } from '../../../command-context.ts'
import { CommandFailed } from '../../../command-failed.ts'
import { shortTime, table } from '../../../show/table.ts'
import { by, forEntity, ofEntity, record } from './retention-command.ts'
import { ruleWords } from './series-command.ts'

/** `uitpost archive disposals list|show|propose|approve|refuse|withdraw|stop|certificate` */
export function disposalsCommand(context: CommandContext): Command {
  const reason = ['--reason <text>', 'why, for your colleagues'] as const
  return new Command('disposals')
    .description('destroy records whose retention term has ended: proposed by one person, approved by another')
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(proposeCommand(context))
    .addCommand(
      decideCommand(
        context,
        'approve',
        'approve a disposal that another person proposed',
        undefined,
        (tx, entity, id) =>
          approveDisposal(tx, entity, id, { graceMs: context.settings().DISPOSAL_GRACE_DAYS * dayMs }, by(context)),
      ),
    )
    .addCommand(
      decideCommand(
        context,
        'refuse',
        'refuse a disposal that another person proposed',
        reason,
        (tx, entity, id, why) => refuseDisposal(tx, entity, id, why, by(context)),
      ),
    )
    .addCommand(
      decideCommand(context, 'withdraw', 'withdraw a disposal that nobody decided about', undefined, (tx, entity, id) =>
        withdrawDisposal(tx, entity, id, by(context)),
      ),
    )
    .addCommand(
      decideCommand(
        context,
        'stop',
        'stop a disposal that was approved; what is gone stays gone',
        reason,
        (tx, entity, id, why) => stopDisposal(tx, entity, id, why, by(context)),
      ),
    )
    .addCommand(certificateCommand(context))
}

function listCommand(context: CommandContext): Command {
  return ofEntity(new Command('list'))
    .description('disposals of an entity, newest first')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost archive disposals list --entity OVO000901')
    .action(async ({ entity: code, json }: { entity: string; json?: true }) => {
      const { terminal } = context
      const rows = await forEntity(context, code, (database, entity) => listDisposals(database.hub, entity, {}, 200))
      if (json) return terminal.out(JSON.stringify(rows.map(facts)))
      if (rows.length === 0) return terminal.out('Nothing was proposed for disposal yet.')
      terminal.out(
        table(
          ['disposal', 'series', 'rule', 'status', 'proposed'],
          rows.map((row) => [
            showId('disposal', row.id),
            row.series,
            ruleWords(row.rule),
            row.status,
            shortTime(row.proposedAt),
          ]),
        ),
      )
    })
}

function facts({ id, entity: _entity, ...row }: Disposal): object {
  return { ...row, id: showId('disposal', id) }
}

function showCommand(context: CommandContext): Command {
  return ofEntity(new Command('show'))
    .description('what goes, what stays, and how far it is')
    .argument('<id>', 'dsp_…')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost archive disposals show dsp_01kb… --entity OVO000901')
    .action(async (named: string, { entity: code, json }: { entity: string; json?: true }) => {
      const { terminal } = context
      const id = disposalId(named)
      const { disposal, years } = await forEntity(context, code, async (database, entity) => {
        const found = await findDisposal(database.hub, entity, id)
        if (found === undefined) throw new CommandFailed(`There is no disposal ${named}.`)
        return { disposal: found, years: await countDisposals(database.hub, [id]) }
      })
      if (json)
        return terminal.out(
          JSON.stringify({ ...facts(disposal), years: years.map(({ disposal: _disposal, ...year }) => year) }),
        )
      const { status, series, rule, startsAt } = disposal
      terminal.out(`${named}  ${series}: ${ruleWords(rule)}. ${status}`)
      if (status === 'approved' && startsAt !== null) terminal.out(`  begins at ${shortTime(startsAt)}`)
      terminal.out(
        table(
          ['year', 'go', 'gone', 'sample', 'stay'],
          years.map((year) => [String(year.year), year.destroy, year.destroyed, year.sample, year.excluded]),
        ),
      )
    })
}

function proposeCommand(context: CommandContext): Command {
  return ofEntity(new Command('propose'))
    .description('list the records of a series whose term has ended; another person approves the list')
    .argument('<series>', 'its key')
    .option('--comment <text>', 'for the person who decides')
    .addHelpText('after', '\nExample:\n  $ uitpost archive disposals propose parkeervergunningen --entity OVO000901')
    .action(async (series: string, { entity: code, comment }: { entity: string; comment?: string }) => {
      const named = await forEntity(context, code, async (database, entity) => {
        const made = await database.asHub((tx) => proposeDisposal(tx, entity, series, comment, by(context)))
        const subject = showId('disposal', made.id)
        await record(context, database, entity, { action: 'propose-disposal', subjectKind: 'disposal', subject })
        return subject
      })
      context.terminal.out(`${named}: its records are being listed; then another person approves it.`)
    })
}

type Decide = (tx: Tx, entity: EntityId, id: DisposalId, reason: string) => Promise<Disposal>

function decideCommand(
  context: CommandContext,
  verb: 'approve' | 'refuse' | 'withdraw' | 'stop',
  about: string,
  option: readonly [string, string] | undefined,
  decide: Decide,
): Command {
  const command = ofEntity(new Command(verb)).description(about).argument('<id>', 'dsp_…')
  if (option !== undefined) command.requiredOption(...option)
  const example = option === undefined ? '' : " --reason 'Nog nodig voor een onderzoek'"
  return command
    .addHelpText('after', `\nExample:\n  $ uitpost archive disposals ${verb} dsp_01kb… --entity OVO000901${example}`)
    .action(async (named: string, { entity: code, reason }: { entity: string; reason?: string }) => {
      const id = disposalId(named)
      const { status, startsAt } = await forEntity(context, code, async (database, entity) => {
        const changed = await database.asHub((tx) => decide(tx, entity, id, reason ?? ''))
        await record(context, database, entity, { action: `${verb}-disposal`, subjectKind: 'disposal', subject: named })
        return changed
      })
      const when = status === 'approved' && startsAt !== null ? `, begins at ${shortTime(startsAt)}` : ''
      context.terminal.out(`${named}: ${status}${when}`)
    })
}

function certificateCommand(context: CommandContext): Command {
  return ofEntity(new Command('certificate'))
    .description('the signed certificate of destruction, as JSON')
    .argument('<id>', 'dsp_…')
    .option('--output <file>', 'write it to a file')
    .addHelpText(
      'after',
      '\nExample:\n  $ uitpost archive disposals certificate dsp_01kb… --entity OVO000901 --output certificate.json',
    )
    .action(async (named: string, { entity: code, output }: { entity: string; output?: string }) => {
      const id = disposalId(named)
      const bytes = await forEntity(context, code, (database, entity) => readCertificateBytes(database.hub, entity, id))
      if (bytes === undefined)
        throw new CommandFailed(
          'There is no certificate.',
          'It is made when every record is gone and the ledger has recorded it.',
        )
      if (output === undefined) return context.terminal.out(bytes.toString())
      await writeFile(output, bytes)
      context.terminal.out(`Written to ${output}.`)
    })
}

function disposalId(named: string): DisposalId {
  const id = parseId('disposal', named)
  if (id === undefined) throw new CommandFailed('This is no id of a disposal.', 'It begins with dsp_.', 2)
  return id
}
