import { sql } from 'drizzle-orm'
import { addDocuments } from '../../archive/ingest/add-documents.ts'
import type { SignedReceipt } from '../../channels/reading-store.ts'
import { archiveReceipts } from '../../channels/reading-stores.ts'
import type { Signer } from '../../core/crypto/signer.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { documentNumber } from '../letters/letter-maker.ts'
import type { Chore } from '../loops/chore.ts'

const everyMs = 2_000
const maxAtOnce = 100

type Deps = Pick<DispatcherDeps, 'database' | 'archive' | 'keyring'> & { readonly signer: Signer }

/** Keeps the signed receipts of acknowledgement, refusal and neglect with the records of their letters. */
export function archiveReceiptsChore(deps: Deps): Chore {
  return { name: 'archive-receipts', everyMs, run: () => archiveAllReceipts(deps) }
}

/**
 * Archives the receipts that are not in the archive yet. A receipt is the same bytes each time, and its number in the record is
 * fixed, so that a process that dies half-way leaves one document.
 */
export async function archiveAllReceipts(deps: Deps): Promise<void> {
  const { hub } = deps.database
  while ((await archiveReceipts(hub, maxAtOnce, deps, (receipts) => add(deps, receipts))) === maxAtOnce);
}

async function add({ database, archive }: Deps, receipts: readonly SignedReceipt[]): Promise<void> {
  const rows = await database.hub.query<{ id: MessageId; series: string }>(
    sql`select id, series from message where id = any(${arrayOf(
      'uuid',
      receipts.map(({ message }) => message),
    )})`,
  )
  const series = new Map(rows.map((row) => [row.id, row.series]))
  const packs = new Map<string, SignedReceipt[]>()
  for (const receipt of receipts) {
    const pack = `${receipt.entity}/${series.get(receipt.message) ?? ''}`
    packs.set(pack, [...(packs.get(pack) ?? []), receipt])
  }
  for (const [pack, some] of packs) {
    const [entity, ...rest] = pack.split('/')
    await addDocuments(
      archive,
      some.map(({ record, bytes }) => ({
        record,
        entity: entity as EntityId,
        series: rest.join('/'),
        documents: [
          {
            n: documentNumber('receipt', 'normal'),
            kind: 'receipt',
            variant: 'normal',
            name: 'receipt.json',
            mediaType: 'application/json',
            segments: [{ bytes }],
          },
        ],
      })),
    )
  }
}
