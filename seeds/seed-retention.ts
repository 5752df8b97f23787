import { sql } from 'drizzle-orm'
import type { ArchiveContext } from '../archive/archive-context.ts'
import { updateRecords } from '../archive/ingest/close-records.ts'
import { insertRecords } from '../archive/ingest/insert-records.ts'
import { storePack } from '../archive/ingest/store-pack.ts'
import { changeSeries, decideSeriesChange } from '../archive/retention/change-series.ts'
import { placeHold } from '../archive/retention/holds.ts'
import { listSeries, type RetentionRule } from '../archive/retention/series.ts'
import type { Keyring } from '../core/crypto/keyring.ts'
import { shortIndex } from '../core/crypto/short-index.ts'
import type { Database } from '../core/db/database.ts'
import { findEntityByCode } from '../core/tenants/entities.ts'
import { type EntityId, newId, type RecordId } from '../core/words/id.ts'
import type { Localized } from '../core/words/language.ts'
import { type OfficeWriter, paragraph } from '../templates/render/office-letter.ts'
import { entities } from './entities.ts'
import { citizens } from './people.ts'

interface Deps {
  readonly database: Database
  readonly archive: ArchiveContext
  readonly keyring: Keyring
  readonly offices: OfficeWriter
}

/** The entity of the trial with two archivists: one proposes, the other approves. */
const folder = 'agentschap-voorbeeldbelastingen'
const actors = ['hub', 'hub:command-line'] as const

const rules: readonly { readonly key: string; readonly name: Localized; readonly rule: RetentionRule }[] = [
  {
    key: 'herinneringen',
    name: { nl: 'Herinneringen', en: 'Reminders' },
    rule: { destination: 'destroy', periodMonths: 60, starts: 'sent', legalGround: 'Selectieregel 114 (voorbeeld)' },
  },
  {
    key: 'betalingen',
    name: { nl: 'Betalingen', en: 'Payments' },
    rule: {
      destination: 'destroy',
      periodMonths: 120,
      starts: 'appeal-ended',
      legalGround: 'Selectieregel 31 (voorbeeld)',
    },
  },
  {
    key: 'beslissingen',
    name: { nl: 'Beslissingen', en: 'Decisions' },
    rule: { destination: 'keep', legalGround: 'Selectieregel 12 (voorbeeld)' },
  },
]

/** Reminders that an earlier system sent, and that were taken over: their term has ended. */
const oldLetters = [
  ['HER-2019-0004', '2019-03-11'],
  ['HER-2019-0017', '2019-04-02'],
  ['HER-2019-0031', '2019-04-24'],
  ['HER-2020-0008', '2020-02-18'],
  ['HER-2020-0012', '2020-03-05'],
  ['HER-2020-0046', '2020-03-26'],
] as const
const heldReference = 'HER-2020-0012'

/** Gives series their rules, and archives a few letters whose term has ended, one of them under a hold; once. */
export async function seedRetention(deps: Deps, now: Date): Promise<boolean> {
  const { database } = deps
  const seed = entities.find((each) => each.folder === folder)
  const entity = seed && (await database.asHub((tx) => findEntityByCode(tx, seed.code)))
  if (entity === undefined) return false
  const known = await listSeries(database.hub, entity.id)
  if (known.some(({ version }) => version > 0)) return false
  for (const each of rules) await setRule(database, entity.id, each, now)
  const held = await archiveOldLetters(deps, entity.id, entity.name)
  const thing = { record: held }
  const by = { actor: actors[0], now }
  await database.asHub((tx) =>
    placeHold(tx, deps, entity.id, { thing, reason: 'Lopend beroep', reviewOn: undefined }, by),
  )
  return true
}

async function setRule(database: Database, entity: EntityId, wanted: (typeof rules)[number], now: Date): Promise<void> {
  await database.asHub(async (tx) => {
    const { id, status } = await changeSeries(tx, entity, wanted.key, wanted, { actor: actors[0], now })
    if (status === 'waiting') await decideSeriesChange(tx, entity, id, { verb: 'approve' }, { actor: actors[1], now })
  })
}

/** @returns the record of the letter that is held */
async function archiveOldLetters(
  { database, archive, offices, keyring }: Deps,
  entity: EntityId,
  name: Localized,
): Promise<RecordId> {
  let held: RecordId | undefined
  for (const [place, [reference, date]] of oldLetters.entries()) {
    const at = new Date(`${date}T09:00:00Z`)
    const person = citizens[(place + 1) % citizens.length]
    if (person === undefined) throw new Error('The trial has people')
    // Records are in partitions by month.
    await database.hub.query(sql`select make_partitions_ahead(${date}::date, 1)`)
    const record = newId('record', at)
    const recipientName = `${person.givenName} ${person.familyName}`
    const subject = 'Herinnering: uw belasting is nog niet betaald'
    const { segments, pages } = await offices.draw({
      language: 'nl',
      subject,
      sender: name,
      about: record,
      date,
      reference,
      blocks: [
        paragraph(`Aan ${recipientName}.`),
        paragraph('Uw belasting is nog niet betaald. Betaal binnen 15 dagen, of laat ons weten waarom dat niet kan.'),
      ],
    })
    const stored = await storePack(archive, [
      {
        record,
        entity,
        message: newId('message', at),
        series: 'herinneringen',
        class: 'reminder',
        reference,
        subject,
        recipientName,
        recipientIndex: shortIndex(keyring.blindIndex('insz', person.insz)),
        language: 'nl',
        letterDate: date,
        channels: ['print'],
        sentAt: at,
        searchText: reference,
        documents: [
          { n: 1, kind: 'letter', variant: 'normal', name: 'brief.pdf', mediaType: 'application/pdf', pages, segments },
        ],
      },
    ])
    await database.asHub(async (tx) => {
      await insertRecords(tx, stored)
      // The earlier system knew that they arrived. Without a state, a record counts as in processing.
      await updateRecords(tx, [{ record, status: 'delivered', channels: ['print'], sentAt: at }])
    })
    if (reference === heldReference) held = record
  }
  if (held === undefined) throw new Error('One of the letters is held')
  return held
}
