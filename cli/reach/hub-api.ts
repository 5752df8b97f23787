import type { Settings } from '../../core/config.ts'
import { CommandFailed } from '../command-failed.ts'
import { findTrial, nothingKnown } from './running-trial.ts'

/** What the hub answered: its JSON, or the problem document of a refusal. */
export interface HubAnswer {
  readonly ok: boolean
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  /** Seconds after which the hub would like to be asked again. */
  readonly retryAfter?: number
  /** The first answer, given again. */
  readonly replayed: boolean
}

/** The HTTP API of a hub, with a key. */
export interface HubApi {
  readonly url: string
  get(path: string): Promise<HubAnswer>
  post(path: string, body: unknown, idempotencyKey: string): Promise<HubAnswer>
}

const patienceMs = 60_000

/** `UITPOST_URL` and `UITPOST_API_KEY`, else the trial and the live key of its first entity. @throws CommandFailed */
export async function openHubApi(settings: Settings): Promise<HubApi> {
  const { UITPOST_URL: given, UITPOST_API_KEY: givenKey } = settings
  const trial = given === undefined || givenKey === undefined ? await findTrial(settings) : undefined
  const url = (given ?? trial?.url ?? nothingKnown('UITPOST_URL and UITPOST_API_KEY')).replace(/\/$/, '')
  const key = givenKey ?? (given === undefined || given === trial?.url ? trial?.apiKeys.live : undefined)
  if (key === undefined)
    throw new CommandFailed('No key is known for this hub.', 'Set UITPOST_API_KEY: `uitpost keys create` makes one.')
  const ask = async (path: string, init: RequestInit, more: Readonly<Record<string, string>> = {}) =>
    readAnswer(
      await fetch(`${url}${path}`, {
        ...init,
        headers: { Authorization: `Bearer ${key}`, Accept: 'application/json', ...more },
        signal: AbortSignal.timeout(patienceMs),
      }).catch((error: unknown) => {
        throw new CommandFailed(
          `The hub at ${url} does not answer (${reasonOf(error)}).`,
          'Is it running, and is UITPOST_URL its address?',
        )
      }),
    )
  return {
    url,
    get: (path) => ask(path, {}),
    post: (path, body, idempotencyKey) =>
      ask(
        path,
        { method: 'POST', body: JSON.stringify(body) },
        { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
      ),
  }
}

async function readAnswer(answer: Response): Promise<HubAnswer> {
  const body: unknown = await answer.json().catch(() => ({}))
  const retryAfter = Number(answer.headers.get('Retry-After') ?? Number.NaN)
  return {
    ok: answer.ok,
    status: answer.status,
    body: typeof body === 'object' && body !== null ? { ...body } : {},
    ...(Number.isFinite(retryAfter) && { retryAfter }),
    replayed: answer.headers.get('Idempotency-Replayed') === 'true',
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return cause instanceof Error ? cause.name : 'unknown'
}
