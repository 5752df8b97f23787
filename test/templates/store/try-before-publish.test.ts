import { beforeAll, describe, expect, test } from 'vitest'
import { publishDue } from '../../../cli/hub/publish-due.ts'
import { newId } from '../../../core/words/id.ts'
import type { TemplateSource } from '../../../templates/model/template-source.ts'
import type { RenderPool } from '../../../templates/render/open-renderer.ts'
import { createVersionTrial } from '../../../templates/render/try-version.ts'
import { addHouseStyle } from '../../../templates/store/house-styles/house-styles.ts'
import { approveVersion } from '../../../templates/store/versions/change-status.ts'
import { findVersion } from '../../../templates/store/versions/find-version.ts'
import { type Inspection, inspectVersion } from '../../../templates/store/versions/inspect-version.ts'
import { listSteps } from '../../../templates/store/versions/list-steps.ts'
import { publishVersion, submitVersion } from '../../../templates/store/versions/publish-version.ts'
import { readVersion } from '../../../templates/store/versions/read-version.ts'
import { createTemplate, saveDraft } from '../../../templates/store/versions/write-version.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { sharedRenderer } from '../../support/hub/shared-pools.ts'

const clock = new ManualClock('2026-11-24T10:00:00Z')
const entity = newId('entity', clock.now())
const writer = { actor: 'staff:writer', now: clock.now() }
const reviewer = { actor: 'staff:reviewer', now: clock.now() }
const style = { name: { nl: 'Dienst' }, colour: '#00607c', senderLines: [], signatures: {}, images: {} }
const kaart = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#1f3f77" d="M0 0h10v10z"/></svg>'

let here: TestDatabase
let renderer: RenderPool
const media: string[] = []

beforeAll(async () => {
  here = await cloneDatabase()
  await here.database.asEntity(entity, (tx) =>
    addHouseStyle(tx, entity, 'huis', { ...style, images: { kaart } }, { actor: 'hub', now: clock.now() }),
  )
  renderer = sharedRenderer()
})

/** The pool itself, and a record of its tasks. */
const watched: Pick<RenderPool, 'preview'> = {
  preview: (task, turn) => {
    for (const { language, media: all, frame } of task.letters)
      media.push(`${language} ${frame.variant} ${all.join('+')}`)
    return renderer.preview(task, turn)
  },
}
const checks = { unprintable: () => [], tryVersion: createVersionTrial(watched, { entity }) }

const rows = (count: number): TemplateSource => ({
  languages: {
    nl: { subject: 'Lijst', body: 'Beste\n\n{{#each regels}}\n{{this}}\n{{/each}}' },
    fr: { subject: 'Liste', body: 'Bonjour\n\n{{#each regels}}\n{{this}}\n{{/each}}' },
  },
  fallback: ['nl'],
  variables: [{ name: 'regels', type: 'list', items: 'longText', required: true }],
  actions: [],
  samples: [{ name: 'lang', data: { regels: Array.from({ length: count }, (_, index) => `Regel ${index}`) } }],
  blocks: [],
})

async function inspected(key: string, source: TemplateSource): Promise<Inspection> {
  await here.database.asEntity(entity, async (tx) => {
    await createTemplate(tx, entity, { key, name: { nl: key }, class: 'information' }, writer)
    await saveDraft(tx, key, 1, source, undefined, writer)
  })
  const reading = await here.database.asEntity(entity, (tx) => readVersion(tx, key, 1))
  return inspectVersion(reading, checks)
}

describe('before it is submitted', () => {
  test('each sample, one of required values and one of the longest are written in each language, medium and variant', async () => {
    media.length = 0
    expect((await inspected('kort', rows(3))).faults).toEqual([])
    const ofOne = ['nl normal letter+page+email', 'nl large letter', 'fr normal letter+page+email', 'fr large letter']
    expect(media).toEqual([...ofOne, ...ofOne, ...ofOne])
  })

  test('a letter of more than twenty pages is a fault of its sample', async () => {
    const { faults } = await inspected('lang', rows(700))
    expect(faults.map(({ pointer, language }) => `${pointer} ${language}`)).toContain('/samples/0 nl')
    expect(faults[0]?.detail).toMatch(/sample `lang`.*has 24 pages; at most 20/)
  })

  test('a text that a writer cannot write is a fault of its sample, and no other text of it is quoted', async () => {
    const fault = { stage: 'email', code: 'UP-2501', detail: 'TypeError at x.ts:1' } as const
    let tasks = 0
    const oneBreaks: Pick<RenderPool, 'preview'> = {
      preview: async ({ template, letters }, turn) => {
        const outcomes = await renderer.preview({ template, letters }, turn)
        const isFirst = tasks === 0
        tasks += 1
        return isFirst ? [{ id: String(letters[0]?.id), ok: false, fault }, ...outcomes.slice(1)] : outcomes
      },
    }
    const reading = await here.database.asEntity(entity, (tx) => readVersion(tx, 'kort', 1))
    const { faults } = await inspectVersion(reading, {
      ...checks,
      tryVersion: createVersionTrial(oneBreaks, { entity }),
    })
    expect(faults).toEqual([
      {
        pointer: '/samples/0',
        language: 'nl',
        line: 1,
        column: 1,
        code: 'UP-2501',
        kind: 'sample-not-written',
        values: { name: 'lang', form: 'email', language: 'nl', reason: 'TypeError at x.ts:1' },
        detail: 'With sample `lang` the email in nl cannot be written (TypeError at x.ts:1).',
      },
    ])
  })
})

describe('on the scheduled day', () => {
  const day = new Date('2026-12-01T00:00:00Z')
  const log = { info: () => undefined } as never
  /** The task as another process would run it: nothing of an earlier one is left but the rows. */
  const run = (at: Date): Promise<void> =>
    publishDue({ database: here.database, clock: new ManualClock(at.toISOString()), log } as never, renderer).run(
      new AbortController().signal,
    )
  const status = async (key: string) => {
    const { version } = await here.database.asEntity(entity, (tx) => findVersion(tx, key, 1))
    const steps = await here.database.asEntity(entity, (tx) => listSteps(tx, version.id))
    return { status: version.status, publishAt: version.publishAt, last: steps.at(-1) }
  }
  async function planned(key: string, source: TemplateSource): Promise<void> {
    const inspection = await inspected(key, source)
    expect(inspection.faults).toEqual([])
    await here.database.asEntity(entity, async (tx) => {
      const { version } = await findVersion(tx, key, 1)
      await submitVersion(tx, { version, inspection }, writer)
      const approved = await approveVersion(tx, key, 1, reviewer)
      await publishVersion(tx, { version: approved, inspection }, writer, day)
    })
  }

  test('a version is published once, also by two hubs at the same moment and after a restart', async () => {
    await planned('later', rows(2))
    expect(await status('later')).toMatchObject({ status: 'approved', publishAt: day, last: { action: 'planned' } })
    await run(new Date(day.getTime() - 1))
    expect((await status('later')).status).toBe('approved')
    await Promise.all([run(day), run(day)])
    expect(await status('later')).toMatchObject({
      status: 'published',
      publishAt: null,
      last: { action: 'published', actor: 'hub' },
    })
    const { version } = await here.database.asEntity(entity, (tx) => findVersion(tx, 'later', 1))
    expect(version.compiled).not.toBeNull()
    const steps = await here.database.asEntity(entity, (tx) => listSteps(tx, version.id))
    expect(steps.filter(({ action }) => action === 'published')).toHaveLength(1)
  })

  test('one whose house style lost a picture goes back to its writer, and delays no other', async () => {
    const body = 'Beste\n\n{{image "kaart" alt="De weg"}}\n\nTot dan.'
    await planned('plaatje', { ...rows(1), languages: { nl: { subject: 'Kaart', body } } })
    await planned('gezond', rows(1))
    await here.database.asEntity(entity, (tx) =>
      addHouseStyle(tx, entity, 'huis', style, { actor: 'hub', now: clock.now() }),
    )
    await run(day)
    expect(await status('plaatje')).toMatchObject({
      status: 'draft',
      publishAt: null,
      last: { action: 'rejected', actor: 'hub', comment: expect.stringContaining('kaart') as string },
    })
    expect((await status('gezond')).status).toBe('published')
  })
})
