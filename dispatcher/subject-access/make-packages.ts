import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Clock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { codeOf } from '../../core/error-code.ts'
import type { Log } from '../../core/log.ts'
import { entityNames } from '../../core/tenants/entities.ts'
import { type EntityId, type Id, showId } from '../../core/words/id.ts'
import type { Round } from '../loops/run-loop.ts'
import { buildPackage } from './build-package.ts'
import type { HeldDeps, HeldScope } from './held.ts'
import { isRecipient } from './is-recipient.ts'
import { removePackage, storePackage } from './package-store.ts'
import { packageDays, type RequestSubject } from './request.ts'
import { contextOf } from './store-requests.ts'

export interface PackageDeps extends HeldDeps {
  readonly blobs: BlobStore
  readonly clock: Clock
  readonly log: Log
}

const pace = { busyMs: 25, idleMs: 2_000 }
/** A package of many thousands of letters takes minutes; another process begins again after this time. */
const leaseMs = 3_600_000
const maxAttempts = 5
const retryMs = 300_000

interface Claimed {
  readonly id: Id<'subjectAccess'>
  readonly entity: EntityId | null
  readonly person: Buffer
  readonly sealed: Buffer
  readonly reference: string
  readonly attempts: number
  readonly fence: number
}

/** Makes the packages of approved requests, and removes those whose time ended, in a loop of a dispatcher. */
export function subjectAccessRound(deps: PackageDeps): Round {
  return { name: 'subject-access', pace, run: () => workOnPackages(deps) }
}

/** One package, or what has to go. @returns whether there was something to do */
export async function workOnPackages(deps: PackageDeps): Promise<boolean> {
  const removed = await removeEnded(deps)
  const [claimed] = await claim(deps.database.hub, deps.clock.now())
  if (claimed === undefined) return removed
  await make(deps, claimed)
  return true
}

function claim(hub: Queryable, now: Date): Promise<Claimed[]> {
  return hub.query<Claimed>(sql`
    with due as (
      select id from subject_access_request where status = 'making' and due_at <= ${now}
      order by due_at limit 1 for update skip locked)
    update subject_access_request r set fence = r.fence + 1, attempts = r.attempts + 1, due_at = ${new Date(now.getTime() + leaseMs)}
    from due where r.id = due.id
    returning r.id, r.entity, r.person, r.sealed, r.reference, r.attempts, r.fence`)
}

async function make(deps: PackageDeps, request: Claimed): Promise<void> {
  const { database, keyring, blobs, clock, log } = deps
  const { id, entity, person, fence } = request
  try {
    const subject = openSubject(request, keyring)
    const names = entity === null ? undefined : await database.asHub((tx) => entityNames(tx, [entity]))
    const scope: HeldScope = { person, number: subject.number, entity: entity ?? undefined }
    const facts = {
      reference: request.reference,
      madeAt: clock.now(),
      entityName: entity === null ? undefined : names?.get(entity),
    }
    const built = buildPackage(deps, scope, facts)
    const hash = createHash('sha256')
    const stored = await storePackage(blobs, { id, fence }, hashed(built.bytes, hash))
    const now = clock.now()
    await database.hub.query(sql`
      update subject_access_request set status = 'ready', made_at = ${now}, due_at = null, failure = null,
        remove_at = ${new Date(now.getTime() + packageDays * dayMs)}, counts = ${JSON.stringify(Object.fromEntries(built.counts))}::jsonb,
        size = ${stored.size}, parts = ${stored.parts}, sha256 = ${hash.digest()},
        package_key = ${keyring.seal(stored.key, contextOf(id))}
      where id = ${id} and fence = ${fence} and status = 'making'`)
    await noteMade(
      deps,
      request,
      [...built.counts.values()].reduce((sum, rows) => sum + rows, 0),
    )
    log.info(
      { subjectAccess: showId('subjectAccess', id), bytes: stored.size, missing: built.missing.length },
      'a package of personal data was made',
    )
  } catch (error) {
    log.warn(
      { subjectAccess: showId('subjectAccess', id), code: codeOf(error) },
      'a package of personal data was not made',
    )
    await retryLater(deps, request, codeOf(error))
  }
}

async function* hashed(
  bytes: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
}

async function retryLater(
  { database, clock }: PackageDeps,
  { id, fence, attempts }: Claimed,
  code: string,
): Promise<void> {
  const again = attempts < maxAttempts
  await database.hub.query(sql`
    update subject_access_request set failure = ${code}, status = ${again ? 'making' : 'failed'},
      due_at = ${again ? new Date(clock.now().getTime() + retryMs * attempts) : null}::timestamptz
    where id = ${id} and fence = ${fence} and status = 'making'`)
}

/** The gathering itself is a line in the log of the entity, or of every entity that sent a letter to the person. */
async function noteMade(
  { database, clock }: PackageDeps,
  { id, entity, person }: Claimed,
  rows: number,
): Promise<void> {
  const entities =
    entity === null
      ? (
          await database.hub.query<{ entity: EntityId }>(sql`
          select distinct entity from message where ${isRecipient(person)}`)
        ).map((row) => row.entity)
      : [entity]
  for (const each of entities)
    await recordAudit(database, each, {
      at: clock.now(),
      actorKind: 'hub',
      actor: 'hub:subject-access',
      action: 'make-subject-access',
      subjectKind: 'subject-access',
      subject: showId('subjectAccess', id),
      person,
      detail: { exported: rows },
    })
}

async function removeEnded({ database, blobs, clock }: PackageDeps): Promise<boolean> {
  const ended = await database.hub.query<{ id: Id<'subjectAccess'> }>(sql`
    select id from subject_access_request where status = 'ready' and remove_at <= ${clock.now()} order by remove_at limit 20`)
  for (const { id } of ended) {
    // The key goes first: without it what is still stored is unreadable.
    await database.hub.query(sql`
      update subject_access_request set package_key = null, sealed = null where id = ${id} and status = 'ready'`)
    await removePackage(blobs, id)
    await database.hub.query(
      sql`update subject_access_request set status = 'removed' where id = ${id} and status = 'ready'`,
    )
  }
  return ended.length > 0
}

function openSubject({ id, sealed }: Claimed, keyring: Keyring): RequestSubject {
  return JSON.parse(keyring.open(sealed, contextOf(id)).toString()) as RequestSubject
}
