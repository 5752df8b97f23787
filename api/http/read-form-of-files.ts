import type { IncomingMessage } from 'node:http'
import { type Fault, Refusal } from '../../core/fault.ts'
import type { FilesForm, FormFile } from '../contract/operation.ts'
import { baseName, faultOfField, formCutOff, parseForm } from './parse-form.ts'
import { NotJson, readJson } from './read-json.ts'

/** Bytes of the JSON text. */
const largestJson = 256 * 1024

/** A form of one JSON text and several files, in any order. */
export interface FormOfFiles {
  /** The parsed JSON. */
  readonly value: unknown
  /** By the name of their part. */
  readonly files: ReadonlyMap<string, FormFile>
}

/**
 * Reads a form of one part of JSON, with or without a file name, and several files.
 * @throws Refusal UP-1415 when the body is no form, UP-1413 when it is larger than allowed, UP-1002 when it is cut off or the JSON
 * cannot be parsed, UP-1001 for too many parts or without the JSON.
 */
export async function readFormOfFiles(
  request: IncomingMessage,
  form: FilesForm,
  faults: Fault[],
): Promise<FormOfFiles> {
  const parts = await readParts(request, form, faults)
  const json = parts.get(form.json)
  if (json === undefined) throw new Refusal('UP-1001', `Send the part \`${form.json}\` with the JSON.`)
  const { value, faults: ofJson } = parseJson(json.bytes, form.json)
  faults.push(...ofJson)
  parts.delete(form.json)
  return { value, files: parts }
}

async function readParts(
  request: IncomingMessage,
  { json, maxFiles, largest }: FilesForm,
  faults: Fault[],
): Promise<Map<string, FormFile>> {
  const limits = {
    files: maxFiles + 1,
    fields: 20,
    parts: maxFiles + 20,
    fieldSize: largestJson + 1,
    fieldNameSize: 100,
    headerPairs: 20,
    fileSize: largest + 1,
  }
  const parts = new Map<string, FormFile>()
  let size = 0
  await parseForm(request, limits, `Send at most ${maxFiles} files.`, (parser, refuse) => {
    const take = (part: string, file: FormFile): void => {
      if (parts.has(part)) faults.push(faultOfField(part, 'UP-1001', 'Send this part once.'))
      parts.set(part, file)
    }
    /** Whether the whole is still small enough. */
    const fits = (more: number): boolean => {
      size += more
      if (size > largest) refuse(new Refusal('UP-1413', `The files may have ${largest} bytes together.`))
      return size <= largest
    }
    parser.on('field', (name, value) => {
      const bytes = Buffer.from(value)
      // Any other field is a member that the hub does not use; a PDF that was sent as one is missed by its name later.
      if (name === json && fits(bytes.length)) take(name, { name: '', bytes })
    })
    parser.on('file', (name, stream, { filename }) => {
      const read: Buffer[] = []
      stream.on('data', (part: Buffer) => {
        if (fits(part.length)) read.push(part)
      })
      stream.on('error', () => refuse(formCutOff()))
      stream.on('end', () => take(name, { name: baseName(filename), bytes: Buffer.concat(read) }))
    })
  })
  return parts
}

function parseJson(bytes: Buffer, part: string): ReturnType<typeof readJson> {
  if (bytes.length > largestJson) throw new Refusal('UP-1413', `The JSON may have ${largestJson} bytes at most.`)
  try {
    const { value, faults } = readJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return { value, faults: faults.map((each) => ({ ...each, pointer: `/${part}${each.pointer}` })) }
  } catch (error) {
    const detail = error instanceof NotJson ? `${error.message} (character ${error.at + 1})` : 'The text is not UTF-8.'
    throw new Refusal('UP-1002', detail, [{ in: 'body', pointer: `/${part}`, code: 'UP-1002', detail }])
  }
}
