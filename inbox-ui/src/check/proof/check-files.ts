import { type Destruction, type Finding, loadVerifier, type Verifier } from './verifier.ts'

/** `unable`: the browser cannot check Ed25519 or has no Web Crypto. `unreadable`: the files are no proof. */
export type Outcome =
  | { readonly kind: 'unable' }
  | { readonly kind: 'unreadable' }
  | {
      readonly kind: 'checked'
      readonly findings: readonly Finding[]
      /** The key with which everything was checked. */
      readonly key: string
      /** The reader gave the key; otherwise it came with the files. */
      readonly isKeyGiven: boolean
      /** Files that were compared with the proof; a package compares all of its own. */
      readonly compared: 'all' | number
      /** Letters of the package that are gone by rule. */
      readonly destroyed: readonly Destruction[]
    }

/** Checks a package (ZIP), or a proof with the documents that belong to it. Nothing leaves this device. */
export async function checkFiles(files: readonly File[], givenKey: string): Promise<Outcome> {
  // Web Crypto exists only over https and on localhost.
  if (crypto.subtle === undefined) return { kind: 'unable' }
  const verifier = await loadVerifier()
  const key = givenKey.trim() === '' ? undefined : givenKey.trim()
  try {
    const zip = files.find(isZip)
    return zip === undefined ? await checkProof(verifier, files, key) : await checkPackage(verifier, zip, key)
  } catch (error) {
    // Both names are in use for an algorithm that the browser lacks.
    if (error instanceof DOMException && ['NotSupportedError', 'SyntaxError'].includes(error.name))
      return { kind: 'unable' }
    return { kind: 'unreadable' }
  }
}

const isZip = ({ name }: File): boolean => /\.zip$/i.test(name)
const isJson = ({ name }: File): boolean => /\.json$/i.test(name)

async function checkPackage(verifier: Verifier, file: File, key: string | undefined): Promise<Outcome> {
  const files = await verifier.openZip(file)
  const own = await files.read('verifier-key')
  const used = key ?? (own === undefined ? '' : new TextDecoder().decode(own).trim())
  if (used === '') return { kind: 'unreadable' }
  const { findings, records, destroyed } = await verifier.verifyExport(files, { key: used })
  // A ZIP of other files, or one that names no letter, proves nothing.
  const isPackage = !findings.some(({ what, record }) => what === 'export-damaged' && record === undefined)
  if (!isPackage || (records === 0 && findings.length === 0)) return { kind: 'unreadable' }
  return { kind: 'checked', findings, key: used, isKeyGiven: key !== undefined, compared: 'all', destroyed }
}

async function checkProof(verifier: Verifier, files: readonly File[], key: string | undefined): Promise<Outcome> {
  const file = files.find(isJson)
  if (file === undefined) return { kind: 'unreadable' }
  const proof: unknown = JSON.parse(await file.text())
  const others = files.filter((each) => each !== file)
  const documents = await Promise.all(others.map(sha256))
  const { fault, unknown } = await verifier.verifyProof(proof, { ...(key !== undefined && { key }), documents })
  const findings: Finding[] = [
    ...(fault === undefined ? [] : [{ what: fault }]),
    ...others
      .filter((_each, place) => unknown.includes(documents[place] ?? ''))
      .map(({ name }) => ({ what: 'document-unknown', file: name })),
  ]
  return {
    kind: 'checked',
    findings,
    key: key ?? keyIn(proof),
    isKeyGiven: key !== undefined,
    compared: others.length,
    destroyed: [],
  }
}

async function sha256(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function keyIn(proof: unknown): string {
  return typeof proof === 'object' && proof !== null && 'publicKey' in proof ? String(proof.publicKey) : ''
}
