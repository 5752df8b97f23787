import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { GivenDeps } from '../../../api/server/api-deps.ts'
import { closeRecords } from '../../../archive/ingest/close-records.ts'
import { growLedger } from '../../../archive/ledger/grow-ledger.ts'
import { changeSeries, decideSeriesChange } from '../../../archive/retention/change-series.ts'
import { endDossier } from '../../../archive/retention/dossiers.ts'
import type { RetentionRule } from '../../../archive/retention/series.ts'
import { createSigner, newSigningKey, type Signer } from '../../../core/crypto/signer.ts'
import { parseId, type RecordId, showId } from '../../../core/words/id.ts'
import type { TransferDeps } from '../../../dispatcher/transfer/transfer-deps.ts'
import { workTransfers } from '../../../dispatcher/transfer/work-transfers.ts'
import { OfficeWriter } from '../../../templates/render/office-letter.ts'
import { postLetter } from '../../support/hub/letters.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { storeSent } from '../../support/hub/store-sent.ts'

export const keep: RetentionRule = { destination: 'keep', legalGround: 'Selectieregel 114' }
export const origin = 'uitpost.test/ledger'
const insz = '53480200724'

export interface Transfers extends TestApi {
  readonly signer: Signer
  readonly deps: TransferDeps
  readonly mine: TestEntity
  readonly theirs: TestEntity
  /** Keys of a second person, and of a reader. */
  readonly second: string
  readonly reader: string
  readonly get: (path: string, key?: string) => Promise<Answer>
  readonly post: (path: string, body: unknown, key?: string) => Promise<Answer>
  /** A letter that was archived and is over, in a dossier or without one. */
  sent(dossier?: string, final?: boolean): Promise<{ readonly message: string; readonly record: RecordId }>
  closeDossier(dossier: string, day?: string): Promise<void>
  /** Works until nothing is left to do. */
  work(): Promise<void>
  growLedger(): Promise<void>
  /** A transfer that was approved, with its packages made. */
  packed(): Promise<string>
  packagesOf(id: string): Promise<readonly Record<string, never>[]>
}

/**
 * The API with an entity whose letters are kept, and what works on its transfers.
 * @param given blob store and keys, and the signing key (PEM), where another process has the same
 */
export async function openTransfers({
  key = newSigningKey(),
  ...given
}: Pick<Partial<GivenDeps>, 'blobs' | 'keyring'> & { readonly key?: string } = {}): Promise<Transfers> {
  const hub = await openTestApi(given)
  const signer = createSigner(key)
  const { database } = hub.test
  const mine = await hub.newEntity('OVO000001')
  const theirs = await hub.newEntity('OVO000002')
  const second = await hub.newKey(mine.id, ['archive:read', 'archive:manage'])
  const reader = await hub.newKey(mine.id, ['archive:read'])
  const offices = new OfficeWriter()
  const deps: TransferDeps = {
    database,
    archive: hub.archive,
    blobs: hub.archive.blobs,
    keyring: hub.keyring,
    clock: hub.clock,
    leaseMs: 60_000,
    draw: (letter) => offices.draw(letter),
    checkPage: () => 'https://uitpost.example.be/verify',
    version: '0.1.0',
  }
  const grow = async (): Promise<void> => {
    while ((await growLedger(database, { origin, signer, now: hub.clock.now() })) !== undefined);
  }
  const get = (path: string, key = mine.live): Promise<Answer> => hub.call(`/v1/archive/${path}`, { key })
  const post = (path: string, body: unknown, key = mine.live): Promise<Answer> =>
    hub.call(`/v1/archive/${path}`, { method: 'POST', key, body })
  const work = async (): Promise<void> => {
    while (await workTransfers(deps));
    await grow()
  }
  await database.asHub(async (tx) => {
    await tx.query(sql`select keep_series(${mine.id}, 'vergunningen')`)
    const name = { nl: 'Vergunningen' }
    const by = (actor: string) => ({ actor, now: hub.clock.now() })
    const change = await changeSeries(tx, mine.id, 'vergunningen', { name, rule: keep }, by('staff:1'))
    if (change.status === 'waiting')
      await decideSeriesChange(tx, mine.id, change.id, { verb: 'approve' }, by('staff:2'))
  })
  return {
    ...hub,
    signer,
    deps,
    mine,
    theirs,
    second,
    reader,
    get,
    post,
    work,
    growLedger: grow,
    sent: async (dossier, final = true) => {
      const posted = await postLetter(hub, mine.live)
      const message = parseId('message', posted.json.id)
      if (message === undefined) throw new Error(JSON.stringify(posted.json))
      const { record } = await storeSent(hub, mine.id, message, hub.keyring.blindIndex('insz', insz))
      await database.hub.query(sql`update record set dossier = ${dossier ?? null} where id = ${record}`)
      if (final)
        await database.asHub(async (tx) => {
          const at = hub.clock.now()
          const closed = {
            record,
            status: 'read' as const,
            channels: ['inbox' as const],
            sentAt: at,
            timelineDigest: randomBytes(32),
            at,
          }
          await closeRecords(tx, [closed])
          await tx.query(sql`
            with work as (delete from work where message_id = ${message}) update message set final = true where id = ${message}`)
        })
      await grow()
      return { message: showId('message', message), record }
    },
    closeDossier: (dossier, day = '2026-11-20') =>
      database.asHub((tx) => endDossier(tx, mine.id, dossier, day, { actor: 'staff:1', now: hub.clock.now() })),
    packed: async () => {
      const made = await post('transfers', { series: 'vergunningen', archiveService: 'Digitaal Archief Vlaanderen' })
      if (made.status !== 202) throw new Error(JSON.stringify(made.json))
      await work()
      const approved = await post(`transfers/${made.json.id}/approve`, {}, second)
      if (approved.status !== 200) throw new Error(JSON.stringify(approved.json))
      await work()
      return made.json.id
    },
    packagesOf: async (id) => (await get(`transfers/${id}/packages`)).json.items,
  }
}
