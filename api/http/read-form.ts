import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { type Fault, Refusal } from '../../core/fault.ts'
import { pointerStep } from '../../core/json-pointer.ts'
import type { FormFile } from '../contract/operation.ts'

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
  const parser = openParser(request, largest)
  const fields = new Map<string, unknown>()
  const take = (name: string, value: unknown): void => {
    if (fields.has(name)) faults.push(fault(name, 'UP-1001', 'Send this field once.'))
    fields.set(name, value)
  }
  return new Promise((resolve, reject) => {
    const fail = (refusal: Refusal): void => {
      request.unpipe(parser)
      // The rest is read and discarded, so that the client gets the answer before the connection closes.
      request.resume()
      reject(refusal)
    }
    parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated) faults.push(fault(name, 'UP-2204', 'At most 1000 characters are allowed.'))
      take(name, value)
    })
    parser.on('file', (name, stream, { filename }) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('limit', () => fail(new Refusal('UP-1413', `The file may have ${largest} bytes at most.`)))
      stream.on('error', () => fail(cutOff()))
      stream.on('end', () => {
        if (!('truncated' in stream) || !stream.truncated)
          take(name, { name: baseName(filename), bytes: Buffer.concat(parts) } satisfies FormFile)
      })
    })
    const tooMany = (): void => fail(new Refusal('UP-1001', `Send one file, in the field ${wanted}.`))
    parser.on('filesLimit', tooMany)
    parser.on('fieldsLimit', tooMany)
    parser.on('partsLimit', tooMany)
    parser.on('error', () => fail(cutOff()))
    parser.on('close', () => resolve(Object.fromEntries(fields)))
    request.on('aborted', () => fail(cutOff()))
    request.pipe(parser)
  })
}

function openParser(request: IncomingMessage, largest: number): busboy.Busboy {
  const encoding = request.headers['content-encoding']
  const type = request.headers['content-type'] ?? ''
  if ((encoding === undefined || encoding.toLowerCase() === 'identity') && /^multipart\/form-data\s*;/i.test(type)) {
    try {
      return busboy({ headers: request.headers, limits: { ...limits, fileSize: largest }, defParamCharset: 'utf8' })
    } catch {
      // Without a boundary the parts cannot be separated: refused like any other body that is not a form.
    }
  }
  throw new Refusal('UP-1415', 'Send the body as Content-Type: multipart/form-data, without Content-Encoding.')
}

function cutOff(): Refusal {
  return new Refusal('UP-1002', 'The body was cut off, or is no form that can be read.')
}

function baseName(given: string | undefined): string {
  return (given ?? '').split(/[\\/]/).at(-1) ?? ''
}

function fault(name: string, code: Fault['code'], detail: string): Fault {
  return { in: 'body', pointer: `/${pointerStep(name).slice(0, 100)}`, code, detail }
}
