import { type SQL, sql } from 'drizzle-orm'
import { answersOfPartners, heldInInbox } from '../../channels/held.ts'
import { isPaper } from '../../channels/traits.ts'
import { auditAboutPerson } from '../../core/audit/find-audit.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { guestsNamed } from '../../core/tenants/quotas/guests.ts'
import { type Id, showId } from '../../core/words/id.ts'
import { openAddress } from '../alerts/alert-address.ts'
import { readDraftsNaming } from '../letter-drafts/drafts-naming.ts'
import { addressesOf } from '../message/addresses.ts'
import { decryptBody } from '../message/message-body.ts'
import type { HeldDeps, HeldRow, HeldScope } from './held.ts'
import { isRecipient } from './is-recipient.ts'
import { pagesOfMessages } from './pages.ts'
import { shown, type WithMessage } from './read-beside-messages.ts'
import { listRectifications } from './rectify.ts'
import { subjectsOfPerson } from './subjects-of-person.ts'

const linesAtOnce = 500
/** Calls are kept for a month. */
const maxCalls = 50_000

/** The mails that announced letters and the mails with codes, with the address to which each went. */
export async function* readAlerts(deps: HeldDeps, scope: HeldScope): AsyncGenerator<HeldRow> {
  yield* await alertsWhere(deps, scope, sql`person = ${scope.person} and kind = 'confirm-address'`)
  for await (const messages of pagesOfMessages(deps, scope))
    yield* await alertsWhere(deps, scope, sql`message_id = any(${arrayOf('uuid', messages)})`)
}

async function alertsWhere({ database, keyring }: HeldDeps, { person }: HeldScope, condition: SQL): Promise<HeldRow[]> {
  const rows = await database.hub.query<{ address: Buffer | null } & HeldRow>(sql`
    select kind, status, reason, language, planned_at as "plannedAt", settled_at as "settledAt", address
    from alert where ${condition} and person = ${person} order by planned_at`)
  return rows.map(({ address, ...row }) => ({
    ...row,
    ...(address !== null && { email: openAddress(address, person, keyring) }),
  }))
}

/** The letters in the inbox, when each was read and what was decided about its receipt. */
export async function readInbox({ database }: HeldDeps, { person, entity }: HeldScope): Promise<HeldRow[]> {
  return shown(await heldInInbox(database.hub, person, entity))
}

/** Scanned mail about letters to the person. No index leads from a letter to it: one statement for all letters. */
export async function readIncoming({ database }: HeldDeps, { person, entity }: HeldScope): Promise<HeldRow[]> {
  return shown(
    await database.hub.query<WithMessage>(sql`
      select i.message, i.reference, i.kind, i.received_at as "receivedAt", i.media_type as "mediaType", i.pages, i.status
      from message m join incoming_item i on i.message = m.id
      where ${isRecipient(person, 'm')} and not m.test
        and ${entity === undefined ? sql`true` : sql`m.entity = ${entity}::uuid`} order by i.id`),
  )
}

/** The systems that were called about the letters; without addresses, answers and secrets. */
export async function readCallbacks({ database }: HeldDeps, { person, entity }: HeldScope): Promise<HeldRow[]> {
  return shown(
    await database.hub.query<WithMessage>(sql`
      select a.message_id as message, c.name as system, a.sequence as event, a.at, a.outcome
      from message m join callback_attempt a on a.message_id = m.id join callback c on c.id = a.callback
      where ${isRecipient(person, 'm')} and not m.test
        and ${entity === undefined ? sql`true` : sql`m.entity = ${entity}::uuid`} order by a.id limit ${maxCalls}`),
  )
}

/** The person's own choices; they hold for the letters of every entity. */
export async function readPreferences({ database, keyring }: HeldDeps, { person }: HeldScope): Promise<HeldRow[]> {
  const rows = await database.hub.query<{ email: Buffer | null } & HeldRow>(sql`
    select channel, alerts, language, large_print as "largePrint", email_confirmed_at as "emailConfirmedAt",
      updated_at as "updatedAt", email
    from preference where person = ${person}`)
  return rows.map(({ email, ...row }) => ({
    ...row,
    ...(email !== null && { email: openAddress(email, person, keyring) }),
  }))
}

/** Whether letters avoid an address that was used for the person. The list has no addresses: those of the letters are compared. */
export async function* readSuppressed(deps: HeldDeps, scope: HeldScope): AsyncGenerator<HeldRow> {
  const { database, keyring } = deps
  const seen = new Set<string>()
  const [own] = await database.hub.query<{ index: Buffer | null }>(
    sql`select email_index as index from preference where person = ${scope.person}`,
  )
  if (own?.index != null)
    yield* await entriesAbout(deps, scope, new Map([[own.index.toString('hex'), 'own address']]), seen)
  for await (const messages of pagesOfMessages(deps, scope)) {
    const bodies = await database.hub.query<{ id: Id<'message'>; sealed: Buffer }>(sql`
      select message_id as id, sealed from message_body where message_id = any(${arrayOf('uuid', messages)}) and sealed is not null`)
    const addresses = new Map<string, string>()
    for (const { id, sealed } of bodies) {
      const { recipient } = decryptBody(sealed, id, keyring)
      for (const [channel, index] of addressesOf(recipient, keyring))
        addresses.set(index.toString('hex'), isPaper(channel) ? 'postal address' : (recipient.email ?? ''))
    }
    yield* await entriesAbout(deps, scope, addresses, seen)
  }
}

async function entriesAbout(
  { database }: HeldDeps,
  { entity }: HeldScope,
  addresses: ReadonlyMap<string, string>,
  seen: Set<string>,
): Promise<HeldRow[]> {
  const rows = await database.hub.query<{ id: Id<'suppressedAddress'>; index: string } & HeldRow>(sql`
    select id, encode(address, 'hex') as index, channel, reason, code, since, for_all as "forAll"
    from suppressed_address
    where address = any(${arrayOf(
      'bytea',
      [...addresses.keys()].map((each) => Buffer.from(each, 'hex')),
    )})
      and ${entity === undefined ? sql`true` : sql`(for_all or entity = ${entity}::uuid)`}`)
  const fresh = rows.filter(({ id }) => !seen.has(id))
  for (const { id } of fresh) seen.add(id)
  return fresh.map(({ id, index, ...row }) => ({
    id: showId('suppressedAddress', id),
    address: addresses.get(index),
    ...row,
  }))
}

export async function* readDrafts({ database, keyring }: HeldDeps, scope: HeldScope): AsyncGenerator<HeldRow> {
  yield* readDraftsNaming(database.hub, keyring, scope)
}

export function readGuests(
  { database, keyring }: HeldDeps,
  { person, entity }: HeldScope,
): Promise<readonly HeldRow[]> {
  return guestsNamed(database.hub, keyring, person, entity)
}

/** What partners answered about the person: consent of the eBox, registration on Peppol. */
export function readPartners({ database }: HeldDeps, { person }: HeldScope): Promise<HeldRow[]> {
  return answersOfPartners(database.hub, person)
}

export async function readRectifications(
  { database, keyring }: HeldDeps,
  { person, entity }: HeldScope,
): Promise<HeldRow[]> {
  const rows = await listRectifications(database.hub, keyring, { person, entity })
  return rows.map(({ id, entity: _entity, recordedBy: _by, ...rest }) => ({ id: showId('rectification', id), ...rest }))
}

/** The audit lines about the person: offices, systems, and the person. Names of colleagues are left out; the log keeps them. */
export async function* readWhoLooked({ database }: HeldDeps, { person, entity }: HeldScope): AsyncGenerator<HeldRow> {
  const about = await subjectsOfPerson(database.hub, person, entity)
  let after: Id<'audit'> | undefined
  for (;;) {
    const rows = await auditAboutPerson(database.hub, about, entity, linesAtOnce, after)
    const systems = await namesOfActors(
      database.hub,
      rows.flatMap(({ actor, actorKind }) => (actorKind === 'key' ? [actor] : [])),
    )
    yield* rows.map(({ at, actorKind, actor, action, subject, purpose }) => ({
      at,
      who: actorKind,
      ...(systems.has(actor) && { system: systems.get(actor) }),
      action,
      subject,
      purpose,
    }))
    if (rows.length < linesAtOnce) return
    after = rows.at(-1)?.id
  }
}
