import { isNew } from '../../channels/inbox/store/is-new.ts'
import { readFeed } from '../../channels/inbox/store/read-feed.ts'
import type { InboxLine } from '../../channels/inbox/store/read-inbox.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { Refusal } from '../../core/fault.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { showId } from '../../core/words/id.ts'
import { readEnterpriseNumber } from '../../core/words/numbers/enterprise-number.ts'
import { readInsz } from '../../core/words/numbers/insz.ts'
import type * as contract from '../contract/portals.ts'
import type { Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/**
 * `GET /v1/portals/letters/{number}`: a HAL collection, empty when there are no letters.
 * @throws Refusal UP-1102 for the key of an entity, which has no reason to see the letters of others; UP-2101 for a wrong number.
 */
export async function getPersonLetters(call: CallOf<typeof contract.listPersonLetters>, deps: ApiDeps): Promise<Reply> {
  const { caller, query } = call
  if (caller.kind !== 'key' || caller.entity !== undefined || caller.test)
    throw new Refusal('UP-1102', 'A portal reads with a live key of the hub itself.')
  const { limit, page } = query
  const person = personOf(call.path.number, deps.keyring)
  // Written before anything is read; the person is named as in the audit of their own reading.
  await recordAudit(deps.database, undefined, noteOf(call, 'read-portal-feed', 'inbox', `citizen:${shortName(person)}`))
  const skip = page * limit
  const { items, total } = await deps.database.asPerson(person, (tx) => readFeed(tx, { skip, limit }, deps.keyring))
  const base = `/v1/portals/letters/${encodeURIComponent(call.path.number)}`
  const linkTo = (to: number) => ({ href: `${base}?limit=${limit}&page=${to}` })
  const last = Math.max(0, Math.ceil(total / limit) - 1)
  const collection = {
    _links: {
      self: linkTo(page),
      first: linkTo(0),
      last: linkTo(last),
      ...(page < last && { next: linkTo(page + 1) }),
      ...(page > 0 && { prev: linkTo(Math.min(page - 1, last)) }),
    },
    _pageMetadata: { offset: skip, size: items.length, totalItems: total },
    _embedded: { items: items.map((line) => showPortalLetter(line, deps.publicUrl())) },
  }
  return { status: 200, bytes: JSON.stringify(collection), mediaType: 'application/hal+json; charset=utf-8' }
}

function personOf(number: string, keyring: Keyring): Uint8Array {
  const insz = readInsz(number)
  if (insz !== undefined) return keyring.blindIndex('insz', insz)
  const enterprise = readEnterpriseNumber(number)
  if (enterprise !== undefined) return keyring.blindIndex('enterprise-number', enterprise)
  throw new Refusal('UP-1001', 'Correct it and send again.', [
    {
      in: 'path',
      pointer: 'number',
      code: 'UP-2101',
      detail: 'A national number has 11 digits, an enterprise number 10.',
    },
  ])
}

function showPortalLetter(line: InboxLine, publicUrl: string): contract.PortalLetter {
  const id = showId('inboxItem', line.id)
  const { service } = line
  return {
    id,
    ...(line.needs === undefined ? openFacts(line) : closedFacts(line)),
    receivedAt: line.receivedAt.toISOString(),
    read: line.readAt !== undefined,
    isNew: isNew(line),
    ...(line.leavesAt !== undefined && { availableUntil: brusselsDay(new Date(line.leavesAt.getTime() - 1)) }),
    byPost: line.byPost,
    ...(service?.state === 'waiting' && {
      lastDayToAcknowledge: brusselsDay(new Date(service.endsAt.getTime() - 1)),
    }),
    _links: { self: { href: `${publicUrl}/inbox/letters/${id}` } },
  }
}

function openFacts({ language, sender, subject, actions }: Extract<InboxLine, { needs?: undefined }>) {
  const [due] = actions.flatMap((each) => (each.due === undefined ? [] : [each.due.slice(0, 10)])).sort()
  return { language, sender, title: subject, ...(due !== undefined && { due }) }
}

function closedFacts({ cover, needs }: Exclude<InboxLine, { needs?: undefined }>) {
  return {
    ...(cover !== undefined && {
      language: cover.language,
      sender: cover.sender,
      ...(cover.kind !== undefined && cover.kind !== '' && { kind: cover.kind }),
    }),
    closed: needs,
  }
}

/** Enough to find the lines about one person, as `citizen:` names them for their own sessions. */
function shortName(person: Uint8Array): string {
  return Buffer.from(person).subarray(0, 12).toString('hex')
}
