import { showId } from '../../core/words/id.ts'
import type { RecordProof } from './prove-record.ts'

/** A proof as a file that other programs read: hashes and bytes as base64. Its form is described in docs/proofs.md. */
export function proofFile(proof: RecordProof) {
  return {
    status: 'sequenced' as const,
    record: showId('record', proof.record),
    leafIndex: proof.leafIndex,
    treeSize: proof.treeSize,
    leaf: proof.leaf.toString('base64'),
    opening: { nonce: proof.opening.nonce.toString('base64'), facts: { ...proof.opening.facts } },
    path: proof.path.map((hash) => hash.toString('base64')),
    checkpoint: proof.checkpoint,
    publicKey: proof.verifierKey,
    ...(proof.keyStatement !== undefined && { keys: proof.keyStatement }),
  }
}
