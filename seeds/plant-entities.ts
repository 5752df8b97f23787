import type { Keyring } from '../core/crypto/keyring.ts'
import type { Database } from '../core/db/database.ts'
import { createApiKey } from '../core/tenants/api-keys.ts'
import { createEntity, findEntityByCode } from '../core/tenants/entities.ts'
import { addMember } from '../core/tenants/members.ts'
import type { EntityId } from '../core/words/id.ts'
import { type Permission, permissions } from '../core/words/permission.ts'
import { entities, operators, type SeedEntity } from './entities.ts'
import { plantTemplates } from './plant-templates.ts'

export interface SeedParts {
  readonly database: Database
  readonly keyring: Keyring
  readonly now: Date
}

/** The secrets of the keys that are planted: made and kept by the caller, so that a second start can tell them again. */
export interface SeedKeys {
  readonly operator: string
  /** By code of the entity. */
  readonly entities: Readonly<Record<string, { readonly live: string; readonly test: string; readonly review: string }>>
}

export interface PlantedEntity {
  readonly id: EntityId
  readonly seed: SeedEntity
  readonly templates: readonly string[]
}

const everythingButReview = permissions.filter((each) => each !== 'templates:review' && each !== 'hub:operate')
const onlyReview: readonly Permission[] = [
  'templates:review',
  'templates:read',
  'messages:read',
  'archive:read',
  'statistics:read',
]

/** Plants each entity of the trial that is not there yet. */
export async function plantEntities(parts: SeedParts, keys: SeedKeys): Promise<PlantedEntity[]> {
  const planted: PlantedEntity[] = []
  for (const seed of entities) {
    const there = await parts.database.asHub((tx) => findEntityByCode(tx, seed.code))
    if (there === undefined) planted.push(await plantEntity(parts, seed, keys))
  }
  if (planted.length === entities.length) await plantHub(parts, keys)
  return planted
}

async function plantEntity(parts: SeedParts, seed: SeedEntity, keys: SeedKeys): Promise<PlantedEntity> {
  const { database, keyring, now } = parts
  const { code, name, kind, languagePolicy } = seed
  const { id } = await database.asHub((tx) =>
    createEntity(tx, keyring, { code, name, kind, languagePolicy, status: 'open' }, now),
  )
  const secrets = keys.entities[code]
  if (secrets === undefined) throw new Error(`No keys for entity ${code}`)
  await database.asEntity(id, async (tx) => {
    for (const { name: person, email, roles } of seed.staff)
      await addMember(tx, id, { name: person, email, roles }, now)
    const all = { mode: 'live', permissions: everythingButReview } as const
    await createApiKey(tx, id, { ...all, name: 'Proefsleutel' }, now, secrets.live)
    await createApiKey(tx, id, { ...all, name: 'Testsleutel', mode: 'test' }, now, secrets.test)
    await createApiKey(tx, id, { name: 'Nazicht', mode: 'live', permissions: onlyReview }, now, secrets.review)
  })
  return { id, seed, templates: await plantTemplates(database, id, seed.folder, now) }
}

async function plantHub({ database, now }: SeedParts, keys: SeedKeys): Promise<void> {
  await database.asHub(async (tx) => {
    for (const { name, email, roles } of operators) await addMember(tx, null, { name, email, roles }, now)
    const wanted = { name: 'Operator', mode: 'live', permissions: ['hub:operate'] } as const
    await createApiKey(tx, null, wanted, now, keys.operator)
  })
}
