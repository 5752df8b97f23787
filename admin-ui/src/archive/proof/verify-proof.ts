import type { RecordProof } from '../../ui/api/archive-types.ts'
import { fromBase64, join, same, sha256, toBase64, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'
import { verifyCheckpoint } from './checkpoint.ts'
import { leafHash, rootOf } from './merkle.ts'

export type Sequenced = Extract<RecordProof, { status: 'sequenced' }>
/** The first check that failed, in the order of the checks. */
export type ProofFault = 'opening' | 'leaf' | 'checkpoint' | 'path'

/**
 * Checks in this browser, with only the public key, that the facts of a record are those that were sealed and that the seal is
 * in the ledger (3-http-api 3.7). Returns undefined when every check passes.
 * @throws DOMException when the browser does not support Ed25519.
 */
export async function verifyProof(record: string, proof: Sequenced): Promise<ProofFault | undefined> {
  try {
    return await faultOf(record, proof)
  } catch (error) {
    // Text that is not base64 or not JSON makes the proof invalid.
    if (error instanceof SyntaxError || (error instanceof DOMException && error.name === 'InvalidCharacterError')) {
      return 'leaf'
    }
    throw error
  }
}

async function faultOf(record: string, proof: Sequenced): Promise<ProofFault | undefined> {
  const { nonce, facts } = proof.opening
  const commitment = await sha256(join(fromBase64(nonce), utf8(canonical(facts))))
  const entry = fromBase64(proof.leaf)
  const leaf: unknown = JSON.parse(new TextDecoder().decode(entry))
  if (!isLeaf(leaf) || leaf.record !== record || facts['record'] !== record) return 'leaf'
  if (leaf.commitment !== toBase64(commitment)) return 'opening'
  const checkpoint = await verifyCheckpoint(proof.checkpoint, proof.publicKey)
  if (checkpoint === undefined || checkpoint.size !== proof.treeSize) return 'checkpoint'
  const root = await rootOf(await leafHash(entry), proof.leafIndex, checkpoint.size, proof.path.map(fromBase64))
  return root !== undefined && same(root, checkpoint.root) ? undefined : 'path'
}

function isLeaf(value: unknown): value is { readonly record: string; readonly commitment: string } {
  return typeof value === 'object' && value !== null && 'record' in value && 'commitment' in value
}
