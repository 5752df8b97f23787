import type { IncomingMessage } from 'node:http'
import { type Fault, Refusal } from '../../core/fault.ts'
import { onceEach } from './once-each.ts'
import { type JsonRead, NotJson, readJson } from './read-json.ts'

/** The maximum size of a message (3.1 of the contract). */
const largestBody = 256 * 1024

/**
 * The JSON of a request.
 * @returns undefined when there is no body.
 * @throws Refusal UP-1413, UP-1415 or UP-1002.
 */
export async function readBody(request: IncomingMessage, largest: number = largestBody): Promise<JsonRead | undefined> {
  if (!hasBody(request)) return undefined
  refuseOtherMedia(request, /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i, 'application/json, in UTF-8')
  const bytes = await readBytes(request, largest)
  if (bytes.length === 0) return undefined
  return parse(decode(bytes))
}

/** A form of the sign-in protocols is a token and little more. */
const largestForm = 20 * 1024

/** The fields of a URL-encoded form, each once. @throws Refusal UP-1413, UP-1415 or UP-1002. */
export async function readUrlEncoded(request: IncomingMessage, faults: Fault[]): Promise<Record<string, string>> {
  const type = 'application/x-www-form-urlencoded'
  refuseOtherMedia(request, new RegExp(`^${type}\\s*(;\\s*charset="?utf-8"?\\s*)?$`, 'i'), type)
  return onceEach(new URLSearchParams(decode(await readBytes(request, largestForm))), 'body', faults)
}

function hasBody(request: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  return encoding !== undefined || (length !== undefined && length !== '0')
}

function refuseOtherMedia(request: IncomingMessage, wanted: RegExp, words: string): void {
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new Refusal('UP-1415', 'Send the body without Content-Encoding.')
  }
  const type = request.headers['content-type'] ?? ''
  if (!wanted.test(type)) throw new Refusal('UP-1415', `Send the body as Content-Type: ${words}.`)
}

async function readBytes(request: IncomingMessage, largest: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > largest) throw tooLarge(largest)
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      // The rest is read and discarded, so that the client gets the answer before the connection closes.
      if (size > largest) reject(tooLarge(largest))
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', () => reject(cutOff()))
    request.on('aborted', () => reject(cutOff()))
  })
}

function tooLarge(largest: number): Refusal {
  return new Refusal('UP-1413', `The body may have ${largest} bytes at most.`)
}

function cutOff(): Refusal {
  return new Refusal('UP-1002', 'The body was cut off.')
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('UP-1002', 'The body is not UTF-8.')
  }
}

function parse(text: string): JsonRead {
  try {
    return readJson(text)
  } catch (error) {
    if (!(error instanceof NotJson)) throw error
    const where: Fault = {
      in: 'body',
      pointer: '',
      code: 'UP-1002',
      detail: `${error.message} (character ${error.at + 1})`,
    }
    throw new Refusal('UP-1002', error.message, [where])
  }
}
