import type { RecordSeal, SealReader } from '../../dispatcher/letters/record-seal.ts'
import type { SealSeen } from '../../templates/seal/read-seal.ts'
import type * as contract from '../contract/entity/seal.ts'
import type { ApiDeps } from './api-deps.ts'

export function showSeal({ isIntact, validFrom, validTo, sealedAt, timeStamp, ...rest }: SealSeen): contract.SealFacts {
  return {
    ...rest,
    intact: isIntact,
    validFrom: validFrom.toISOString(),
    validTo: validTo.toISOString(),
    sealedAt: sealedAt.toISOString(),
    ...(timeStamp !== undefined && { timeStamp: { at: timeStamp.at.toISOString(), by: timeStamp.by } }),
  }
}

export function showRecordSeal(found: RecordSeal | undefined): contract.RecordSeal {
  return found === undefined
    ? { sealed: false }
    : { sealed: true, document: found.document, seal: showSeal(found.seal) }
}

/** Seals are read in a child process: the letter may be a supplied one. */
export function sealsApart({ documents }: Pick<ApiDeps, 'documents'>, entity: string): SealReader {
  return (bytes) => documents.seal(bytes, { entity, patient: true })
}
