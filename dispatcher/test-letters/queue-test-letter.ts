import { sql } from 'drizzle-orm'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Clock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database, Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { newId } from '../../core/words/id.ts'
import { storePreview } from '../../templates/store/previews.ts'
import { maxTestsPerHour, type TestLetter, type TestMail, type TestRecipient } from './test-letter.ts'
import { mailFile, sealAddress, storedMail } from './test-mail-store.ts'

const hourMs = 3_600_000

export interface TestLetterDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly blobs: BlobStore
  readonly clock: Clock
}

/** @throws Refusal UP-1429 when the person, the key or the mailbox had as many tests as an hour allows */
export async function assertMayTest(
  { database, keyring, clock }: TestLetterDeps,
  recipient: TestRecipient,
): Promise<void> {
  await database.asEntity(recipient.entity, (tx) =>
    refuseTooMany(tx, recipient, mailboxOf(recipient, keyring), clock.now()),
  )
}

/**
 * Stores a test, which a dispatcher sends within seconds. The documents are stored first: a test of which a row exists is whole.
 * @throws Refusal UP-1429 as `assertMayTest`
 */
export async function queueTestLetter(
  deps: TestLetterDeps,
  recipient: TestRecipient,
  mail: TestMail,
): Promise<TestLetter> {
  const { database, keyring, clock } = deps
  const { entity, actor, to } = recipient
  const now = clock.now()
  const [id, preview] = [newId('testLetter', now), newId('preview', now)]
  const { json, files } = storedMail(mail)
  for (const { name, bytes } of [...files, { name: mailFile, bytes: json }])
    await storePreview(deps, { entity, preview, name }, bytes)
  const mailbox = mailboxOf(recipient, keyring)
  await database.asEntity(entity, async (tx) => {
    // Two requests at the same time would both be the last that is allowed.
    await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('test-letter ' || ${entity}, 0))`)
    await refuseTooMany(tx, recipient, mailbox, now)
    await tx.query(sql`
      insert into test_letter (id, entity, actor, mailbox, address, preview, status, planned_at, due_at)
      values (${id}, ${entity}, ${actor}, ${mailbox}, ${sealAddress(to, id, keyring)}, ${preview}, 'waiting', ${now}, ${now})`)
  })
  return { id, status: 'waiting', reason: null, plannedAt: now, settledAt: null }
}

function mailboxOf({ to }: TestRecipient, keyring: Keyring): Buffer {
  return keyring.blindIndex('email', to.toLowerCase())
}

async function refuseTooMany(tx: Tx, { entity, actor }: TestRecipient, mailbox: Buffer, now: Date): Promise<void> {
  const since = new Date(now.getTime() - hourMs)
  const [last] = await tx.query<{ planned_at: Date }>(sql`
    select max(planned_at) as planned_at from (
      (select planned_at from test_letter where entity = ${entity} and planned_at > ${since} and actor = ${actor}
        order by planned_at desc offset ${maxTestsPerHour - 1} limit 1)
      union all
      (select planned_at from test_letter where entity = ${entity} and planned_at > ${since} and mailbox = ${mailbox}
        order by planned_at desc offset ${maxTestsPerHour - 1} limit 1)) oldest
    where planned_at is not null`)
  if (last?.planned_at == null) return
  const retryAfter = Math.max(1, Math.ceil((last.planned_at.getTime() + hourMs - now.getTime()) / 1_000))
  throw new Refusal(
    'UP-1429',
    `A person sends at most ${maxTestsPerHour} test letters in an hour. Try again later.`,
    [],
    {
      retryAfter,
    },
  )
}
