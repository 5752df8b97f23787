import { Command } from 'commander'
import {
  approveTransfer,
  proposeTransfer,
  refuseTransfer,
  repackTransfer,
  stopTransfer,
  withdrawTransfer,
} from '../../../../archive/transfer/propose-transfer.ts'
import {
  countTransfers,
  findTransfer,
  listTransfers,
  type Transfer,
  type TransferId,
} from '../../../../archive/transfer/transfer.ts'
import type { Tx } from '../../../../core/db/database.ts'
import { type EntityId, showId } from '../../../../core/words/id.ts'
import type { CommandContext } from '../../../command-context.ts'
import { CommandFailed } from '../../../command-failed.ts'
import { shortTime, table } from '../../../show/table.ts'
import { by, forEntity, ofEntity, record } from './retention-command.ts'
import { dropCommand } from './transfer-drop-command.ts'
import { answersCommand, packagesCommand } from './transfer-files-command.ts'
import { exampleOf, transferId } from './transfer-id.ts'

/** `uitpost archive transfer list|show|propose|approve|refuse|withdraw|stop|repack|drop|packages|answers` */
export function transferCommand(context: CommandContext): Command {
  const reason = ['--reason <text>', 'why, for your colleagues'] as const
  const now = () => by(context)
  return new Command('transfer')
    .description(
      'transfer records of closed dossiers to an archive service: proposed by one person, approved by another',
    )
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(proposeCommand(context))
    .addCommand(
      changeCommand(
        context,
        'approve',
        'approve a transfer that another person proposed',
        undefined,
        (tx, entity, id) => approveTransfer(tx, entity, id, undefined, now()),
      ),
    )
    .addCommand(
      changeCommand(
        context,
        'refuse',
        'refuse a transfer that another person proposed',
        reason,
        (tx, entity, id, why) => refuseTransfer(tx, entity, id, why, now()),
      ),
    )
    .addCommand(
      changeCommand(context, 'withdraw', 'withdraw a transfer that nobody decided about', undefined, (tx, entity, id) =>
        withdrawTransfer(tx, entity, id, now()),
      ),
    )
    .addCommand(
      changeCommand(
        context,
        'stop',
        'stop a transfer; what was accepted stays transferred',
        reason,
        (tx, entity, id, why) => stopTransfer(tx, entity, id, why, now()),
      ),
    )
    .addCommand(
      changeCommand(context, 'repack', 'make the packages again that were refused', undefined, (tx, entity, id) =>
        repackTransfer(tx, entity, id),
      ),
    )
    .addCommand(dropCommand(context))
    .addCommand(packagesCommand(context))
    .addCommand(answersCommand(context))
}

function listCommand(context: CommandContext): Command {
  return ofEntity(new Command('list'))
    .description('transfers of an entity, newest first')
    .option('--json', 'print JSON')
    .addHelpText('after', exampleOf('list'))
    .action(async ({ entity: code, json }: { entity: string; json?: true }) => {
      const { terminal } = context
      const rows = await forEntity(context, code, (database, entity) => listTransfers(database.hub, entity, {}, 200))
      if (json) return terminal.out(JSON.stringify(rows.map(facts)))
      if (rows.length === 0) return terminal.out('Nothing was proposed for transfer yet.')
      terminal.out(
        table(
          ['transfer', 'series', 'archive service', 'status', 'proposed'],
          rows.map((row) => [
            showId('transfer', row.id),
            row.series,
            row.archiveService,
            row.status,
            shortTime(row.proposedAt),
          ]),
        ),
      )
    })
}

function facts({ id, entity: _entity, ...row }: Transfer): object {
  return { ...row, id: showId('transfer', id) }
}

function showCommand(context: CommandContext): Command {
  return ofEntity(new Command('show'))
    .description('what goes, what stays, and how far it is')
    .argument('<id>', 'trf_…')
    .option('--json', 'print JSON')
    .addHelpText('after', exampleOf('show', 'trf_01kb…'))
    .action(async (named: string, { entity: code, json }: { entity: string; json?: true }) => {
      const { terminal } = context
      const id = transferId(named)
      const { transfer, counts } = await forEntity(context, code, async (database, entity) => {
        const found = await findTransfer(database.hub, entity, id)
        if (found === undefined) throw new CommandFailed(`There is no transfer ${named}.`)
        return { transfer: found, counts: (await countTransfers(database.hub, [id]))[0] }
      })
      if (json) return terminal.out(JSON.stringify({ ...facts(transfer), counts: { ...counts, transfer: undefined } }))
      terminal.out(`${named}  ${transfer.series} to ${transfer.archiveService}: ${transfer.status}`)
      if (transfer.failure !== null) terminal.out(`  the last step failed (${transfer.failure}) and is tried again`)
      const pairs = [
        ['records', counts?.records ?? 0],
        ['  under a legal hold', counts?.held ?? 0],
        ['transferred', counts?.transferred ?? 0],
        ...Object.entries(counts?.excluded ?? {}).map(([why, number]) => [`stay: ${why}`, number] as const),
        ...Object.entries(counts?.packages ?? {}).map(([status, number]) => [`packages ${status}`, number] as const),
      ] as const
      terminal.out(table(['what', 'number'], pairs))
    })
}

function proposeCommand(context: CommandContext): Command {
  return ofEntity(new Command('propose'))
    .description('list the records of the closed dossiers of a series; another person approves the list')
    .argument('<series>', 'its key')
    .requiredOption('--to <name>', 'the archive service')
    .option('--comment <text>', 'for the person who decides')
    .addHelpText('after', exampleOf('propose', "bouwvergunningen --to 'Digitaal Archief Vlaanderen'"))
    .action(async (series: string, { entity: code, to, comment }: { entity: string; to: string; comment?: string }) => {
      const named = await forEntity(context, code, async (database, entity) => {
        const wanted = { series, archiveService: to, comment }
        const made = await database.asHub((tx) => proposeTransfer(tx, entity, wanted, by(context)))
        const subject = showId('transfer', made.id)
        await record(context, database, entity, { action: 'propose-transfer', subjectKind: 'transfer', subject })
        return subject
      })
      context.terminal.out(`${named}: its records are being listed; then another person approves it.`)
    })
}

function changeCommand(
  context: CommandContext,
  verb: 'approve' | 'refuse' | 'withdraw' | 'stop' | 'repack',
  description: string,
  option: readonly [string, string] | undefined,
  change: (tx: Tx, entity: EntityId, id: TransferId, reason: string) => Promise<Transfer>,
): Command {
  const command = ofEntity(new Command(verb)).description(description).argument('<id>', 'trf_…')
  if (option !== undefined) command.requiredOption(...option)
  const example = option === undefined ? 'trf_01kb…' : "trf_01kb… --reason 'Verkeerde serie'"
  return command
    .addHelpText('after', exampleOf(verb, example))
    .action(async (named: string, { entity: code, reason }: { entity: string; reason?: string }) => {
      const id = transferId(named)
      const { status } = await forEntity(context, code, async (database, entity) => {
        const changed = await database.asHub((tx) => change(tx, entity, id, reason ?? ''))
        await record(context, database, entity, { action: `${verb}-transfer`, subjectKind: 'transfer', subject: named })
        return changed
      })
      context.terminal.out(`${named}: ${status}`)
    })
}
