import { sql } from 'drizzle-orm'
import type { Tx } from '../../../../core/db/database.ts'
import { Refusal } from '../../../../core/fault.ts'
import { isSamePerson } from '../../../../core/tenants/is-same-person.ts'
import { brusselsDay } from '../../../../core/words/days/brussels-day.ts'
import type { Id } from '../../../../core/words/id.ts'
import { addContract, addTariffs, changeContract, findContract, type PrintContract } from '../contracts/contracts.ts'
import { differingTerms } from './differences.ts'
import { judgeProposal } from './judge-proposal.ts'
import { type Proposal, termsOfContract, type Wanted } from './proposal.ts'
import { findProposal, markDecided } from './proposals.ts'

interface By {
  readonly actor: string
  readonly now: Date
}

/**
 * Puts a proposal into effect, in the transaction that records its approval. @throws Refusal UP-1404; UP-3080 when it was decided
 * already; UP-3081 when the same person proposed it; UP-3082 when it does not fit the contract any more; UP-3040
 */
export async function approveProposal(tx: Tx, id: Id<'printProposal'>, { actor, now }: By): Promise<Proposal> {
  const found = await waitingProposal(tx, id)
  if (await isSamePerson(tx, actor, [found.proposedBy]))
    throw new Refusal('UP-3081', 'You proposed this, so another person has to approve it.')
  await putIntoEffect(tx, found, now)
  await markDecided(tx, id, { status: 'approved', by: actor, at: now })
  return found
}

/** @throws Refusal UP-1404; UP-3080; UP-3081 when the same person proposed it, who withdraws it instead */
export async function refuseProposal(
  tx: Tx,
  id: Id<'printProposal'>,
  reason: string,
  { actor, now }: By,
): Promise<Proposal> {
  const found = await waitingProposal(tx, id)
  if (await isSamePerson(tx, actor, [found.proposedBy]))
    throw new Refusal('UP-3081', 'You proposed this yourself: withdraw it.')
  await markDecided(tx, id, { status: 'refused', by: actor, at: now, reason })
  return found
}

/** A person who may propose may withdraw, also for a colleague who left. @throws Refusal UP-1404; UP-3080 */
export async function withdrawProposal(tx: Tx, id: Id<'printProposal'>, { actor, now }: By): Promise<Proposal> {
  const found = await waitingProposal(tx, id)
  await markDecided(tx, id, { status: 'withdrawn', by: actor, at: now })
  return found
}

async function waitingProposal(tx: Tx, id: Id<'printProposal'>): Promise<Proposal> {
  const found = await findProposal(tx, id, 'lock')
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such proposal.')
  if (found.status !== 'waiting')
    throw new Refusal('UP-3080', `This proposal was ${found.status} already.`, [], { proposalStatus: found.status })
  return found
}

async function putIntoEffect(tx: Tx, { entity, contract, wanted }: Proposal, now: Date): Promise<void> {
  if (wanted.kind === 'contract') {
    assertStillRight(wanted, now, wanted.contract)
    return addContract(tx, { ...wanted.contract, id: contract, entity }, now)
  }
  // Two proposals about one contract that are approved at the same time wait for each other.
  await tx.query(sql`select from print_contract where id = ${contract} for update`)
  const found = await findContract(tx, contract)
  if (found === undefined) throw new Refusal('UP-3082', 'The contract has ended; withdraw the proposal.')
  assertStillRight(wanted, now, found)
  if (wanted.kind === 'terms') {
    if (differingTerms(wanted.before, termsOfContract(found)).length > 0)
      throw new Refusal('UP-3082', 'The terms were changed after this was proposed; withdraw it and propose it again.')
    await changeContract(tx, contract, wanted.terms)
    return
  }
  assertTableCanBegin(found, wanted.from, now)
  await addTariffs(
    tx,
    found,
    wanted.lines.map((line) => ({ ...line, from: wanted.from })),
  )
}

/** A proposal that waited for long may be about days that have passed. */
function assertStillRight(
  wanted: Wanted,
  now: Date,
  weights: PrintContract | Omit<PrintContract, 'id' | 'entity'>,
): void {
  const [fault] = judgeProposal(wanted, brusselsDay(now), weights)
  if (fault !== undefined) throw new Refusal('UP-3082', `${fault.detail} Withdraw the proposal and make it again.`)
}

/** @throws Refusal UP-3040 */
export function assertTableCanBegin({ tariffs }: Pick<PrintContract, 'tariffs'>, from: string, now: Date): void {
  if (from <= brusselsDay(now)) throw new Refusal('UP-3040', 'The new table does not begin after today.')
  if (tariffs.some((line) => line.from === from))
    throw new Refusal('UP-3040', 'A table that begins on this day exists already.')
}
