import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../core/clock.ts'
import type { Keyring } from '../core/crypto/keyring.ts'
import type { Database } from '../core/db/database.ts'
import { dayMs } from '../core/durations.ts'
import { findEntityByCode } from '../core/tenants/entities.ts'
import type { EntityId, MessageId } from '../core/words/id.ts'
import type { Recipient } from '../core/words/recipient.ts'
import type { MessageRequest } from '../dispatcher/intake/message-request.ts'
import type { Intake } from '../dispatcher/intake/submit-message.ts'
import type { Sender } from '../dispatcher/message/sender.ts'
import { entities } from './entities.ts'
import { citizens, enterprises } from './people.ts'
import { type PastLetter, readHistory } from './read-history.ts'
import { openLetter } from './read-letter.ts'
import { readTemplateFolders, type SeedTemplate } from './read-template-folder.ts'
import { simulatedRecipients } from './simulated-recipients.ts'

export interface HistoryDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly submit: Intake['submit']
  /** Cancels a letter that was not handed over; a repeated call changes nothing. */
  readonly cancel: (asked: {
    readonly sender: Sender
    readonly message: MessageId
    readonly by: string
    readonly reason: string
  }) => Promise<void>
  /** Stops between two letters. */
  readonly signal?: AbortSignal
}

/** The limit is ten minutes: on a busy machine the letters arrive late. */
const polling = { maxTries: 1_200, intervalMs: 500 }

/**
 * Sends the small history of the trial through the intake, as an entity would; the hub does the rest. The idempotency keys make
 * it resumable: after an interruption and a restart, no letter is sent twice. Letters that must be read are opened once they are
 * in the inbox, so a dispatcher must run.
 * @returns the number of letters.
 * @throws Error when letters that must be read do not arrive: a second call continues.
 */
export async function seedHistory(deps: HistoryDeps): Promise<number> {
  const folders = await readTemplateFolders()
  const senders = await findSenders(deps.database)
  const { database, keyring, clock } = deps
  const awaited: (() => Promise<boolean>)[] = []
  let sent = 0
  for (const letter of await readHistory()) {
    if (deps.signal?.aborted) return sent
    const sender = senders.get(letter.from)
    if (sender === undefined) continue
    const { id } = await deps.submit(sender, requestOf(letter, folders, deps.clock.now()), {
      operation: 'message',
      key: `seed:${letter.key}`,
      // This value is compared at a repetition instead of the request: days relative to the start differ at each start.
      asked: { seed: letter.key },
    })
    sent += 1
    if (letter.cancel !== undefined) await deps.cancel({ sender, message: id, by: 'seed', reason: letter.cancel })
    const reader = letter.isRead && 'citizen' in letter.to ? findCitizen(letter.to.citizen) : undefined
    if (reader !== undefined) awaited.push(() => openLetter(database, keyring, reader.insz, id, clock.now()))
  }
  await untilDone(awaited, deps.signal)
  return sent
}

async function untilDone(steps: readonly (() => Promise<boolean>)[], signal: AbortSignal | undefined): Promise<void> {
  let waiting = steps
  for (let tries = 0; waiting.length > 0 && tries < polling.maxTries; tries++) {
    if (signal?.aborted) return
    if (tries > 0) await pause(polling.intervalMs)
    const left: (typeof steps)[number][] = []
    for (const step of waiting) if (!(await step())) left.push(step)
    waiting = left
  }
  if (waiting.length > 0) throw new Error(`${waiting.length} letters of the history did not arrive`)
}

async function findSenders(database: Database): Promise<Map<string, Sender>> {
  const senders = new Map<string, Sender>()
  for (const { folder, code } of entities) {
    const found: { readonly id: EntityId } | undefined = await database.asHub((tx) => findEntityByCode(tx, code))
    if (found !== undefined) senders.set(folder, { entity: found.id, test: false })
  }
  return senders
}

/**
 * The request that the entity posts. @throws when a letter of the history names a template, sample or person that does not
 * exist.
 */
function requestOf(letter: PastLetter, folders: readonly SeedTemplate[], now: Date): MessageRequest {
  const template = folders.find((each) => each.entity === letter.from && each.key === letter.template)
  const sample = template?.source.samples.find((each) => each.name === letter.sample)
  if (sample === undefined) throw new Error(`No sample ${letter.template}/${letter.sample}`)
  return {
    template: { key: letter.template },
    recipient: recipientOf(letter.to),
    data: repeated({ ...sample.data, ...letter.data }, letter.repeat),
    reference: letter.reference,
    channels: letter.channels,
    class: letter.class,
    postage: letter.postage,
    costCentre: letter.costCentre,
    confidentiality: confidentialityOf(letter),
    hold: letter.hold,
    ...(letter.sendAfterDays !== undefined && {
      sendAfter: new Date(now.getTime() + letter.sendAfterDays * dayMs).toISOString(),
    }),
  }
}

function repeated(
  data: Readonly<Record<string, unknown>>,
  times: Readonly<Record<string, number>> = {},
): Readonly<Record<string, unknown>> {
  const longer = Object.entries(times).map(([name, count]): [string, unknown[]] => {
    const list = data[name]
    return [name, Array.isArray(list) ? Array.from<unknown[]>({ length: count }).fill(list).flat() : []]
  })
  return { ...data, ...Object.fromEntries(longer) }
}

function confidentialityOf({ confidentiality }: PastLetter): MessageRequest['confidentiality'] {
  if (confidentiality?.namedReader === undefined) return confidentiality
  return { ...confidentiality, namedReader: findCitizen(confidentiality.namedReader).insz }
}

function recipientOf(to: PastLetter['to']): Recipient {
  if ('simulated' in to) return simulatedRecipients[to.simulated]
  if ('abroad' in to)
    return {
      type: 'addressee',
      name: 'Ms A. Jones',
      language: 'en',
      address: { lines: ['12 High Street', 'LONDON SW1A 1AA'], country: 'GB' },
    }
  if ('enterprise' in to) {
    const found = enterprises.find((each) => each.name === to.enterprise)
    if (found === undefined) throw new Error(`No enterprise ${to.enterprise}`)
    const { name, enterpriseNumber, email, address } = found
    return { type: 'enterprise', name, enterpriseNumber, email, address, attention: 'Boekhouding' }
  }
  const { givenName, familyName, insz, language, email, address } = findCitizen(to.citizen)
  return { type: 'citizen', insz, name: `${givenName} ${familyName}`, language, email, address }
}

function findCitizen(username: string): (typeof citizens)[number] {
  const found = citizens.find((each) => each.username === username)
  if (found === undefined) throw new Error(`No citizen ${username}`)
  return found
}
