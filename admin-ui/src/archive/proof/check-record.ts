import type { Api } from '../../ui/api/api.ts'
import type { ArchiveRecord, RecordProof } from '../../ui/api/archive-types.ts'
import { sha256, toHex } from './bytes.ts'
import { type ProofFault, type Sequenced, verifyProof } from './verify-proof.ts'

/** `later`: the document was added after the first sealing. `changed`: its bytes differ from those that were sealed. */
export type DocumentVerdict = 'fits' | 'changed' | 'later'
export type Verdict =
  | { readonly kind: 'pending' }
  | { readonly kind: 'unable' }
  | {
      readonly kind: 'checked'
      readonly at: Date
      readonly proof: Sequenced
      readonly fault: ProofFault | undefined
      /** By document number. */
      readonly documents: ReadonlyMap<number, DocumentVerdict>
    }

/**
 * Runs ‘Check now’: fetches the proof and every document and calculates everything again in this browser. A server that merely
 * reports that all is well is not trusted.
 */
export async function checkRecord(
  api: Api,
  record: ArchiveRecord,
  headers: Readonly<Record<string, string>>,
  at: Date,
): Promise<Verdict> {
  // Web Crypto exists only over https and on localhost.
  if (crypto.subtle === undefined) return { kind: 'unable' }
  const proof = await api.get<RecordProof>(`/v1/archive/records/${record.id}/proof`, { headers })
  if (proof.status === 'pending') return { kind: 'pending' }
  const sealed = sealedDocuments(proof)
  const documents = new Map<number, DocumentVerdict>()
  for (const { n } of record.documents) {
    const expected = sealed.get(n)
    if (expected === undefined) {
      documents.set(n, 'later')
      continue
    }
    const bytes = await api.bytes({ path: `/v1/archive/records/${record.id}/documents/${n}`, headers })
    const found = toHex(await sha256(new Uint8Array(await bytes.arrayBuffer())))
    documents.set(n, found === expected ? 'fits' : 'changed')
  }
  return { kind: 'checked', at, proof, fault: await verifyProof(record.id, proof), documents }
}

/** SHA-256 by document number, as the sealed facts state it. */
function sealedDocuments(proof: Sequenced): ReadonlyMap<number, string> {
  const documents = proof.opening.facts['documents']
  const sealed = new Map<number, string>()
  for (const each of Array.isArray(documents) ? (documents as readonly unknown[]) : []) {
    if (typeof each !== 'object' || each === null || !('n' in each) || !('sha256' in each)) continue
    if (typeof each.n === 'number' && typeof each.sha256 === 'string') sealed.set(each.n, each.sha256)
  }
  return sealed
}
