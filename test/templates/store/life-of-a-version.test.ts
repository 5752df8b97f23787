import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '../../../core/db/database.ts'
import type { Refusal } from '../../../core/fault.ts'
import { newId } from '../../../core/words/id.ts'
import type { TemplateSource } from '../../../templates/model/template-source.ts'
import type { TryVersion, VersionToTry } from '../../../templates/render/try-version.ts'
import { addBlock } from '../../../templates/store/blocks.ts'
import { addHouseStyle } from '../../../templates/store/house-styles/house-styles.ts'
import { listTemplates } from '../../../templates/store/list-templates.ts'
import { loadForRender } from '../../../templates/store/load-for-render.ts'
import { approveVersion, rejectVersion } from '../../../templates/store/versions/change-status.ts'
import { findVersion, type VersionRow } from '../../../templates/store/versions/find-version.ts'
import { inspectVersion } from '../../../templates/store/versions/inspect-version.ts'
import { listSteps } from '../../../templates/store/versions/list-steps.ts'
import { publishDueVersions } from '../../../templates/store/versions/publish-due-versions.ts'
import {
  type Inspected,
  publishVersion,
  submitVersion,
  unschedulePublication,
} from '../../../templates/store/versions/publish-version.ts'
import { readVersion } from '../../../templates/store/versions/read-version.ts'
import { createVersionResolver } from '../../../templates/store/versions/resolve-version.ts'
import { retireVersion } from '../../../templates/store/versions/retire-version.ts'
import { copyVersion, createTemplate, saveDraft } from '../../../templates/store/versions/write-version.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'

const clock = new ManualClock('2026-11-24T10:00:00Z')
const entity = newId('entity', clock.now())
const other = newId('entity', clock.now())
const writer = { actor: 'staff:writer', now: clock.now() }
const reviewer = { actor: 'staff:reviewer', now: clock.now() }

const source: TemplateSource = {
  languages: { nl: { subject: 'Uw vergunning {{nummer}}', body: 'Beste\n\nUw vergunning {{nummer}} is klaar.' } },
  fallback: ['nl'],
  variables: [{ name: 'nummer', type: 'text', required: true, example: 'P-12' }],
  actions: [],
  samples: [{ name: 'gewoon', language: 'nl', data: { nummer: 'P-12' } }],
  blocks: [],
}

let here: TestDatabase
const as = <T>(who: typeof entity, work: (tx: Tx) => Promise<T>): Promise<T> => here.database.asEntity(who, work)
const mine = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => as(entity, work)
const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code }) as Refusal

beforeAll(async () => {
  here = await cloneDatabase()
  await mine((tx) => addHouseStyle(tx, entity, 'huis', houseStyle, { actor: 'hub', now: clock.now() }))
})
const houseStyle = {
  name: { nl: 'Dienst' },
  colour: '#00607c',
  senderLines: [],
  signatories: {},
  signatures: {},
  images: {},
}

const checks = { unprintable: () => [], tryVersion: (version: VersionToTry) => tryVersion(version) }
let tryVersion: TryVersion = async () => []
const publishDue = (at: Date) => publishDueVersions(here.database, at, async () => checks)

async function inspected(key: string): Promise<Inspected> {
  const reading = await mine((tx) => readVersion(tx, key, 1))
  const { version } = reading
  if (version.status !== 'draft' && version.status !== 'approved') return { version }
  return { version, inspection: await inspectVersion(reading, checks) }
}
async function submit(key: string): Promise<VersionRow> {
  const found = await inspected(key)
  return mine((tx) => submitVersion(tx, found, writer))
}
async function publish(key: string, at?: Date): Promise<VersionRow> {
  const found = await inspected(key)
  return mine((tx) => publishVersion(tx, found, writer, at))
}

async function draft(key: string): Promise<void> {
  await mine((tx) => createTemplate(tx, entity, { key, name: { nl: key }, class: 'decision' }, writer))
  await mine((tx) => saveDraft(tx, key, 1, source, [1], writer))
}
async function published(key: string): Promise<void> {
  await draft(key)
  await submit(key)
  await mine((tx) => approveVersion(tx, key, 1, reviewer))
  await publish(key)
}

describe('a version', () => {
  test('lives from draft to retired, and every step is recorded with its actor', async () => {
    await published('parkeren')
    await mine((tx) => retireVersion(tx, 'parkeren', 1, writer))
    const { version } = await mine((tx) => findVersion(tx, 'parkeren', 1))
    const steps = await mine((tx) => listSteps(tx, version.id))
    expect(steps.map((step) => `${step.action} ${step.actor}`)).toEqual([
      'created staff:writer',
      'saved staff:writer',
      'submitted staff:writer',
      'approved staff:reviewer',
      'published staff:writer',
      'retired staff:writer',
    ])
  })

  test('is not approved by its writer', async () => {
    await draft('eigen')
    await submit('eigen')
    await expect(mine((tx) => approveVersion(tx, 'eigen', 1, writer))).rejects.toEqual(refused('UP-3003'))
    await expect(publish('eigen')).rejects.toEqual(refused('UP-3002'))
  })

  test('goes back to its writer with a comment', async () => {
    await draft('terug')
    await submit('terug')
    const rejected = await mine((tx) => rejectVersion(tx, 'terug', 1, reviewer, 'Zeg wat de burger moet doen.'))
    expect(rejected.status).toBe('draft')
  })

  test('with faults is not submitted, and each fault has its place', async () => {
    await draft('fout')
    const wrong = { ...source, languages: { nl: { subject: 'Brief', body: 'Beste\n\nU betaalt {{nummr}}.' } } }
    await mine((tx) => saveDraft(tx, 'fout', 1, wrong, undefined, writer))
    const submitting = submit('fout')
    await expect(submitting).rejects.toMatchObject({
      code: 'UP-1001',
      faults: [
        {
          pointer: '/languages/nl/body',
          code: 'UP-2501',
          detail: expect.stringMatching(/Line 3.*nummr.*nummer/) as string,
        },
      ],
    })
  })

  test('saved by two people keeps the first, and refuses the second', async () => {
    await draft('samen')
    await mine((tx) => saveDraft(tx, 'samen', 1, source, [2], reviewer))
    await expect(mine((tx) => saveDraft(tx, 'samen', 1, source, [2], writer))).rejects.toEqual(refused('UP-1412'))
  })

  test('once published never changes its text; a copy of it is the next version', async () => {
    await published('vast')
    await expect(mine((tx) => saveDraft(tx, 'vast', 1, source, undefined, writer))).rejects.toEqual(refused('UP-3002'))
    const copy = await mine((tx) => copyVersion(tx, 'vast', 1, writer))
    expect([copy.number, copy.status]).toEqual([2, 'draft'])
  })

  test('is published at the requested instant', async () => {
    await draft('later')
    await submit('later')
    await mine((tx) => approveVersion(tx, 'later', 1, reviewer))
    await publish('later', new Date('2026-12-01T00:00:00Z'))
    expect(await publishDue(new Date('2026-11-30T23:59:59Z'))).toBe(0)
    expect(await publishDue(new Date('2026-12-01T00:00:00Z'))).toBe(1)
    expect((await mine((tx) => findVersion(tx, 'later', 1))).version.status).toBe('published')
  })

  test('is not published when its day comes, once it was unscheduled', async () => {
    await draft('afgezegd')
    await submit('afgezegd')
    await mine((tx) => approveVersion(tx, 'afgezegd', 1, reviewer))
    await publish('afgezegd', new Date('2026-12-02T00:00:00Z'))
    await mine((tx) => unschedulePublication(tx, 'afgezegd', 1, writer))
    expect(await publishDue(new Date('2026-12-03T00:00:00Z'))).toBe(0)
    expect((await mine((tx) => findVersion(tx, 'afgezegd', 1))).version.status).toBe('approved')
  })

  test('that is being published at the same time is not unscheduled, and the caller gets a refusal', async () => {
    await draft('te-laat')
    await submit('te-laat')
    await mine((tx) => approveVersion(tx, 'te-laat', 1, reviewer))
    await publish('te-laat', new Date('2026-12-04T00:00:00Z'))
    const due = await inspected('te-laat')
    let takeBack: Promise<unknown> = Promise.resolve()
    await mine(async (tx) => {
      await publishVersion(tx, due, { actor: 'hub', now: new Date('2026-12-04T00:00:00Z') })
      // Called while the other transaction is open: it waits for the outcome of the row.
      takeBack = mine((other) => unschedulePublication(other, 'te-laat', 1, writer)).catch((why: unknown) => why)
      await untilSomebodyWaits()
    })
    expect(await takeBack).toEqual(refused('UP-3002'))
  })
})

async function untilSomebodyWaits(): Promise<void> {
  await expect
    .poll(() => here.database.hub.query(sql`select 1 from pg_locks where not granted`), {
      timeout: 20_000,
    })
    .not.toHaveLength(0)
}

describe('intake', () => {
  test('gets the latest published version, a pinned one, and a reason for any other', async () => {
    await published('brief')
    await mine((tx) => copyVersion(tx, 'brief', 1, writer))
    const resolve = createVersionResolver(here.database, clock)
    expect((await resolve(entity, 'brief')).number).toBe(1)
    expect((await resolve(entity, 'brief', 1)).number).toBe(1)
    await expect(resolve(entity, 'brief', 2)).rejects.toEqual(refused('UP-2302'))
    await expect(resolve(entity, 'brief', 9)).rejects.toEqual(refused('UP-2301'))
    await expect(resolve(other, 'brief')).rejects.toEqual(refused('UP-2301'))
  })

  test('forgets a version a second after it was retired', async () => {
    await published('kort')
    const resolve = createVersionResolver(here.database, clock)
    await resolve(entity, 'kort')
    await mine((tx) => retireVersion(tx, 'kort', 1, writer))
    clock.advance(1_000)
    await expect(resolve(entity, 'kort')).rejects.toEqual(refused('UP-2301'))
  })
})

test('a version keeps the shared text with which it was written', async () => {
  const say = (nl: string) => mine((tx) => addBlock(tx, entity, 'bezwaar', { nl }, writer))
  expect(await say('Bezwaar kan binnen dertig dagen.')).toMatchObject({
    isNew: true,
    row: { key: 'bezwaar', number: 1 },
  })
  const body = 'Uw vergunning {{nummer}} is klaar.\n\n{{> bezwaar}}\n'
  const shared = { ...source, languages: { nl: { subject: 'Vergunning', body } } }
  await draft('gedeeld')
  await mine((tx) => saveDraft(tx, 'gedeeld', 1, { ...shared, blocks: ['bezwaar@1'] }, undefined, writer))
  expect(await say('Bezwaar kan binnen zestig dagen.')).toMatchObject({ row: { number: 2 } })
  await submit('gedeeld')
  await mine((tx) => approveVersion(tx, 'gedeeld', 1, reviewer))
  await publish('gedeeld')
  const { version } = await mine((tx) => findVersion(tx, 'gedeeld', 1))
  const tree = JSON.stringify((await loadForRender(here.database.hub, [version.id])).get(version.id)?.tree)
  expect(tree).toContain('dertig')
  expect(tree).not.toContain('zestig')
})

test('a missing shared text is a fault with its place', async () => {
  const body = 'Tekst {{nummer}}.\n\n{{> bezwaar}}\n'
  await draft('zonder')
  const wanted = { ...source, languages: { nl: { subject: 'Vergunning', body } }, blocks: ['bezwaar@99'] }
  await mine((tx) => saveDraft(tx, 'zonder', 1, wanted, undefined, writer))
  await expect(submit('zonder')).rejects.toMatchObject({
    code: 'UP-1001',
    faults: [{ pointer: '/languages/nl/body', detail: expect.stringMatching('bezwaar') as string }],
  })
})

test('another entity sees no template, version, step or house style', async () => {
  expect(await as(other, (tx) => listTemplates(tx, 50))).toEqual([])
  for (const table of ['template', 'version', 'version_step', 'house_style', 'block']) {
    expect(await as(other, (tx) => tx.query(sql`select 1 from ${sql.identifier(table)}`))).toEqual([])
  }
})

test('a version is loaded for rendering with its tree and the newest house style', async () => {
  await published('teken')
  const newest = await mine((tx) =>
    addHouseStyle(tx, entity, 'huis', { ...houseStyle, colour: '#8a4700' }, { actor: 'hub', now: clock.now() }),
  )
  const { version } = await mine((tx) => findVersion(tx, 'teken', 1))
  const loaded = (await loadForRender(here.database.hub, [version.id])).get(version.id)
  expect(loaded).toMatchObject({ key: 'teken', number: 1, houseStyle: newest.id, class: 'decision' })
  expect(Object.keys(loaded?.tree.languages ?? {})).toEqual(['nl'])
})

test('the list shows what is published and what is in preparation', async () => {
  const list = await mine((tx) => listTemplates(tx, 200))
  expect(list.find((each) => each.key === 'vast')).toMatchObject({
    published: 1,
    versions: [
      { number: 2, status: 'draft', publishedAt: null },
      { number: 1, status: 'published', publishedAt: writer.now },
    ],
  })
})

test('a search finds words in names, keys and the current text, whatever case and accents', async () => {
  await published('caf-vergunning')
  await mine((tx) =>
    createTemplate(tx, entity, { key: 'terras', name: { nl: 'Terrasvergunning' }, class: 'information' }, writer),
  )
  const body = (nl: string, fr: string) => ({
    ...source,
    blocks: [],
    languages: {
      nl: { subject: 'Uw café', body: nl },
      fr: { subject: 'Votre café', body: fr },
    },
  })
  const write = (text: TemplateSource) => mine((tx) => saveDraft(tx, 'terras', 1, text, undefined, writer))
  await write(
    body(`${'Beste burger. '.repeat(30)}\n\nDe tegemoetkoming is 100 % van {{bedrag}}.`, 'Une indemnité forfaitaire.'),
  )
  const find = async (words: string) => {
    const found = await mine((tx) => listTemplates(tx, 50, undefined, undefined, words))
    return found.map(({ key, found: hit }) => [key, hit?.language])
  }
  expect(await find('TEGEMOET')).toEqual([['terras', 'nl']])
  expect(await find('indemnite forfait')).toEqual([['terras', 'fr']])
  // Words of the name and of the text together; a hit in the name alone has no place in the text.
  expect(await find('terras tegemoetkoming')).toEqual([['terras', 'nl']])
  expect(await find('terrasvergunning')).toEqual([['terras', undefined]])
  // Two languages are two texts, and a wildcard of LIKE is an ordinary character.
  expect(await find('tegemoetkoming forfaitaire')).toEqual([])
  expect(await find('100 %')).toEqual([['terras', 'nl']])
  expect(await find('tegemoet_oming')).toEqual([])
  const [hit] = await mine((tx) => listTemplates(tx, 50, undefined, undefined, 'tegemoetkoming'))
  expect(hit?.found?.excerpt).toMatch(/^.{30,60}De tegemoetkoming is 100 % van/s)
  // A replaced text is not found any more, and no other entity finds anything.
  await write(body('Beste burger.', 'Cher citoyen.'))
  expect(await find('tegemoetkoming')).toEqual([])
  expect(await as(other, (tx) => listTemplates(tx, 50, undefined, undefined, 'beste'))).toEqual([])
})
