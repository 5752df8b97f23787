import { canonical, fromBase64, isBase64, parseJson, same, sha256, toBase64, utf8 } from './1-bytes.mjs'
import { leafHash, rootOfPath } from './2-trees.mjs'
import { readCheckpoint, readKeys } from './3-checkpoints.mjs'

/**
 * Verifies the answer of `GET /v1/archive/records/{id}/proof`. `fault` is the first check that failed: `damaged`, `opening`, `leaf`,
 * `checkpoint` or `path`. `key` is one key or several; the statement of former keys in the proof counts where one of them signed it. `documents` are SHA-256 values (hex) that must be among those that were sealed.
 */
export async function verifyProof(proof, { key = proof?.publicKey, documents = [] } = {}) {
  const { opening, leaf, leafIndex, treeSize, path, checkpoint: note } = proof ?? {}
  const isWhole =
    typeof note === 'string' &&
    typeof (proof.keys ?? '') === 'string' &&
    [key].flat().every((each) => typeof each === 'string') &&
    isBase64(leaf) &&
    isBase64(opening?.nonce) &&
    isObject(opening.facts) &&
    Array.isArray(path) &&
    path.every(isBase64)
  if (!isWhole) return { fault: 'damaged', unknown: [] }
  const { facts } = opening
  const entry = parseJson(fromBase64(leaf))
  if (!isObject(entry) || entry.record !== proof.record || facts.record !== proof.record)
    return { fault: 'leaf', unknown: [] }
  const sealed = documentsIn(facts)
  const unknown = documents.filter((each) => ![...sealed.values()].includes(each))
  const commitment = await commitmentOf(opening.nonce, facts)
  if (commitment === undefined || entry.commitment !== commitment) return { fault: 'opening', facts, unknown }
  const checkpoint = await readCheckpoint(note, await readKeys(key, proof.keys))
  if (checkpoint === undefined || checkpoint.size !== treeSize) return { fault: 'checkpoint', facts, unknown }
  const root = await rootOfPath(await leafHash(fromBase64(leaf)), leafIndex, treeSize, path.map(fromBase64))
  if (root === undefined || !same(root, checkpoint.root)) return { fault: 'path', facts, checkpoint, unknown }
  return { facts, checkpoint, unknown }
}
export async function commitmentOf(nonce, facts) {
  try {
    return toBase64(await sha256(fromBase64(nonce), utf8(canonical(facts))))
  } catch {
    return undefined
  }
}
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
export function documentsIn({ documents }) {
  const isDocument = (each) => isObject(each) && Number.isSafeInteger(each.n) && typeof each.sha256 === 'string'
  if (!Array.isArray(documents) || !documents.every(isDocument)) return new Map()
  return new Map(documents.map(({ n, sha256: hash }) => [n, hash]))
}
