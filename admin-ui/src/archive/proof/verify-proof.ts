import type { RecordProof } from '../../ui/api/archive-types.ts'
import { fromBase64, join, same, sha256, toBase64, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'
import { verifyCheckpoint } from './checkpoint.ts'
import { leafHash, rootOf } from './merkle.ts'

export type Sequenced = Extract<RecordProof, { status: 'sequenced' }>
/** What did not fit, in the order in which it is checked. */
export type ProofFault = 'opening' | 'leaf' | 'checkpoint' | 'path'

/**
 * Checks in this browser, with nothing but the public key, that the facts of a record are what was sealed and that the
 * seal stands in the ledger (3-http-api 3.7). Undefined when all of it fits.
 * @throws DOMException when the browser cannot check Ed25519.
 */
export async function verifyProof(record: string, proof: Sequenced): Promise<ProofFault | undefined> {
  try {
    return await faultOf(record, proof)
  } catch (error) {
    // Text that is no base64 or no JSON: a proof is right or it is none.
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
  if (checkpoint === undefined) return 'checkpoint'
  const root = await rootOf(await leafHash(entry), proof.leafIndex, checkpoint.size, proof.path.map(fromBase64))
  return root !== undefined && same(root, checkpoint.root) ? undefined : 'path'
}

function isLeaf(value: unknown): value is { readonly record: string; readonly commitment: string } {
  return typeof value === 'object' && value !== null && 'record' in value && 'commitment' in value
}
