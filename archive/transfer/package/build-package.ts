import { createHash } from 'node:crypto'
import { instantOf, showId } from '../../../core/words/id.ts'
import { once, type ZipEntry, zipOf } from '../../../core/zip/zip-of.ts'
import { proofFile } from '../../ledger/proof-file.ts'
import { describeLetter, describePackage } from './descriptive.ts'
import { fixedFiles } from './documentation.ts'
import { packedName } from './file-name.ts'
import type { ListedFile, PackageFacts, PackageFile, PackedLetter } from './package-facts.ts'
import { letterPremis, packagePremis } from './premis.ts'
import { representationMets } from './representation-mets.ts'
import { type ListedRepresentation, rootMets } from './root-mets.ts'

/**
 * A submission package as ZIP, written while it is read: in memory are one document and a line for each letter. The same facts and
 * letters give the same bytes.
 */
export function buildPackage(facts: PackageFacts, letters: AsyncIterable<PackedLetter>): AsyncIterable<Uint8Array> {
  return zipOf(zipEntries(packageFiles(facts, letters)), facts.madeAt)
}

async function* zipEntries(files: AsyncIterable<PackageFile>): AsyncGenerator<ZipEntry> {
  for await (const { path, bytes } of files) yield { path, bytes: once(bytes), stored: path.endsWith('.pdf') }
}

/** The files of a package, in the order in which they can be made: a METS file holds the hashes of the files that it lists. */
export async function* packageFiles(
  facts: PackageFacts,
  letters: AsyncIterable<PackedLetter>,
): AsyncGenerator<PackageFile> {
  const representations: ListedRepresentation[] = []
  const languages = new Set<string>()
  for await (const letter of letters) {
    languages.add(letter.record.language)
    representations.push(yield* letterFiles(facts, letter))
  }
  const folder = new Folder(facts.id, facts.madeAt)
  const ids = representations.map(({ id }) => id)
  const descriptive = yield* folder.add(
    'metadata/descriptive/dc.xml',
    describePackage(facts, [...languages].sort(), ids.length),
  )
  const preservation = yield* folder.add('metadata/preservation/premis.xml', packagePremis(facts, ids))
  const { documentation, schemas } = fixedFiles()
  const listed = { documentation: [] as ListedFile[], schemas: [] as ListedFile[] }
  for (const { name, bytes, mediaType } of documentation)
    listed.documentation.push(yield* folder.add(`documentation/${name}`, bytes, mediaType))
  for (const { name, bytes, mediaType } of schemas)
    listed.schemas.push(yield* folder.add(`schemas/${name}`, bytes, mediaType))
  const mets = rootMets(facts, { descriptive, preservation, representations, ...listed })
  yield { path: `${facts.id}/METS.xml`, bytes: mets }
}

async function* letterFiles(
  facts: PackageFacts,
  letter: PackedLetter,
): AsyncGenerator<PackageFile, ListedRepresentation> {
  const id = showId('record', letter.record.id)
  const folder = new Folder(`${facts.id}/representations/${id}`, facts.madeAt)
  const data: (ListedFile & { readonly originalName: string })[] = []
  for (const { n, name, mediaType, sha256, read } of letter.documents) {
    const path = `data/${packedName(n, name)}`
    const listed = yield* folder.add(path, await read(), mediaType, instantOf(letter.record.id))
    if (listed.sha256 !== sha256) throw new Error('A document is not the one that was archived')
    data.push({ ...listed, originalName: name })
  }
  const evidence = [
    yield* folder.add('documentation/proof.json', json(proofFile(letter.proof)), 'application/json'),
    yield* folder.add('documentation/statement.pdf', letter.statement, 'application/pdf'),
  ]
  const named = evidence.map((file) => ({ ...file, originalName: file.path.slice(file.path.lastIndexOf('/') + 1) }))
  const mets = representationMets(
    { id, label: letter.record.subject === '' ? letter.record.reference : letter.record.subject, madeAt: facts.madeAt },
    {
      descriptive: yield* folder.add('metadata/descriptive/dc.xml', describeLetter(facts, letter)),
      preservation: yield* folder.add(
        'metadata/preservation/premis.xml',
        letterPremis(facts, letter, [...data, ...named]),
      ),
      data,
      documentation: evidence,
    },
  )
  const listed = yield* folder.add('METS.xml', mets)
  return { id, mets: { ...listed, path: `representations/${id}/METS.xml` } }
}

/** Files below one folder: each is given out, and listed with its size and hash. */
class Folder {
  readonly #path: string
  readonly #at: Date
  constructor(path: string, at: Date) {
    this.#path = path
    this.#at = at
  }

  *add(
    path: string,
    bytes: Uint8Array,
    mediaType = 'application/xml',
    createdAt = this.#at,
  ): Generator<PackageFile, ListedFile> {
    yield { path: `${this.#path}/${path}`, bytes }
    return { path, mediaType, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), createdAt }
  }
}

function json(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}
