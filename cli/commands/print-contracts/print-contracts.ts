import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import {
  findContract,
  listContracts,
  type PrintContract,
  shareContract,
  usersOfContract,
} from '../../../channels/print/store/contracts.ts'
import { contractDays, nextCutOff } from '../../../channels/print/store/cut-off.ts'
import { type Tariff, zones } from '../../../channels/print/store/price.ts'
import { judgeProposal } from '../../../channels/print/store/proposals/judge-proposal.ts'
import { addProposal } from '../../../channels/print/store/proposals/proposals.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { type EntityId, type Id, newId, parseId, showId } from '../../../core/words/id.ts'
import { type Postage, postages } from '../../../core/words/message.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { shortTime, table } from '../../show/table.ts'
import { commandLineActor, printProposalsCommand } from './print-proposals.ts'

/** `uitpost print-contracts list|show|tariffs|proposals|share` */
export function printContractsCommand(context: CommandContext): Command {
  return new Command('print-contracts')
    .description('how, and at what price, print partners print and post')
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(tariffsCommand(context))
    .addCommand(printProposalsCommand(context))
    .addCommand(shareCommand(context))
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
          ['from', 'postage', 'zone', 'sheets up to', 'grams up to', 'ink', 'sides', 'cents'],
          found.tariffs.map((line) => [
            line.from,
            line.postage,
            line.zone,
            line.sheetsUpTo,
            line.gramsUpTo ?? '–',
            line.ink ?? 'any',
            line.sides ?? 'any',
            line.amount,
          ]),
        ),
      )
    })
}

function tariffsCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('tariffs')
    .description('propose a tariff table that applies from a later day on; another person approves it')
    .argument('<id>', 'ctr_…')
    .argument('<file>', 'CSV: postage;zone;sheetsUpTo;gramsUpTo;cents, with a heading; gramsUpTo may be empty')
    .requiredOption('--from <day>', 'first day, YYYY-MM-DD')
    .addHelpText('after', '\nExample:\n  $ uitpost print-contracts tariffs ctr_01kb… 2027.csv --from 2027-01-01')
    .action(async (named: string, file: string, { from }: { from: string }) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || from <= brusselsDay(clock.now()))
        throw new CommandFailed(
          'The first day is no day after today.',
          'Runs up to and including today have a price.',
          2,
        )
      const lines = tariffsOf(await readFile(file, 'utf8'))
      const now = clock.now()
      const id = newId('printProposal', now)
      await withHubDatabase(settings(), async (database) => {
        const found = contractOf(await findContract(database.hub, contractId(named)), named)
        if (found.tariffs.some((line) => line.from === from))
          throw new CommandFailed(`A table of ${from} exists already.`, 'Choose another first day.')
        const wanted = { kind: 'tariffs', from, lines } as const
        const [fault] = judgeProposal(wanted, brusselsDay(now), found)
        if (fault !== undefined) throw new CommandFailed(`Price ${placeOf(fault.pointer)}: ${fault.detail}`, '', 2)
        const { entity, id: contract } = found
        const proposal = { id, entity, contract, wanted, comment: null, proposedBy: commandLineActor, proposedAt: now }
        await database.asHub((tx) => addProposal(tx, proposal))
        await recordAudit(database, entity, {
          ...auditNote('propose-print-tariffs', showId('printProposal', id), now),
          subjectKind: 'print-proposal',
        })
      })
      terminal.out(`${lines.length} prices from ${from} on are proposed as ${showId('printProposal', id)}.`)
      terminal.out('An administrator of the entity approves them on the screen of print contracts.')
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

/** `/lines/4/amount` as the fifth price. */
const placeOf = (pointer: string): number => Number(pointer.split('/')[2] ?? 0) + 1

const auditNote = (action: string, subject: string, at: Date) =>
  ({ at, actorKind: 'hub', actor: commandLineActor, action, subjectKind: 'print-contract', subject }) as const

function contractId(named: string): Id<'printContract'> {
  const id = parseId('printContract', named)
  if (id === undefined) throw new CommandFailed('This is no id of a print contract.', 'It begins with ctr_.', 2)
  return id
}

function contractOf(found: PrintContract | undefined, named: string): PrintContract {
  if (found === undefined)
    throw new CommandFailed(`There is no contract ${named}.`, '`uitpost print-contracts list` shows them.')
  return found
}

function shown({ id, entity, ...contract }: PrintContract) {
  return { id: showId('printContract', id), entity: showId('entity', entity), ...contract }
}

/** @throws CommandFailed with the first line that is wrong */
function tariffsOf(text: string): Omit<Tariff, 'from'>[] {
  const [, ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    const [postage = '', zone = '', sheets = '', grams = '', cents = ''] = line.split(';').map((cell) => cell.trim())
    const known = (postages as readonly string[]).includes(postage) && (zones as readonly string[]).includes(zone)
    if (!known || !/^\d{1,3}$/.test(sheets) || !/^\d{0,5}$/.test(grams) || !/^\d{1,7}$/.test(cents))
      throw new CommandFailed(`Line ${at + 2} cannot be read.`, 'postage;zone;sheetsUpTo;gramsUpTo;cents', 2)
    const weight = grams === '' ? {} : { gramsUpTo: Number(grams) }
    const facts = { postage: postage as Postage, zone: zone as Tariff['zone'] }
    return [{ ...facts, sheetsUpTo: Number(sheets), ...weight, amount: Number(cents) }]
  })
}
