import { sql } from 'drizzle-orm'
import { addContract } from '../channels/print/store/contracts/contracts.ts'
import type { Keyring } from '../core/crypto/keyring.ts'
import type { Database, Queryable } from '../core/db/database.ts'
import { createApiKey, hashOfKey } from '../core/tenants/api-keys.ts'
import { defaultClasses } from '../core/tenants/default-classes.ts'
import { createEntity, findEntityByCode } from '../core/tenants/entities.ts'
import { addMember, addNewMembers } from '../core/tenants/members.ts'
import { saveMessageClass } from '../core/tenants/message-classes.ts'
import { type EntityId, newId } from '../core/words/id.ts'
import type { LegalMention } from '../core/words/legal-mention.ts'
import { hubPermissions, type Permission, permissions } from '../core/words/permission.ts'
import { entities, operators, type SeedEntity } from './entities.ts'
import { printContract } from './print-contract.ts'
import { seedEbox } from './seed-ebox.ts'
import { seedPreferences } from './seed-preferences.ts'
import { seedTemplates } from './seed-templates.ts'

export interface SeedDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly now: Date
  /** Name of the print partner behind `SFTP_URL`; default: that of the trial. */
  readonly printPartner?: string
}

/** The secrets of the keys: made and stored by the caller, so that a second start can show them again. */
export interface SeedKeys {
  readonly operator: string
  /** By code of the entity. */
  readonly entities: Readonly<Record<string, { readonly live: string; readonly test: string; readonly review: string }>>
}

export interface SeededEntity {
  readonly id: EntityId
  readonly seed: SeedEntity
  readonly templates: readonly string[]
}

/** Receipt is acknowledged within fifteen days, or registered paper follows. */
const withAcknowledgement = {
  name: {
    nl: 'Beslissing met ontvangstbevestiging',
    fr: 'Décision avec accusé de réception',
    de: 'Entscheidung mit Empfangsbestätigung',
    en: 'Decision with acknowledgement',
  },
  channels: ['inbox', 'print'],
  inboxService: 'acknowledged',
  termRule: 'next-working-day',
  readingTermDays: 15,
  reminderAfterDays: 10,
  fallback: 'print',
  postage: 'registered',
} as const satisfies Partial<Parameters<typeof saveMessageClass>[2]>

const appealMentions = ['appeal-body', 'appeal-term', 'appeal-how'] as const satisfies LegalMention[]

const everythingButReview = permissions.filter((each) => each !== 'templates:review' && !hubPermissions.has(each))
const onlyReview: readonly Permission[] = [
  'templates:review',
  'templates:read',
  'messages:read',
  'archive:read',
  'statistics:read',
]

/**
 * Stores the missing data of each entity of the trial. Each step is one transaction, so an interrupted start continues where it
 * stopped. @returns the entities of which something was missing.
 */
export async function seedEntities(deps: SeedDeps, keys: SeedKeys): Promise<SeededEntity[]> {
  // The entities are seeded one after the other: a transaction that waits while the texts of another entity are compiled would
  // exceed its timeout.
  const seeded: (SeededEntity | undefined)[] = []
  for (const seed of entities) seeded.push(await seedEntity(deps, seed, keys))
  await seedHub(deps, keys)
  await seedPreferences(deps.database, deps.keyring, deps.now)
  return seeded.filter((each) => each !== undefined)
}

/** @returns undefined when nothing was missing. */
async function seedEntity(deps: SeedDeps, seed: SeedEntity, keys: SeedKeys): Promise<SeededEntity | undefined> {
  const id = await findOrCreate(deps, seed)
  const wasSetUp = await setUp(deps, id, seed, keys)
  await seedStaff(deps, id, seed.staff)
  const usesEbox = await seedEbox(deps.database, id, seed, deps.now)
  const templates = await seedTemplates(deps.database, id, seed.folder, deps.now)
  return wasSetUp || usesEbox || templates.length > 0 ? { id, seed, templates } : undefined
}

async function findOrCreate({ database, keyring, now }: SeedDeps, seed: SeedEntity): Promise<EntityId> {
  const { code, name, kind, languagePolicy } = seed
  return database.asHub(async (tx) => {
    const there = await findEntityByCode(tx, code)
    return (there ?? (await createEntity(tx, keyring, { code, name, kind, languagePolicy, status: 'open' }, now))).id
  })
}

/**
 * Stores keys, classes and the print contract. @returns false when the key of the entity exists, which means that it was
 * done before.
 */
async function setUp(
  { database, now, printPartner = 'print-partner' }: SeedDeps,
  id: EntityId,
  { code, alsoByEmail, acknowledged, seenInTime, envelope }: SeedEntity,
  keys: SeedKeys,
): Promise<boolean> {
  const secrets = keys.entities[code]
  if (secrets === undefined) throw new Error(`No keys for entity ${code}`)
  return database.asEntity(id, async (tx) => {
    if (await knowsKey(tx, secrets.live)) return false
    const all = { mode: 'live', permissions: everythingButReview } as const
    await createApiKey(tx, id, { ...all, name: 'Proefsleutel' }, now, secrets.live)
    await createApiKey(tx, id, { ...all, name: 'Testsleutel', mode: 'test' }, now, secrets.test)
    await createApiKey(tx, id, { name: 'Nazicht', mode: 'live', permissions: onlyReview }, now, secrets.review)
    for (const each of defaultClasses)
      await saveMessageClass(
        tx,
        id,
        {
          ...each,
          ...(alsoByEmail.some((key) => key === each.key) && { sensitivity: 'normal' }),
          ...(each.key === acknowledged && withAcknowledgement),
          seenInTime: each.key === seenInTime,
          // Its letters are decisions that their recipients can appeal.
          ...(each.legalEffect && { mentions: [...appealMentions] }),
        },
        now,
      )
    await addContract(
      tx,
      { ...printContract(printPartner, envelope), id: newId('printContract', now), entity: id },
      now,
    )
    return true
  })
}

async function seedStaff({ database, now }: SeedDeps, id: EntityId, staff: SeedEntity['staff']): Promise<void> {
  await database.asEntity(id, (tx) =>
    addNewMembers(
      tx,
      id,
      staff.map(({ name, email, roles }) => ({ name, email, roles })),
      now,
    ),
  )
}

async function seedHub({ database, now }: SeedDeps, keys: SeedKeys): Promise<void> {
  await database.asHub(async (tx) => {
    if (await knowsKey(tx, keys.operator)) return
    for (const { name, email, roles } of operators) await addMember(tx, null, { name, email, roles }, now)
    const wanted = { name: 'Operator', mode: 'live', permissions: ['hub:operate'] } as const
    await createApiKey(tx, null, wanted, now, keys.operator)
  })
}

async function knowsKey(tx: Queryable, secret: string): Promise<boolean> {
  const found = await tx.query(sql`select 1 from api_key where hash = ${hashOfKey(secret)}`)
  return found.length > 0
}
