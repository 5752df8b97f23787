import { sql } from 'drizzle-orm'
import type { Collector, DeliveryRef } from '../../channels/collector.ts'
import type { Announcement, Channel, LetterToAnnounce } from '../../channels/port.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import { type ChannelName, type Postage, registeredPostages } from '../../core/words/message.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import { beginChanges, recordEvents } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { recipientOn } from '../message/message-body.ts'
import { bodiesOf } from '../message/recipients-of.ts'
import { lockMessages } from '../message/tracked-message.ts'
import { advance } from '../receipts/advance.ts'

const lettersAtOnce = 200
/** A run waits this long for a postal operator that does not answer; then its registered letters go into the next run. */
const patienceMs = 15 * 60_000

interface RunToAnnounce {
  readonly channel: ChannelName
  readonly collector: Collector
  readonly run: Id<'run'>
}
type Announced = LetterToAnnounce & { readonly announcement: Announcement }

/**
 * Announces the registered letters of a closing run. A refused letter leaves the run, and its route continues. A letter whose
 * announcement is not known is requested again in the next round. @returns whether the run may be divided.
 */
export async function announceRun(deps: DispatcherDeps, run: RunToAnnounce): Promise<boolean> {
  const channel = deps.channels.get(run.channel)
  if (channel?.announce === undefined) return true
  let complete = true
  let after: DeliveryRef | undefined
  for (;;) {
    const page = await run.collector.lettersOfRun(deps.database.hub, run.run, lettersAtOnce, after)
    if (page.length > 0) complete = (await announcePage(deps, run, channel, page)) && complete
    if (page.length < lettersAtOnce) break
    after = page.at(-1)
  }
  if (!complete) deps.log.warn({ run: run.run }, 'a print run waits for the announcement of registered letters')
  return complete
}

async function announcePage(
  deps: DispatcherDeps,
  run: RunToAnnounce,
  channel: Channel,
  page: readonly DeliveryRef[],
): Promise<boolean> {
  const letters = await registeredOf(deps, channel.name, page)
  if (letters.length === 0 || channel.announce === undefined) return true
  const answers = await channel.announce(letters, AbortSignal.timeout(deps.leaseMs))
  const announced = letters.flatMap((letter, place): Announced[] => {
    const announcement = answers[place]
    return announcement === undefined ? [] : [{ ...letter, announcement }]
  })
  return writeAnnouncements(deps, run, announced)
}

/** The registered letters among these, with their recipients; personal data that was removed leaves nothing to announce. */
async function registeredOf(
  { database: { hub }, keyring }: DispatcherDeps,
  channel: ChannelName,
  page: readonly DeliveryRef[],
): Promise<LetterToAnnounce[]> {
  const rows = await hub.query<{ id: MessageId; entity: EntityId; postage: Postage }>(sql`
    select id, entity, postage from message
    where id = any(${arrayOf(
      'uuid',
      page.map((each) => each.message),
    )}) and postage = any(${arrayOf('text', registeredPostages)})`)
  const registered = new Map(rows.map((row) => [row.id, row]))
  const bodies = await bodiesOf(hub, keyring, [...registered.keys()])
  return page.flatMap(({ message, sequence }) => {
    const found = registered.get(message)
    const body = bodies.get(message)
    if (found === undefined || body === undefined) return []
    const recipient = recipientOn(channel, body)
    return [{ entity: found.entity, message, sequence, recipient, judicial: found.postage === 'judicial' }]
  })
}

/** @returns whether no letter of these waits in the run. */
async function writeAnnouncements(
  { database, clock }: DispatcherDeps,
  { collector, channel }: RunToAnnounce,
  letters: readonly Announced[],
): Promise<boolean> {
  const now = clock.now()
  const of = (kind: Announcement['kind']): Announced[] => letters.filter((each) => each.announcement.kind === kind)
  const waiting = of('waiting')
  return database.asHub(async (tx) => {
    const locked = await lockMessages(
      tx,
      letters.map((each) => each.message),
    )
    const changes = beginChanges()
    const recorded = await announcedBefore(tx, of('announced'))
    const about = (sequence: number) => ({ delivery: sequence, channel })
    for (const { message, sequence, announcement } of letters) {
      const found = locked.get(message)
      if (found === undefined || announcement.kind !== 'announced' || recorded.has(message)) continue
      recordEvents(changes, found, now, [
        { type: 'announced', ...about(sequence), detail: { barcode: announcement.barcode } },
      ])
    }
    const dropped = await collector.drop(tx, of('refused'))
    for (const { message, sequence } of dropped) {
      const found = locked.get(message)
      const code = letters.find((each) => each.message === message)?.announcement
      if (found === undefined || code?.kind !== 'refused') continue
      const detail = { reason: 'announcement-refused', code: code.reason }
      advance(changes, found, [{ event: { type: 'rejected', ...about(sequence), detail }, quietly: true }], now)
    }
    const moved = await collector.postpone(tx, waiting, { now, closedBefore: new Date(now.getTime() - patienceMs) })
    for (const { message, sequence, cutOffAt } of moved) {
      const found = locked.get(message)
      if (found === undefined) continue
      const detail = { reason: 'registrar-away' }
      const event = { type: 'unavailable', ...about(sequence), detail } as const
      recordEvents(changes, found, now, [event], { cancellableUntil: cutOffAt })
    }
    await closeEnded(tx, changes)
    await writeChanges(tx, changes, now)
    return moved.length === waiting.length
  })
}

/** Letters whose announcement is in their timeline already: an interruption between the answer and its record is possible. */
async function announcedBefore(tx: Tx, letters: readonly Announced[]): Promise<ReadonlySet<MessageId>> {
  if (letters.length === 0) return new Set()
  const rows = await tx.query<{ id: MessageId; entries: Buffer }>(sql`
    select message_id as id, entries from event where message_id = any(${arrayOf(
      'uuid',
      letters.map((each) => each.message),
    )})`)
  return new Set(
    rows.flatMap(({ id, entries }) => (decodeEntries(entries).some(({ type }) => type === 'announced') ? [id] : [])),
  )
}
