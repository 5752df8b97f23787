import { promisify } from 'node:util'
import { deflateRaw, inflateRawSync } from 'node:zlib'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { BatchId } from '../batch.ts'
import type { TableChoice } from '../tables/table-choice.ts'

const deflate = promisify(deflateRaw)

/** The fastest level: a list is stored for a while, and its sender waits. */
const level = 1

/** Largest text of one chunk or part when inflated; what we stored never exceeds it. */
const largestText = 8 * 1024 * 1024

/** Rows or bytes of a list, deflated and sealed. The text is bound to its place in the batch. */
export async function sealText(text: Uint8Array, place: string, keyring: Keyring): Promise<Buffer> {
  return keyring.seal(await deflate(text, { level }), place)
}

export function openText(sealed: Uint8Array, place: string, keyring: Keyring): Buffer {
  return inflateRawSync(keyring.open(sealed, place), { maxOutputLength: largestText })
}

export const chunkPlace = (batch: BatchId, chunk: number): string => `batch-chunk:${batch}/${chunk}`
export const tablePlace = (batch: BatchId): string => `batch-table:${batch}`
export const partPlace = (batch: BatchId, seq: number): string => `batch-part:${batch}/${seq}`

/** The key of a batch, and what its rows have in common. */
export interface BatchSecrets {
  readonly key: string
  readonly defaults: Readonly<Record<string, unknown>>
  /** The name of the file, as its sender gave it. */
  readonly name?: string
  /** Where the table is in its file; absent: as it is found. */
  readonly table?: TableChoice
  readonly keysByReference?: boolean
}

export function sealSecrets(secrets: BatchSecrets, batch: BatchId, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(JSON.stringify(secrets)), `batch:${batch}`)
}

export function openSecrets(sealed: Uint8Array, batch: BatchId, keyring: Keyring): BatchSecrets {
  return JSON.parse(keyring.open(sealed, `batch:${batch}`).toString()) as BatchSecrets
}

/** Values that an officer wrote over those of a row, by column. */
export type Mends = Readonly<Record<string, unknown>>

export function sealMends(mends: Mends, batch: BatchId, row: number, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(JSON.stringify(mends)), `batch-row:${batch}/${row}`)
}

export function openMends(sealed: Uint8Array | null, batch: BatchId, row: number, keyring: Keyring): Mends {
  if (sealed === null) return {}
  return JSON.parse(keyring.open(sealed, `batch-row:${batch}/${row}`).toString()) as Mends
}
