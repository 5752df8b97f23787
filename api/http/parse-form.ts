import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { type Fault, Refusal } from '../../core/fault.ts'
import { pointerStep } from '../../core/json-pointer.ts'

/**
 * Reads a form to its end; `listen` adds the listeners for its fields and files, and may refuse the whole form.
 * @param tooMany the refusal of a form with more parts than `limits` allow.
 * @throws Refusal UP-1415 when the body is no form, UP-1002 when it is cut off, UP-1001 for too many parts, or what `listen` refused.
 */
export async function parseForm(
  request: IncomingMessage,
  limits: busboy.Limits,
  tooMany: string,
  listen: (parser: busboy.Busboy, refuse: (refusal: Refusal) => void) => void,
): Promise<void> {
  const parser = openFormParser(request, limits)
  return new Promise((resolve, reject) => {
    const refuse = (refusal: Refusal): void => {
      request.unpipe(parser)
      // The rest is read and discarded, so that the client gets the answer before the connection closes.
      request.resume()
      reject(refusal)
    }
    listen(parser, refuse)
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
      parser.on(limit, () => refuse(new Refusal('UP-1001', tooMany)))
    parser.on('error', () => refuse(formCutOff()))
    parser.on('close', resolve)
    request.on('aborted', () => refuse(formCutOff()))
    request.pipe(parser)
  })
}

/** @throws Refusal UP-1415 when the body is no form. */
function openFormParser(request: IncomingMessage, limits: busboy.Limits): busboy.Busboy {
  const encoding = request.headers['content-encoding']
  const type = request.headers['content-type'] ?? ''
  if ((encoding === undefined || encoding.toLowerCase() === 'identity') && /^multipart\/form-data\s*;/i.test(type)) {
    try {
      return busboy({ headers: request.headers, limits, defParamCharset: 'utf8' })
    } catch {
      // Without a boundary the parts cannot be separated: refused like any other body that is not a form.
    }
  }
  throw new Refusal('UP-1415', 'Send the body as Content-Type: multipart/form-data, without Content-Encoding.')
}

export function formCutOff(): Refusal {
  return new Refusal('UP-1002', 'The body was cut off, or is no form that can be read.')
}

/** The name of a file as the sender gave it, without folders. */
export function baseName(given: string | undefined): string {
  return (given ?? '').split(/[\\/]/).at(-1) ?? ''
}

export function faultOfField(name: string, code: Fault['code'], detail: string): Fault {
  return { in: 'body', pointer: `/${pointerStep(name).slice(0, 100)}`, code, detail }
}
