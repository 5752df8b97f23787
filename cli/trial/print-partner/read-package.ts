import { createHash, type KeyObject, verify } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import { z } from 'zod'
import type { PartnerProfile } from '../../../channels/print/adapter/partner-profile.ts'

/** A letter or a control copy of a package, as a print partner sees it. */
export interface PackedLetter {
  readonly run: string
  readonly part: number
  readonly letter: string
  /** The file of its first document. */
  readonly file: string
  /** Letters with the same number share an envelope. */
  readonly envelope: number
  readonly sheets: number
  readonly postage: string
  readonly zone: string
  readonly controlCopy: boolean
}

const documentShape = z.object({ file: z.string() })
const jsonShape = z.object({
  run: z.string(),
  part: z.number(),
  letters: z.array(
    z.object({
      letter: z.string(),
      position: z.number(),
      envelope: z.number().optional(),
      sheets: z.number(),
      postage: z.string(),
      zone: z.string(),
      documents: z.array(documentShape).min(1),
    }),
  ),
  controlCopy: z
    .object({ letter: z.string(), sheets: z.number(), documents: z.array(documentShape).min(1) })
    .optional(),
})
const manifestShape = z.object({ files: z.array(z.object({ name: z.string(), sha256: z.string() })) })

/**
 * Reads a package as a partner would: checks the signature where the hub's key is given, and every file against the manifest.
 * @throws Error when something is missing or differs
 */
export async function readPackage(path: string, profile: PartnerProfile, key?: KeyObject): Promise<PackedLetter[]> {
  const files = await unpack(path)
  const bytesOf = (name: string): Buffer => {
    const bytes = files.get(name)
    if (bytes === undefined) throw new Error(`The package has no ${name}`)
    return bytes
  }
  const manifest = bytesOf(profile.manifest.file)
  const signature = Buffer.from(String(bytesOf(profile.manifest.signature)), 'base64')
  if (key !== undefined && !verify(null, manifest, key, signature))
    throw new Error('The manifest is not signed by the hub')
  for (const { name, sha256 } of manifestShape.parse(JSON.parse(String(manifest))).files)
    if (createHash('sha256').update(bytesOf(name)).digest('hex') !== sha256) throw new Error(`${name} differs`)
  const description = String(bytesOf(profile.description.file))
  return profile.description.format === 'json'
    ? lettersOfJson(description)
    : lettersOfCsv(description, profile.description)
}

async function unpack(path: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const zip = await yauzl.openPromise(path)
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  return files
}

function lettersOfJson(text: string): PackedLetter[] {
  const { run, part, letters, controlCopy } = jsonShape.parse(JSON.parse(text))
  const ofLetters = letters.map(({ documents: [first], position, envelope = position, ...letter }) => ({
    run,
    part,
    ...letter,
    file: first?.file ?? '',
    envelope,
    controlCopy: false,
  }))
  if (controlCopy === undefined) return ofLetters
  const { letter, sheets, documents } = controlCopy
  const file = documents[0]?.file ?? ''
  return [...ofLetters, { run, part, letter, file, envelope: 0, sheets, postage: '', zone: 'BE', controlCopy: true }]
}

type CsvDescription = Extract<PartnerProfile['description'], { format: 'csv' }>

/** A row per document; the sheets of a letter are those of its rows. */
function lettersOfCsv(text: string, { separator, columns }: CsvDescription): PackedLetter[] {
  const [, ...lines] = text.split('\r\n').filter((line) => line !== '')
  const letters = new Map<string, PackedLetter>()
  for (const line of lines) {
    const cells = line.split(separator)
    const cell = (field: string): string => cells[columns.findIndex((column) => column.field === field)] ?? ''
    const letter = cell('letter')
    const before = letters.get(letter)
    letters.set(letter, {
      run: cell('run'),
      part: Number(cell('part')),
      letter,
      file: before?.file ?? cell('file'),
      envelope: Number(cell('envelope')),
      sheets: (before?.sheets ?? 0) + Number(cell('sheets')),
      postage: cell('postage'),
      zone: cell('zone'),
      controlCopy: cell('controlCopy') === '1',
    })
  }
  return [...letters.values()]
}
