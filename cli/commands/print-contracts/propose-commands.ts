import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import type { z } from 'zod'
import { printContractBody, printTermsBody } from '../../../api/contract/print/print-contract.ts'
import { usualTerms } from '../../../channels/print/store/contracts/contract-terms.ts'
import { findContract, type PrintContract } from '../../../channels/print/store/contracts/contracts.ts'
import { assertTableCanBegin } from '../../../channels/print/store/proposals/decide-proposal.ts'
import { termsOfContract, type Wanted } from '../../../channels/print/store/proposals/proposal.ts'
import { addProposal } from '../../../channels/print/store/proposals/proposals.ts'
import { assertWorkable, wantedTerms } from '../../../channels/print/store/proposals/wanted-terms.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Database } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { findEntity } from '../../../core/tenants/entities.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { type EntityId, type Id, newId, parseId, showId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { contractId, contractOf } from './named-contract.ts'
import { commandLineActor } from './print-proposals.ts'
import { tariffColumns, tariffsOf } from './tariff-file.ts'

/** The commands that propose a contract, other terms of one, or its next prices: an administrator of the entity approves each. */
export const proposeCommands = (context: CommandContext): Command[] => [
  newCommand(context),
  termsCommand(context),
  tariffsCommand(context),
]

const withComment = (command: Command): Command =>
  command.option('--comment <text>', 'why, for the person who approves it')

interface ToPropose {
  readonly entity: EntityId
  readonly contract: Id<'printContract'>
  readonly wanted: Wanted
  readonly weights: Pick<PrintContract, 'paperGrams' | 'envelopeGrams'>
}

function newCommand({ terminal, settings, clock }: CommandContext): Command {
  return withComment(new Command('propose'))
    .description('propose a contract of an entity; another person approves it')
    .argument('<entity>', 'ent_…')
    .argument('<file>', 'JSON: the body of POST /v1/print-contracts')
    .addHelpText('after', '\nExample:\n  $ uitpost print-contracts propose ent_01ka… contract.json')
    .action(async (named: string, file: string, { comment }: { comment?: string }) => {
      const entity = parseId('entity', named)
      if (entity === undefined) throw new CommandFailed(`${named} is no id of an entity.`, 'It begins with ent_.', 2)
      const { comment: inFile, ...body } = checked(printContractBody, await jsonOf(file))
      const contract = newId('printContract', clock.now())
      const wanted: Wanted = { kind: 'contract', contract: { ...usualTerms, ...body } }
      const id = await withHubDatabase(settings(), async (database) => {
        if ((await database.asHub((tx) => findEntity(tx, entity))) === undefined)
          throw new CommandFailed(`There is no entity ${named}.`)
        return propose(database, { entity, contract, wanted, weights: body }, comment ?? inFile, clock.now())
      })
      terminal.out(`The contract ${showId('printContract', contract)} is proposed as ${id}.`)
      terminal.out(whoApproves)
    })
}

function termsCommand({ terminal, settings, clock }: CommandContext): Command {
  return withComment(new Command('terms'))
    .description('propose other terms of a contract; what the file leaves out stays as it is')
    .argument('<id>', 'ctr_…')
    .argument('<file>', 'JSON: members of the body of PUT /v1/print-contracts/{id}')
    .addHelpText(
      'after',
      '\nExample:\n  $ uitpost print-contracts terms ctr_01kb… terms.json --comment "Bridge days of 2027"',
    )
    .action(async (named: string, file: string, { comment }: { comment?: string }) => {
      const given = await jsonOf(file)
      const id = await withHubDatabase(settings(), async (database) => {
        const found = contractOf(await findContract(database.hub, contractId(named)), named)
        const all = { ...termsOfContract(found), ...given }
        const { comment: inFile, ...terms } = checked(printTermsBody, all)
        const wanted = explained(() => wantedTerms(found, terms))
        const { entity, id: contract } = found
        return propose(database, { entity, contract, wanted, weights: found }, comment ?? inFile, clock.now())
      })
      terminal.out(`Other terms are proposed as ${id}.`)
      terminal.out(whoApproves)
    })
}

function tariffsCommand({ terminal, settings, clock }: CommandContext): Command {
  return withComment(new Command('tariffs'))
    .description('propose a tariff table that applies from a later day on; another person approves it')
    .argument('<id>', 'ctr_…')
    .argument('<file>', `CSV: ${tariffColumns}, with a heading; gramsUpTo and postageCents may be empty`)
    .requiredOption('--from <day>', 'first day, YYYY-MM-DD')
    .addHelpText('after', '\nExample:\n  $ uitpost print-contracts tariffs ctr_01kb… 2027.csv --from 2027-01-01')
    .action(async (named: string, file: string, { from, comment }: { from: string; comment?: string }) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || from <= brusselsDay(clock.now()))
        throw new CommandFailed(
          'The first day is no day after today.',
          'Runs up to and including today have a price.',
          2,
        )
      const lines = tariffsOf(await readFile(file, 'utf8'))
      const id = await withHubDatabase(settings(), async (database) => {
        const found = contractOf(await findContract(database.hub, contractId(named)), named)
        explained(() => assertTableCanBegin(found, from, clock.now()))
        const wanted: Wanted = { kind: 'tariffs', from, lines }
        const { entity, id: contract } = found
        return propose(database, { entity, contract, wanted, weights: found }, comment, clock.now())
      })
      terminal.out(`${lines.length} prices from ${from} on are proposed as ${id}.`)
      terminal.out(whoApproves)
    })
}

const whoApproves = 'An administrator of the entity approves it on the screen of print contracts.'

/** @returns the public id of the proposal. @throws CommandFailed with every value that would not work */
async function propose(
  database: Database,
  { entity, contract, wanted, weights }: ToPropose,
  comment: string | undefined,
  now: Date,
): Promise<string> {
  explained(() => assertWorkable(wanted, brusselsDay(now), weights))
  const id = newId('printProposal', now)
  const facts = { comment: comment?.trim() || null, proposedBy: commandLineActor, proposedAt: now }
  await database.asHub((tx) => addProposal(tx, { id, entity, contract, wanted, ...facts }))
  await recordAudit(database, entity, {
    at: now,
    actorKind: 'hub',
    actor: commandLineActor,
    action: `propose-print-${wanted.kind}`,
    subjectKind: 'print-proposal',
    subject: showId('printProposal', id),
  })
  return showId('printProposal', id)
}

/** A refusal with its places as the end of a command. */
function explained<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const places = error.faults.map(({ pointer, detail }) => `${pointer}: ${detail}`)
    throw new CommandFailed(
      [error.message, ...places].join('\n'),
      `It is explained at /docs/problems/${error.code}.`,
      2,
    )
  }
}

async function jsonOf(file: string): Promise<object> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new CommandFailed(`${file} holds no JSON object.`, 'The API describes the members.', 2)
}

/** Names the place and the rule of each fault, and no value. */
function checked<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const read = shape.safeParse(value)
  if (read.success) return read.data
  const places = read.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`)
  throw new CommandFailed(['The file does not fit.', ...places].join('\n'), 'The API describes the members.', 2)
}
