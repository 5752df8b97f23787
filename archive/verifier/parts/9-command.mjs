import { fromBase64, hex, isBase64, isNode, node, parseJson, sha256, textOf } from './1-bytes.mjs'
import { isContinuation, proofFromTiles } from './2-trees.mjs'
import { readCheckpoint, readKeys } from './3-checkpoints.mjs'
import { isObject, verifyProof } from './4-proofs.mjs'
import { verifyExport } from './7-exports.mjs'
import { openFolder, openZip, readBytes } from './8-files.mjs'

const usage = `Usage:
  node uitpost-verify.mjs PROOF.json [DOCUMENT ...] --key KEY        one letter, and the files that belong to it
  node uitpost-verify.mjs FOLDER|EXPORT.zip --key KEY                an export
  node uitpost-verify.mjs FOLDER|EXPORT.zip --earlier NOTE --key KEY the log must continue this older checkpoint; may be repeated
  node uitpost-verify.mjs --consistency OLD NEW PROOF --key KEY      the log of NEW must continue that of OLD

OLD and NEW are signed checkpoints, or proofs that contain one. PROOF is an export, a folder with files of the log as the hub
publishes them below /ledger/, or a JSON list of base64 hashes. Without PROOF the files that are needed are listed.
KEY is name+hash+key, from a source that you trust; --key may be repeated, for a log whose key was replaced. An export and a proof state the
former keys themselves, signed with the present one. --json prints the findings as JSON.
Exit codes: 0 all is as it was sealed; 1 something differs; 2 wrong use, or a file cannot be read;
3 nothing differs, but no key was given: the key that came with the file proves nothing about who made it.`

/** What each finding means. */
export const faultWords = {
  damaged: 'the proof is not complete, or not in its form',
  opening: 'the facts are not those that were sealed',
  leaf: 'the proof is not about this record',
  checkpoint: 'the checkpoint is not signed with this key or a former one of its time, or not of this size',
  path: 'the record is not where the log must have it',
  'document-unknown': 'this file is none of the documents that were sealed',
  'not-consistent': 'the newer log does not begin with the older one: it was rewritten',
  'document-altered': 'the bytes of a document are not those that were sealed',
  'document-missing': 'the bytes of a document are gone',
  'record-altered': 'the facts of a record are not those that were sealed',
  'record-missing': 'a record is gone, and the log knows no disposal of it',
  'disposal-unknown': 'a record was destroyed, and nothing proves that an approved disposal did it',
  'certificate-missing': 'records were destroyed, and the certificate of their disposal is not in the export',
  'disposal-under-way':
    'records were destroyed by a disposal that was under way when the export was made, as the export says: verify a later export',
  'certificate-invalid':
    'a certificate of destruction is not signed with this key or a former one of its time, or not in its form',
  'certificate-other': 'a certificate of destruction is about other records',
  'record-unknown': 'a record is there that the log does not know',
  'leaf-altered': 'an entry of the log is not the one that was signed',
  'leaf-moved': 'an entry of the log is in another place than the one where it was signed',
  'leaf-missing': 'an entry of the log is gone',
  'tile-missing': 'hashes of the log are gone; they can be made again from its entries',
  'log-altered': 'the log does not lead to what the checkpoint states',
  'checkpoint-invalid': 'a checkpoint is not signed with this key or a former one of its time',
  'checkpoint-unknown': 'a checkpoint was published that this log does not have',
  'export-damaged': 'a file of the export is missing or cannot be read',
}

class WrongUse extends Error {}
class FilesNeeded extends Error {}

async function verifyNamed([first, ...others], { key, earlier, consistency }) {
  if (consistency) return compareCheckpoints([first, ...others], key)
  if (first === undefined) throw new WrongUse('Name a proof, a folder or a ZIP.')
  const info = node.statSync(first, { throwIfNoEntry: false })
  if (info === undefined) throw new WrongUse(`${first} is not there.`)
  const isZip = info.isFile() && (await startOf(first)) === 'PK'
  if (!info.isDirectory() && !isZip) return verifyProofFile(first, others, key)
  if (others.length > 0) throw new WrongUse('An export is named alone.')
  const files = isZip ? await openZip(await node.openAsBlob(first)) : openFolder(first)
  const own = textOf((await files.read('verifier-key')) ?? new Uint8Array()).trim()
  if (key === undefined && own === '') throw new WrongUse('This export names no key: give --key.')
  const notes = earlier.map((each) => textOf(fileNamed(each)))
  const { findings, records, destroyed } = await verifyExport(files, { key: key ?? own, earlier: notes })
  return { findings, what: `${records} ${records === 1 ? 'record' : 'records'}`, key: key ?? own, destroyed }
}
const startOf = async (path) => textOf(await (await node.openAsBlob(path)).slice(0, 2).arrayBuffer())

async function verifyProofFile(path, documents, key) {
  const proof = parseJson(fileNamed(path))
  if (!isObject(proof)) throw new WrongUse(`${path} is no proof: it is not JSON.`)
  const hashes = await Promise.all(documents.map(async (each) => hex(await sha256(fileNamed(each)))))
  const { fault, unknown } = await verifyProof(proof, { key, documents: hashes })
  const findings = fault === undefined ? [] : [{ what: fault, record: proof.record }]
  for (const each of unknown) findings.push({ what: 'document-unknown', file: documents[hashes.indexOf(each)] })
  const compared = documents.length === 0 ? 'no document was compared' : `with ${documents.length} of its documents`
  return { findings, what: `the proof of ${proof.record}, ${compared}`, key: key ?? proof.publicKey }
}

async function compareCheckpoints(names, key) {
  if (names.length < 2 || names.length > 3 || names.includes(undefined))
    throw new WrongUse('Name two checkpoints, and what proves that one continues the other.')
  if (key === undefined) throw new WrongUse('Two checkpoints are compared with --key.')
  const keys = await readKeys(key)
  const [older, newer] = names.slice(0, 2).map((name) => noteIn(fileNamed(name)))
  const [first, second] = await Promise.all([older, newer].map((note) => readCheckpoint(note, keys)))
  if (first === undefined || second === undefined)
    return { findings: [{ what: 'checkpoint-invalid' }], what: 'two checkpoints', key }
  if (first.size > second.size) throw new WrongUse('The first checkpoint is of a longer log: name the older one first.')
  const isSame = await isContinuation(first, second, await consistencyProof(names[2], first.size, second.size))
  const what = `the log of ${first.size} entries and that of ${second.size}`
  return { findings: isSame ? [] : [{ what: 'not-consistent', leaf: first.size }], what, key }
}

/** A note, or the one in a proof of a record. */
function noteIn(bytes) {
  const json = parseJson(bytes)
  return isObject(json) && typeof json.checkpoint === 'string' ? json.checkpoint : textOf(bytes)
}

async function consistencyProof(name, before, size) {
  const info = name === undefined ? undefined : node.statSync(name, { throwIfNoEntry: false })
  if (name !== undefined && info === undefined) throw new WrongUse(`${name} is not there.`)
  const isZip = info?.isFile() && (await startOf(name)) === 'PK'
  if (info?.isFile() && !isZip) return listedHashes(fileNamed(name))
  const files = isZip ? await openZip(await node.openAsBlob(name)) : openFolder(name)
  const read = async (path) => (name === undefined ? undefined : files.read(path))
  const { hashes, missing } = before < 1 ? { hashes: [] } : await proofFromTiles(read, before, size)
  if (missing === undefined) return hashes
  const wanted = missing.map((path) => `  ${path}`).join('\n')
  throw new FilesNeeded(`These files of the log are needed, each in a folder of the same path:\n${wanted}
The hub publishes them below /ledger/. Then name the folder as the third file.`)
}

function listedHashes(bytes) {
  const json = parseJson(bytes)
  const hashes = isObject(json) ? json.hashes : json
  if (!Array.isArray(hashes) || !hashes.every(isBase64))
    throw new WrongUse('The proof is no JSON list of base64 hashes.')
  return hashes.map(fromBase64)
}

function fileNamed(path) {
  const bytes = readBytes(path)
  if (bytes === undefined) throw new WrongUse(`${path} cannot be read.`)
  return bytes
}

function wordsOf({ what, ...where }) {
  const places = Object.entries(where).map(([name, value]) => `${name} ${value}`)
  return `${what}: ${faultWords[what]}${places.length === 0 ? '' : ` (${places.join(', ')})`}`
}

function destructionWords({ disposal, at, legalGround, records }) {
  const which = records.length === 1 ? records[0] : `${records.length} records`
  const day = new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Europe/Brussels' })
  return `${which}: destroyed by rule on ${day} by certificate ${disposal} (${legalGround})`
}

async function main() {
  const { parseArgs } = await import('node:util')
  const options = {
    key: { type: 'string', multiple: true },
    earlier: { type: 'string', multiple: true, default: [] },
    consistency: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  if (values.help) return console.log(usage)
  const { findings, what, key, destroyed = [] } = await verifyNamed(positionals, values)
  const isKeyGiven = values.key !== undefined
  process.exitCode = findings.length > 0 ? 1 : isKeyGiven ? 0 : 3
  if (values.json) return console.log(JSON.stringify({ findings, isKeyGiven, destroyed }))
  for (const finding of findings) console.log(wordsOf(finding))
  for (const each of destroyed) console.log(destructionWords(each))
  if (findings.length > 0) console.log(`${findings.length} found in ${what}.`)
  else if (isKeyGiven) console.log(`All is as it was sealed: ${what}.`)
  else console.log(`Nothing differs in ${what}. Compare this key with the one that you got in another way:\n${key}`)
}

/** Run as a program, and not imported. */
async function isProgram() {
  if (!isNode || process.argv[1] === undefined) return false
  const { pathToFileURL } = await import('node:url')
  return import.meta.url === pathToFileURL(node.realpathSync(process.argv[1])).href
}

if (await isProgram())
  await main().catch((error) => {
    const isUsage = error instanceof WrongUse || error?.code?.startsWith('ERR_PARSE_ARGS')
    console.error(isUsage ? `${error.message}\n\n${usage}` : error.message)
    process.exitCode = 2
  })
