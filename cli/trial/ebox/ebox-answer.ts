import { randomUUID } from 'node:crypto'

/** An answer of the stand-in. */
export interface EboxAnswer {
  readonly status: number
  readonly json: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A refusal, thrown where it is found and answered as the published `StatusMessage`. */
export class EboxRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>
  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.name = 'EboxRefusal'
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** @param environment the published file of the federation writes it in capitals, that of the registry does not */
export function answerOf(
  { status, code, message, headers }: EboxRefusal,
  environment: 'simulation' | 'SIMULATION',
): EboxAnswer {
  const json = { id: randomUUID(), code, message, contact: 'ebox@trial.test', environment }
  return { status, json, headers }
}
