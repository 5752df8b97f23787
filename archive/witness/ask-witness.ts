import type { Hash } from '../ledger/merkle.ts'
import { type Cosigner, readCosigner, verifyCosignature } from './cosignature.ts'

/** A witness that this log asks. */
export interface Witness {
  /** The submission prefix, without a slash at the end. */
  readonly url: string
  readonly cosigner: Cosigner
}

/**
 * What a witness answered. `behind`: it knows the log at another size than was stated. `forked`: it holds that this log contradicts the
 * one that it knows. The others may pass.
 */
export type WitnessAnswer =
  | { readonly kind: 'cosigned'; readonly line: string; readonly at: Date }
  | { readonly kind: 'behind'; readonly size: number }
  | {
      readonly kind: 'failed'
      readonly reason: 'forked' | 'unknown-log' | 'unknown-key' | 'refused' | 'bad-answer' | 'away'
    }

/** An answer is a few lines. */
const maxAnswerBytes = 16_384

/** A witness from its address and key; undefined when the key is none of a witness. */
export function witnessOf(url: string, key: string): Witness | undefined {
  const cosigner = readCosigner(key)
  return cosigner === undefined ? undefined : { url: url.replace(/\/$/, ''), cosigner }
}

/** Submits a checkpoint (C2SP tlog-witness, `add-checkpoint`). Never throws for what the other side does. */
export async function askWitness(
  { url, cosigner }: Witness,
  { note, before, proof }: { readonly note: string; readonly before: number; readonly proof: readonly Hash[] },
  timeoutMs: number,
): Promise<WitnessAnswer> {
  const body = `old ${before}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${note}`
  const answer = await post(`${url}/add-checkpoint`, body, timeoutMs)
  if (answer === undefined) return { kind: 'failed', reason: 'away' }
  const { status, type, text } = answer
  switch (status) {
    case 200:
      return cosignatureIn(text, note, cosigner)
    case 409:
      // A conflict at the same size, without a size of its own, is one between two roots.
      return type.startsWith('text/x.tlog.size') && /^\d{1,15}\n?$/.test(text)
        ? { kind: 'behind', size: Number(text) }
        : { kind: 'failed', reason: 'forked' }
    case 422:
      return { kind: 'failed', reason: 'forked' }
    case 404:
      return { kind: 'failed', reason: 'unknown-log' }
    case 403:
      return { kind: 'failed', reason: 'unknown-key' }
    default:
      return { kind: 'failed', reason: status >= 500 || status === 429 ? 'away' : 'refused' }
  }
}

function cosignatureIn(text: string, note: string, cosigner: Cosigner): WitnessAnswer {
  for (const line of text.split('\n')) {
    const at = verifyCosignature(note, line, cosigner)
    if (at !== undefined) return { kind: 'cosigned', line, at }
  }
  return { kind: 'failed', reason: 'bad-answer' }
}

interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}

async function post(url: string, body: string, timeoutMs: number): Promise<Answer | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await readAtMost(answer)
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text }
  } catch {
    return undefined
  }
}

/** @throws Error for an answer that is longer than any of a witness */
async function readAtMost(answer: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body ?? []) {
    length += part.length
    if (length > maxAnswerBytes) throw new Error('The answer of a witness is too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}
