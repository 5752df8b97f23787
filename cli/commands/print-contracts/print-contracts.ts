import { Command } from 'commander'
import {
  findContract,
  listContracts,
  type PrintContract,
  shareContract,
  usersOfContract,
} from '../../../channels/print/store/contracts/contracts.ts'
import { contractDays, nextCutOff } from '../../../channels/print/store/contracts/cut-off.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { type EntityId, parseId, showId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { shortTime, table } from '../../show/table.ts'
import { calendarCommands } from './calendar-commands.ts'
import { contractId, contractOf } from './named-contract.ts'
import { commandLineActor, printProposalsCommand } from './print-proposals.ts'
import { proposeCommands } from './propose-commands.ts'

/** `uitpost print-contracts list|show|propose|terms|tariffs|proposals|forecast|closing-days|share` */
export function printContractsCommand(context: CommandContext): Command {
  const command = new Command('print-contracts')
    .description('how, and at what price, print partners print and post')
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
  for (const each of proposeCommands(context)) command.addCommand(each)
  command.addCommand(printProposalsCommand(context))
  for (const each of calendarCommands(context)) command.addCommand(each)
  return command.addCommand(shareCommand(context))
}

function listCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('list')
    .description('contracts of all entities, newest first')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost print-contracts list')
    .action(async ({ json }: { json?: true }) => {
      const found = await withHubDatabase(settings(), (database) => listContracts(database.hub))
      if (json) return terminal.out(JSON.stringify(found.map(shown)))
      if (found.length === 0) return terminal.out('There are no print contracts yet.')
      terminal.out(
        table(
          ['contract', 'entity', 'name', 'partner', 'envelope', 'next cut-off', 'prices since'],
          found.map((each) => [
            showId('printContract', each.id),
            showId('entity', each.entity),
            each.name,
            each.partner,
            each.profile,
            shortTime(nextCutOff(each, clock.now())),
            each.tariffs.at(-1)?.from ?? '–',
          ]),
        ),
      )
    })
}

function showCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('show')
    .description('one contract, with its prices and the days on which its runs close')
    .argument('<id>', 'ctr_…')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost print-contracts show ctr_01kb…')
    .action(async (named: string, { json }: { json?: true }) => {
      const { found, users } = await withHubDatabase(settings(), async (database) => {
        const contract = contractOf(await findContract(database.hub, contractId(named)), named)
        return { found: contract, users: await usersOfContract(database.hub, contract.id) }
      })
      const sharedWith = users.map((entity) => showId('entity', entity))
      if (json) return terminal.out(JSON.stringify({ ...shown(found), sharedWith }, undefined, 2))
      terminal.out(`${showId('printContract', found.id)}  ${found.name} (${found.partner})`)
      terminal.out(
        `  ${found.profile}, ${found.sheetsPerEnvelope} sheets, ${found.bundles ? 'bundled' : 'one letter'} per envelope`,
      )
      if (sharedWith.length > 0) terminal.out(`  shared with ${sharedWith.join(', ')}`)
      for (const { day, cutOffs, closed } of contractDays(found, brusselsDay(clock.now()), 14))
        terminal.out(`  ${day}  ${closed ?? cutOffs.map((at) => shortTime(at)).join(', ')}`)
      terminal.out(
        table(
          ['from', 'postage', 'zone', 'sheets up to', 'grams up to', 'ink', 'sides', 'cents', 'of which postage'],
          found.tariffs.map((line) => [
            line.from,
            line.postage,
            line.zone,
            line.sheetsUpTo,
            line.gramsUpTo ?? '–',
            line.ink ?? 'any',
            line.sides ?? 'any',
            line.amount,
            line.postageAmount ?? 'not split',
          ]),
        ),
      )
    })
}

function shareCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('share')
    .description('name the entities that print by a contract beside its holder; none takes all away')
    .argument('<id>', 'ctr_…')
    .argument('[entities...]', 'ent_…')
    .addHelpText('after', '\nExample:\n  $ uitpost print-contracts share ctr_01kb… ent_01ka… ent_01kc…')
    .action(async (named: string, entities: string[]) => {
      const wanted = entities.map((each): EntityId => {
        const id = parseId('entity', each)
        if (id === undefined) throw new CommandFailed(`${each} is no id of an entity.`, 'It begins with ent_.', 2)
        return id
      })
      await withHubDatabase(settings(), async (database) => {
        const found = contractOf(await findContract(database.hub, contractId(named)), named)
        await database.asHub((tx) => shareContract(tx, found.id, wanted, clock.now()))
        await recordAudit(database, found.entity, auditNote('share-print-contract', named, clock.now()))
      })
      terminal.out(wanted.length === 0 ? 'Only its holder prints by the contract.' : `Shared with ${wanted.length}.`)
    })
}

const auditNote = (action: string, subject: string, at: Date) =>
  ({ at, actorKind: 'hub', actor: commandLineActor, action, subjectKind: 'print-contract', subject }) as const

function shown({ id, entity, ...contract }: PrintContract) {
  return { id: showId('printContract', id), entity: showId('entity', entity), ...contract }
}
