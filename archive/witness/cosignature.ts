import { verifySignature } from '../../core/crypto/signer.ts'
import { type NoteKey, readNoteKey, readSignatureLine } from '../ledger/note.ts'

/** A witness, as its key names it. */
export type Cosigner = NoteKey

/** The number of timestamped Ed25519 cosignatures in the list of C2SP signed-note. */
const algorithm = 0x04
const timeLength = 8
const signatureLength = 64

/** The witness of a key `name+hash+key`; undefined when the text is no key of a witness. */
export function readCosigner(key: string): Cosigner | undefined {
  return readNoteKey(key, algorithm)
}

/**
 * When this witness signed the note, by its own clock; undefined when the line is not its cosignature of this note
 * (C2SP tlog-cosignature, `cosignature/v1`).
 */
export function verifyCosignature(note: string, line: string, cosigner: Cosigner): Date | undefined {
  const bytes = readSignatureLine(line, cosigner, timeLength + signatureLength)
  const end = note.indexOf('\n\n')
  if (bytes === undefined || end < 0) return undefined
  const seconds = bytes.readBigUInt64BE()
  const text = `cosignature/v1\ntime ${seconds}\n${note.slice(0, end + 1)}`
  const signed = verifySignature(cosigner.publicKey, Buffer.from(text), bytes.subarray(timeLength))
  // A moment beyond what a date can hold was signed by a broken clock.
  return signed && seconds < 8_640_000_000_000n ? new Date(Number(seconds) * 1000) : undefined
}
