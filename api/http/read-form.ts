import type { IncomingMessage } from 'node:http'
import { type Fault, Refusal } from '../../core/fault.ts'
import type { FormFile } from '../contract/operation.ts'
import { baseName, faultOfField, formCutOff, parseForm } from './parse-form.ts'

const limits = { files: 1, fields: 20, fieldSize: 1_000, fieldNameSize: 100, parts: 21, headerPairs: 20 }

/**
 * The fields of a form with one file, each once.
 * @throws Refusal UP-1415 when the body is no form, UP-1413 when the file is larger than allowed, UP-1002 when it is cut off.
 */
export async function readForm(
  request: IncomingMessage,
  { file: wanted, largest }: { readonly file: string; readonly largest: number },
  faults: Fault[],
): Promise<Record<string, unknown>> {
  const fields = new Map<string, unknown>()
  const take = (name: string, value: unknown): void => {
    if (fields.has(name)) faults.push(faultOfField(name, 'UP-1001', 'Send this field once.'))
    fields.set(name, value)
  }
  const tooMany = `Send one file, in the field ${wanted}.`
  await parseForm(request, { ...limits, fileSize: largest }, tooMany, (parser, refuse) => {
    parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated)
        faults.push(faultOfField(name, 'UP-2204', 'At most 1000 characters are allowed.'))
      take(name, value)
    })
    parser.on('file', (name, stream, { filename }) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('limit', () => refuse(new Refusal('UP-1413', `The file may have ${largest} bytes at most.`)))
      stream.on('error', () => refuse(formCutOff()))
      stream.on('end', () => {
        if (!('truncated' in stream) || !stream.truncated)
          take(name, { name: baseName(filename), bytes: Buffer.concat(parts) } satisfies FormFile)
      })
    })
  })
  return Object.fromEntries(fields)
}
