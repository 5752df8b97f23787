import type { Clock } from '../../../core/clock.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { codeOf } from '../../../core/error-code.ts'
import type { Log } from '../../../core/log.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { type Consent, type ConsentAnswer, type KnownConsent, readConsents, saveConsents } from '../store/consents.ts'
import type { EboxBox } from '../store/publications.ts'
import { type AnswerAboutSome, askInHalves } from './ask-in-halves.ts'
import { consentShapes } from './consent-shapes.ts'
import type { EboxService } from './ebox-service.ts'
import type { EboxSettings } from './ebox-settings.ts'
import { boxOf } from './message-to-publish.ts'
import { isFromEbox, refusesSet } from './refusals.ts'

export interface ConsentDeps {
  readonly hub: Queryable
  readonly keyring: Keyring
  readonly clock: Clock
  readonly log: Log
  readonly service: EboxService
  readonly settings: Pick<
    EboxSettings,
    'federationUrl' | 'scopes' | 'consentMaxAgeMs' | 'consentStaleMs' | 'consentTimeoutMs'
  >
}

/** Numbers in one request. */
const maxAtOnce = 500
/** A federation that did not answer is left alone for this long, doubled with each time in a row up to the longest. */
const firstRestMs = 1_000
const longestRestMs = 15_000

interface Person {
  readonly box: EboxBox
  readonly person: Buffer
  readonly key: string
}

export interface Consents {
  /** What is known about recipients, from the store or from the federation; undefined where neither answers. */
  of(recipients: readonly Recipient[]): Promise<(ConsentAnswer | undefined)[]>
  /** Resolves when no question is under way. */
  settled(): Promise<void>
}

/**
 * Letters to every channel are prepared together, so that none may wait for a federation that is silent: it has a short time for
 * its answer, and after it missed that, it is tried again beside the letters until it answers.
 */
export function openConsents(deps: ConsentDeps): Consents {
  const { hub, keyring, clock, log, settings } = deps
  let restsUntil = 0
  let silent = false
  let failures = 0
  let trying: Promise<unknown> | undefined
  const ask = async (missing: readonly Person[], now: Date): Promise<readonly Consent[]> => {
    const first = await askFederation(deps, missing)
    // A fault of a moment must not take the digital channel from all letters of that moment.
    const second =
      first.unanswered.length === 0 || first.silent ? undefined : await askFederation(deps, first.unanswered)
    const last = second ?? first
    silent = last.silent
    failures = last.unanswered.length === 0 ? 0 : failures + 1
    restsUntil = failures === 0 ? 0 : now.getTime() + Math.min(firstRestMs * 2 ** (failures - 1), longestRestMs)
    const answers = [...first.answers, ...(second?.answers ?? [])]
    await saveConsents(hub, answers, now)
    return answers
  }
  const tryBeside = (missing: readonly Person[], now: Date): void => {
    trying ??= ask(missing.slice(0, maxAtOnce), now)
      .catch((error: unknown) => log.warn({ code: codeOf(error) }, 'answers about consent were not stored'))
      .finally(() => {
        trying = undefined
      })
  }
  const of = async (recipients: readonly Recipient[]): Promise<(ConsentAnswer | undefined)[]> => {
    const now = clock.now()
    const persons = recipients.map((recipient): Person | undefined => {
      const box = boxOf({ recipient })
      const person = personIndex(recipient, keyring)
      return box === undefined || person === undefined ? undefined : { box, person, key: person.toString('hex') }
    })
    const unique = [
      ...new Map(persons.flatMap((each) => (each === undefined ? [] : [[each.key, each] as const]))).values(),
    ]
    const known = await readConsents(
      hub,
      unique.map(({ person }) => person),
    )
    const isYoung = (each: KnownConsent | undefined, maxMs: number): boolean =>
      each !== undefined && now.getTime() - each.askedAt.getTime() < maxMs
    const missing = unique.filter(({ key }) => !isYoung(known.get(key), settings.consentMaxAgeMs))
    const fresh = new Map<string, ConsentAnswer>()
    if (missing.length > 0 && now.getTime() >= restsUntil) {
      if (silent) tryBeside(missing, now)
      else for (const { person, answer } of await ask(missing, now)) fresh.set(person.toString('hex'), answer)
    }
    return persons.map((each) => {
      if (each === undefined) return undefined
      const stored = known.get(each.key)
      return fresh.get(each.key) ?? (isYoung(stored, settings.consentStaleMs) ? stored?.answer : undefined)
    })
  }
  return { of, settled: async () => void (await trying) }
}

async function askFederation(
  { service, settings, log }: ConsentDeps,
  persons: readonly Person[],
): Promise<{
  readonly answers: readonly Consent[]
  readonly unanswered: readonly Person[]
  /** The time for an answer passed. */
  readonly silent: boolean
}> {
  const answers: Consent[] = []
  let unanswered: readonly Person[] = []
  let silent = false
  for (const kind of ['citizen', 'enterprise'] as const) {
    const mine = persons.filter(({ box }) => box.kind === kind)
    for (let from = 0; from < mine.length; from += maxAtOnce) {
      const some = mine.slice(from, from + maxAtOnce)
      if (unanswered.length > 0) {
        unanswered = [...unanswered, ...some]
        continue
      }
      const signal = AbortSignal.timeout(settings.consentTimeoutMs)
      const found = await askInHalves(some, (part) => askSome({ service, settings, log }, kind, part, signal))
      for (const { items, result } of found.answered)
        answers.push(...items.map(({ box, person }) => ({ person, answer: result.get(box.number) ?? 'no-consent' })))
      // A number that the federation refuses has no eBox.
      answers.push(...found.refused.map(({ person }) => ({ person, answer: 'no-consent' }) as const))
      unanswered = found.unanswered
      silent = signal.aborted && unanswered.length > 0
    }
  }
  return { answers, unanswered, silent }
}

async function askSome(
  { service, settings, log }: Pick<ConsentDeps, 'service' | 'settings' | 'log'>,
  kind: EboxBox['kind'],
  persons: readonly Person[],
  signal: AbortSignal,
): Promise<AnswerAboutSome<ReadonlyMap<string, ConsentAnswer>>> {
  const shape = consentShapes[kind]
  const question = Buffer.from(JSON.stringify(shape.question(persons.map(({ box }) => box.number))))
  const answer = await service.call(
    {
      name: 'consent',
      method: 'POST',
      url: `${settings.federationUrl}${shape.path}`,
      scope: settings.scopes.federation,
      headers: { 'content-type': 'application/json' },
      body: [question],
    },
    signal,
  )
  // The published file has 404, "Ebox not found", for a set of which none has an eBox. That of a gateway says nothing of them.
  if (answer.kind === 'answer' && answer.status === 404 && isFromEbox(answer.json))
    return { kind: 'answered', result: new Map() }
  if (answer.kind === 'answer' && refusesSet(answer)) return { kind: 'refused' }
  const read = answer.kind === 'answer' && answer.status === 200 ? shape.read(answer.json) : undefined
  if (read !== undefined) return { kind: 'answered', result: read }
  log.warn(
    { kind, persons: persons.length, code: answer.kind === 'failed' ? answer.code : String(answer.status) },
    'the federation of the eBox gave no answer about consent',
  )
  return { kind: 'unanswered' }
}
