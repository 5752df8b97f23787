import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { SealFault } from './seal-fault.ts'

const path = z.string().min(1).max(500)
const name = z.string().trim().min(1).max(100)

const keyOfFile = z.strictObject({
  entity: name,
  keyFile: path,
  passphraseFile: path.optional(),
  certificateFile: path.optional(),
})
const keyOfDevice = z.strictObject({
  entity: name,
  pkcs11: z.strictObject({
    library: path,
    token: name,
    key: name,
    pinFile: path,
    /** Where the package `pkcs11js` is, when not among those of the hub. */
    packageFolder: path.optional(),
  }),
  certificateFile: path,
})
const shape = z.strictObject({
  seals: z.array(z.union([keyOfFile, keyOfDevice])).max(1_000),
  timeStamps: z
    .strictObject({
      url: z.url({ protocol: /^https?$/ }),
      timeoutSeconds: z.number().min(0.1).max(60).default(10),
      trustedFile: path.optional(),
    })
    .optional(),
})

export type SealsFile = z.output<typeof shape>
export type KeySource = SealsFile['seals'][number]
export type DeviceSource = z.output<typeof keyOfDevice>
export type FileSource = z.output<typeof keyOfFile>
export type TimeStampSource = NonNullable<SealsFile['timeStamps']>

/** The entry for every entity that has none of its own. */
export const everyEntity = '*'

/** @throws Error with the first place that is wrong, and no content of the file */
export function parseSeals(text: string): SealsFile {
  const read = shape.safeParse(parseJson(text))
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Error(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a list of seals'}`)
  }
  const codes = read.data.seals.map(({ entity }) => entity)
  if (new Set(codes).size < codes.length) throw new Error('seals: an entity has two entries')
  return read.data
}

/** @throws SealFault */
export async function readSeals(file: string): Promise<SealsFile> {
  try {
    return parseSeals(await readFile(file, 'utf8'))
  } catch (error) {
    throw new SealFault('seals-file-unreadable', { cause: error })
  }
}

/** The message of a `SyntaxError` quotes the text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('not JSON')
  }
}
