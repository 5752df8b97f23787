import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database, Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { EntityId } from '../../core/words/id.ts'
import { type CaseId, caseContext, type DeliveryCase } from './delivery-case.ts'
import { findCase } from './list-cases.ts'
import { recordCaseEvents } from './record-case-event.ts'

/** A person or key that changes a case: one of its entity, or an operator of the hub, without an entity. */
export interface CaseCommand {
  readonly entity: EntityId | undefined
  readonly test: boolean
  readonly id: CaseId
  /** The actor as in the audit log. */
  readonly by: string
  readonly now: Date
}

interface Deps {
  readonly database: Database
  readonly keyring: Keyring
}

/** Gives the case an owner, or takes it from its owner. @throws Refusal UP-1404; UP-3095 when it is closed. */
export async function assignCase(deps: Deps, command: CaseCommand, owner: string | null): Promise<void> {
  await changed(deps, command, async (tx, found) => {
    if (found.status === 'closed') throw closed()
    if (found.owner === owner) return
    await tx.query(sql`update delivery_case set owner = ${owner} where id = ${found.id}`)
    await recordCaseEvents(tx, [{ id: found.id, kind: 'assigned', by: command.by, owner }], command.now)
  })
}

/** Adds a note to the history, also of a closed case. @throws Refusal UP-1404 */
export async function noteCase(deps: Deps, command: CaseCommand, note: string): Promise<void> {
  await changed(deps, command, async (tx, { id }) => {
    await recordCaseEvents(tx, [{ id, kind: 'noted', by: command.by, words: sealed(deps, id, note) }], command.now)
  })
}

/** Closes the case with a reason; repeating it changes nothing. @throws Refusal UP-1404 */
export async function closeCase(deps: Deps, command: CaseCommand, reason: string): Promise<void> {
  const { by, now } = command
  await changed(deps, command, async (tx, { id, status }) => {
    if (status === 'closed') return
    const words = sealed(deps, id, reason)
    await tx.query(sql`
      update delivery_case set status = 'closed', closed_at = ${now}, closed_by = ${by}, close_reason = ${words} where id = ${id}`)
    await recordCaseEvents(tx, [{ id, kind: 'closed', by, words }], now)
  })
}

/**
 * Opens a case again that was closed; repeating it changes nothing.
 * @throws Refusal UP-1404; UP-3096 when its cause has another open case, or no report is missing any more
 */
export async function reopenCase(deps: Deps, command: CaseCommand): Promise<void> {
  const { by, now } = command
  await changed(deps, command, async (tx, { id, status, waiting }) => {
    if (status === 'open') return
    if (waiting === 0) throw new Refusal('UP-3096', 'Every report of this case came in: nothing is left to follow up.')
    const opened = await tx.query(sql`
      update delivery_case c set status = 'open', closed_at = null, closed_by = null, close_reason = null
      where c.id = ${id} and not exists (select from delivery_case o where o.status = 'open' and o.entity = c.entity and o.test = c.test
        and o.reason = c.reason and o.channel = c.channel and o.cause = c.cause) returning c.id`)
    if (opened.length === 0)
      throw new Refusal('UP-3096', 'Letters with the same cause have an open case since: follow that one up.')
    await recordCaseEvents(tx, [{ id, kind: 'reopened', by }], now)
  })
}

/** The words of a person in a case: a note, or the reason for which it was closed. */
export function openCaseWords(
  { keyring }: Pick<Deps, 'keyring'>,
  id: CaseId,
  words: Buffer | null,
): string | undefined {
  return words === null ? undefined : keyring.open(words, caseContext(id)).toString()
}

function sealed({ keyring }: Pick<Deps, 'keyring'>, id: CaseId, text: string): Buffer {
  return keyring.seal(Buffer.from(text), caseContext(id))
}

const closed = (): Refusal => new Refusal('UP-3095', 'The case is closed. Open it again first.')

/** Changes the case under its lock, in the scope of the caller. */
async function changed(
  { database }: Deps,
  { entity, id, test }: CaseCommand,
  change: (tx: Tx, found: DeliveryCase) => Promise<void>,
): Promise<void> {
  const work = async (tx: Tx): Promise<void> => {
    await tx.query(sql`select from delivery_case where id = ${id} for update`)
    const found = await findCase(tx, id, test)
    if (found === undefined) throw new Refusal('UP-1404', 'There is no such case.')
    await change(tx, found)
  }
  await (entity === undefined ? database.asHub(work) : database.asEntity(entity, work))
}
