import { readFile } from 'node:fs/promises'
import { openHttpClient } from '../../channels/http-client.ts'
import type { Clock } from '../../core/clock.ts'
import type { Log } from '../../core/log.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { Registry, RegistryAnswer, RegistryPurpose } from './registry.ts'
import { lookUpAnswer, lookUpPath, maxSubjects, readSubject, type Subject, subjectOf } from './registry-format.ts'

export interface RegistrySettings {
  /** The address of the service, without a slash at the end. */
  readonly url: string
  /** A file with the key; it is read before each request, so that a new key needs no restart. */
  readonly keyFile: string
  readonly timeoutMs: number
  readonly isStandIn: boolean
}

/** After a failure, letters do not wait for further requests during this time. */
const restMs = 10_000

/** The registers behind one HTTP service. No answer is kept: it is about one person, and may change before the next letter. */
export function openHttpRegistry(
  settings: RegistrySettings,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Registry & { readonly close: () => void } {
  const client = openHttpClient({ connections: 4, timeoutMs: settings.timeoutMs })
  let restsUntil = 0

  async function ask(
    subjects: readonly Subject[],
    purpose: RegistryPurpose,
    signal: AbortSignal,
  ): Promise<readonly RegistryAnswer[] | undefined> {
    if (clock.now().getTime() < restsUntil) return undefined
    const key = await readFile(settings.keyFile, 'utf8').catch(() => '')
    const result = await client.call(
      {
        method: 'POST',
        url: `${settings.url}${lookUpPath}`,
        headers: { authorization: `Bearer ${key.trim()}`, 'content-type': 'application/json' },
        body: [Buffer.from(JSON.stringify({ purpose, subjects }))],
      },
      signal,
    )
    const read = result.kind === 'answer' && result.status === 200 ? lookUpAnswer.safeParse(result.json) : undefined
    if (read?.success === true && read.data.subjects.length === subjects.length)
      return read.data.subjects.map(readSubject)
    restsUntil = clock.now().getTime() + restMs
    const what = result.kind === 'failed' ? result.code : read === undefined ? String(result.status) : 'shape'
    log.warn({ what, subjects: subjects.length }, 'the registry gave no answer')
    return undefined
  }

  return {
    isStandIn: settings.isStandIn,
    lookUp: async (recipients, purpose, signal) => {
      const wanted = uniqueSubjects(recipients)
      const answers = new Map<string, RegistryAnswer>()
      for (let from = 0; from < wanted.length; from += maxSubjects) {
        const some = wanted.slice(from, from + maxSubjects)
        const found = await ask(some, purpose, signal)
        for (const [place, { number }] of some.entries()) answers.set(number, found?.[place] ?? { kind: 'away' })
      }
      return recipients.map((recipient) => answers.get(subjectOf(recipient)?.number ?? '') ?? { kind: 'unknown' })
    },
    close: () => client.close(),
  }
}

/** Each person once, however many letters of the set are theirs. A number of 10 digits is never one of 11. */
function uniqueSubjects(recipients: readonly Recipient[]): Subject[] {
  return [...new Map(recipients.flatMap((each) => subjectOf(each) ?? []).map((each) => [each.number, each])).values()]
}
