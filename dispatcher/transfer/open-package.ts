import { Readable } from 'node:stream'
import { findMaking, packageId, packageNumber } from '../../archive/transfer/packages.ts'
import { findTransfer, type TransferId } from '../../archive/transfer/transfer.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import { readSealedParts } from '../../core/blobs/sealed-parts.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { EntityId } from '../../core/words/id.ts'
import { keyContext, placeOfMaking } from './package-place.ts'

/**
 * The bytes of a package, a part at a time. @throws Refusal UP-1404; UP-5035 when it is not made yet, or was withdrawn
 */
export async function openTransferPackage(
  { tx, keyring, blobs }: { readonly tx: Queryable; readonly keyring: Keyring; readonly blobs: BlobStore },
  entity: EntityId,
  id: TransferId,
  name: string,
): Promise<{ readonly stream: Readable; readonly size: number; readonly name: string }> {
  const n = packageNumber(id, name)
  if (n === undefined || (await findTransfer(tx, entity, id)) === undefined)
    throw new Refusal('UP-1404', 'There is no such package.')
  const making = await findMaking(tx, id, n)
  if (making === undefined)
    throw new Refusal('UP-5035', 'This package is not made yet, or was withdrawn; read the transfer again.')
  const { fence, parts, size, key } = making
  const bytes = readSealedParts(blobs, placeOfMaking(id, n, fence), {
    key: keyring.open(key, keyContext(id, n)),
    parts,
  })
  return { stream: Readable.from(bytes, { objectMode: false }), size, name: `${packageId({ transfer: id, n })}.zip` }
}
