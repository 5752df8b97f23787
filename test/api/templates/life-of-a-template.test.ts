import { beforeAll, describe, expect, test } from 'vitest'
import { type CallInit, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let here: TestApi
let mine: TestEntity
let other: TestEntity
let review: string
const at = (key: string, version = 1): string => `/v1/templates/${key}/versions/${version}`

const content = {
  languages: {
    nl: { subject: 'Uw parkeerkaart {{nummer}}', body: 'Beste\n\nUw kaart {{nummer}} kost {{bedrag}}.' },
    fr: { subject: 'Votre carte {{nummer}}', body: 'Bonjour\n\nVotre carte {{nummer}} coûte {{bedrag}}.' },
  },
  fallback: ['nl'],
  variables: [
    { name: 'nummer', type: 'text', required: true, example: 'P-12', maxLength: 20, label: { nl: 'Nummer' } },
    { name: 'bedrag', type: 'money', example: '12.50' },
  ],
  actions: [{ kind: 'reply', text: { nl: 'Stuur uw antwoord.', fr: 'Envoyez votre réponse.' } }],
  samples: [{ name: 'gewoon', language: 'nl', data: { nummer: 'P-12', bedrag: '12.50' } }],
  channels: ['inbox', 'print'],
  blocks: [],
}

beforeAll(async () => {
  here = await openTestApi()
  mine = await here.newEntity('OVO000001')
  other = await here.newEntity('OVO000002')
  review = await here.newKey(mine.id, ['templates:review', 'templates:read'])
})

const call = (path: string, init: CallInit = {}) => here.call(path, { key: mine.live, ...init })
const post = (path: string, body?: unknown, key = mine.live) =>
  call(path, { method: 'POST', key, ...(body !== undefined && { body }) })
const save = (key: string, body: unknown, headers = {}) => call(at(key), { method: 'PUT', body, headers })

async function draft(key: string): Promise<void> {
  expect((await post('/v1/templates', { key, name: { nl: key }, class: 'decision' })).status).toBe(201)
  const saved = await save(key, content)
  expect(saved.json).toMatchObject({ status: 'draft', faults: [] })
}

async function published(key: string): Promise<void> {
  await draft(key)
  await post(`${at(key)}/submit`)
  await post(`${at(key)}/approve`, {}, review)
  expect((await post(`${at(key)}/publish`)).json).toMatchObject({ status: 'published' })
}

describe('a template', () => {
  test('begins with version 1 as a draft, and reports that it has no text yet', async () => {
    const made = await post('/v1/templates', { key: 'nieuw', name: { nl: 'Nieuw' } })
    expect(made.status).toBe(201)
    expect(made.headers.get('etag')).toBe('"1"')
    expect(made.json).toMatchObject({ key: 'nieuw', version: 1, status: 'draft', class: 'information' })
    expect(made.json.faults.length).toBeGreaterThan(0)
    expect(await post('/v1/templates', { key: 'nieuw', name: { nl: 'Nieuw' } })).toMatchObject({ status: 409 })
  })

  test('goes from draft to published with two pairs of eyes, and comes back as it was put', async () => {
    await draft('parkeerkaart')
    const path = at('parkeerkaart')
    expect((await post(`${path}/submit`, { comment: 'Klaar.' })).json.status).toBe('in-review')
    expect((await post(`${path}/approve`, {}, review)).json).toMatchObject({ status: 'approved' })
    const done = await post(`${path}/publish`)
    expect(done.json).toMatchObject({ status: 'published', faults: [] })
    const latest = await call('/v1/templates/parkeerkaart')
    expect(latest.json).toMatchObject({ ...content, key: 'parkeerkaart', version: 1, class: 'decision' })
    expect(latest.json.steps.map((step: { action: string }) => step.action)).toEqual([
      'created',
      'saved',
      'submitted',
      'approved',
      'published',
    ])
  })

  test('is not judged by any of those who wrote it, though another saved it last', async () => {
    await draft('samen')
    const both = await here.newKey(mine.id, ['templates:write', 'templates:review', 'templates:read'])
    expect((await call(at('samen'), { method: 'PUT', body: content, key: both })).status).toBe(200)
    expect((await save('samen', content)).status).toBe(200)
    await post(`${at('samen')}/submit`)
    expect(await post(`${at('samen')}/approve`, {}, both)).toMatchObject({ status: 409, json: { code: 'UP-3003' } })
    expect(await post(`${at('samen')}/reject`, {}, both)).toMatchObject({ status: 409, json: { code: 'UP-3003' } })
    expect((await post(`${at('samen')}/reject`, { comment: 'Korter.' }, review)).json.status).toBe('draft')
    const sentBack = async () => {
      const rows: { key: string; versions: { sentBack: boolean }[] }[] = (await call('/v1/templates?limit=200')).json
        .items
      return rows.find(({ key }) => key === 'samen')?.versions[0]?.sentBack
    }
    expect(await sentBack()).toBe(true)
    await post(`${at('samen')}/submit`)
    expect(await sentBack()).toBe(false)
  })

  test('names the actor of each step, marks one’s own work, and keeps one line for one sitting', async () => {
    await draft('namen')
    const again = await save('namen', content)
    expect(again.json).toMatchObject({ revision: 3, ownWork: true })
    expect(again.json.steps.map((step: { action: string }) => step.action)).toEqual(['created', 'saved'])
    expect(again.json.steps.every((step: { name?: string }) => (step.name ?? '').length > 0)).toBe(true)
    expect((await call(at('namen'), { key: review })).json.ownWork).toBe(false)
    const both = await here.newKey(mine.id, ['templates:write', 'templates:read'])
    const other = await call(at('namen'), { method: 'PUT', body: content, key: both })
    expect(other.json.steps).toHaveLength(3)
    const one = await call('/v1/templates?key=namen')
    expect(one.json.items).toMatchObject([
      {
        key: 'namen',
        versions: [{ languages: Object.keys(content.languages).sort(), writtenBy: other.json.steps[2].name }],
      },
    ])
    expect((await call('/v1/templates?key=bestaat-niet')).json.items).toEqual([])
  })

  test('reports each fault of its text with its place, and is not submitted while it has one', async () => {
    await draft('fout')
    const nl = { subject: 'Brief 😀', body: 'Beste\n\nU betaalt {{bedarg}}.\n\n{{image "niets" alt="x"}}' }
    const saved = await save('fout', { ...content, languages: { nl } })
    expect(saved.status).toBe(200)
    expect(saved.json.faults).toContainEqual(
      expect.objectContaining({
        language: 'nl',
        line: 3,
        code: 'UP-2501',
        kind: 'unknown-variable',
        values: { name: 'bedarg', suggestion: 'bedrag' },
        detail: expect.stringMatching(/bedarg.*bedrag/),
      }),
    )
    expect(JSON.stringify(saved.json.faults)).toContain('no picture `niets`')
    expect(JSON.stringify(saved.json.faults)).toContain('U+1F600')
    const refused = await post(`${at('fout')}/submit`)
    expect(refused).toMatchObject({ status: 400, json: { code: 'UP-1001' } })
    expect(refused.json.issues[0]).toMatchObject({
      pointer: '/languages/nl/body',
      code: 'UP-2501',
      line: 3,
      kind: 'unknown-variable',
      values: { name: 'bedarg', suggestion: 'bedrag' },
    })
  })

  test('keeps an action whose words are still missing, and is not submitted before they are there', async () => {
    await draft('actie')
    const saved = await save('actie', { ...content, actions: [{ kind: 'reply', text: { nl: '', fr: 'Répondez.' } }] })
    expect(saved).toMatchObject({ status: 200, json: { actions: [{ text: { nl: '', fr: 'Répondez.' } }] } })
    expect(saved.json.faults).toMatchObject([
      { kind: 'action-without-text', pointer: '/actions/0/text', values: { language: 'nl' } },
    ])
    expect((await post(`${at('actie')}/submit`)).status).toBe(400)
  })

  test('saved on an old text is refused with 412, and a step out of order with 409', async () => {
    await draft('oud')
    const [first, second] = await Promise.all([
      save('oud', content, { 'if-match': '"2"' }),
      save('oud', content, { 'if-match': '"2"' }),
    ])
    expect(new Set([first.status, second.status])).toEqual(new Set([200, 412]))
    expect([first, second].find(({ status }) => status === 412)?.json.code).toBe('UP-1412')
    expect(await post(`${at('oud')}/publish`)).toMatchObject({ status: 409, json: { code: 'UP-3002' } })
  })

  test('is saved where If-Match names its revision in any form of RFC 9110, and refused with 412 where it does not', async () => {
    await draft('vorm')
    let revision = Number((await here.call(at('vorm'), { key: mine.live })).json.revision)
    const tries: [string, number][] = [
      ['"{}"', 200],
      ['"0", "{}"', 200],
      [' ,"a,b" , W/"1","{}",', 200],
      ['*', 200],
      ['W/"{}"', 412],
      ['"0{}"', 412],
      ['"{}" "{}"', 412],
      ['"x", "999"', 412],
      ['{}', 412],
      ['x', 412],
      ['*, "{}"', 412],
    ]
    for (const [form, status] of tries) {
      const answer = await save('vorm', content, { 'if-match': form.replaceAll('{}', String(revision)) })
      expect([form, answer.status]).toEqual([form, status])
      if (status === 200) revision = Number(answer.json.revision)
      else expect(answer.json.code).toBe('UP-1412')
    }
  })

  test('rolls back by a new draft of an older version, and shows what differs', async () => {
    await published('terug')
    const copy = await post('/v1/templates/terug/versions', { from: 1 })
    expect(copy).toMatchObject({ status: 201, json: { version: 2, status: 'draft' } })
    const changed = {
      ...content,
      languages: {
        ...content.languages,
        nl: { ...content.languages.nl, body: 'Dag\n\nUw kaart {{nummer}} kost {{bedrag}}.' },
      },
      variables: [
        ...content.variables.slice(0, 1),
        { name: 'bedrag', type: 'money', required: true },
        { name: 'extra', type: 'text' },
      ],
    }
    await call(at('terug', 2), { method: 'PUT', body: changed })
    const lettersDiffer = (await call('/v1/templates/terug/diff?from=1&to=2&sample=gewoon')).json.rendered
    expect(lettersDiffer).toMatchObject([{ language: 'nl' }])
    expect(lettersDiffer[0].lines).toContainEqual({ kind: 'removed', text: 'Beste' })
    expect(await call('/v1/templates/terug/diff?from=1&to=2&sample=geen')).toMatchObject({
      status: 400,
      json: { issues: [{ in: 'query', pointer: 'sample', code: 'UP-2305' }] },
    })
    const diff = (await call('/v1/templates/terug/diff?from=1&to=2')).json
    expect(diff.variables).toEqual({ added: ['extra'], removed: [], changed: ['bedrag'] })
    expect(diff.text).toEqual([
      {
        language: 'nl',
        part: 'body',
        from: 1,
        to: 1,
        lines: [
          { kind: 'removed', text: 'Beste' },
          { kind: 'added', text: 'Dag' },
          { kind: 'same', text: '' },
          { kind: 'same', text: 'Uw kaart {{nummer}} kost {{bedrag}}.' },
        ],
        // No word in common: two lines, and no change of one.
        marked: [
          { kind: 'removed', text: 'Beste' },
          { kind: 'added', text: 'Dag' },
          { kind: 'same', text: '' },
          { kind: 'same', text: 'Uw kaart {{nummer}} kost {{bedrag}}.' },
        ],
      },
    ])
    expect((await call('/v1/templates/terug')).json.version).toBe(1)
    const payment = { amount: '12', iban: 'BE68539007547034', beneficiary: 'Dienst', reference: 'x' }
    const asked = [{ kind: 'reply', text: { nl: 'Antwoord ons.', fr: 'Envoyez votre réponse.' } }]
    await call(at('terug', 2), { method: 'PUT', body: { ...content, actions: asked, payment } })
    expect((await call('/v1/templates/terug/diff?from=1&to=2')).json.settings).toEqual([
      { pointer: '/actions/0/text/nl', from: 'Stuur uw antwoord.', to: 'Antwoord ons.' },
      { pointer: '/payment', to: payment },
    ])
    expect((await post(`${at('terug')}/retire`)).json.status).toBe('retired')
    expect((await call('/v1/templates/terug')).status).toBe(404)
  })

  test('is published at the requested instant', async () => {
    await draft('later')
    await post(`${at('later')}/submit`)
    await post(`${at('later')}/approve`, {}, review)
    const when = new Date(here.clock.now().getTime() + 86_400_000).toISOString()
    expect((await post(`${at('later')}/publish`, { at: when })).json).toMatchObject({
      status: 'approved',
      publishAt: when,
    })
    expect((await call('/v1/templates/later')).status).toBe(404)
  })

  test('scheduled for publication, is rescheduled and unscheduled, and stays approved', async () => {
    await draft('afgezegd')
    await post(`${at('afgezegd')}/submit`)
    await post(`${at('afgezegd')}/approve`, {}, review)
    const inHours = (hours: number) => new Date(here.clock.now().getTime() + hours * 3_600_000).toISOString()
    for (const moment of [inHours(24), inHours(48)])
      expect((await post(`${at('afgezegd')}/publish`, { at: moment })).json).toMatchObject({ publishAt: moment })
    expect(await post(`${at('afgezegd')}/unschedule`, {}, review)).toMatchObject({ status: 403 })
    const taken = await post(`${at('afgezegd')}/unschedule`, { comment: 'De wet is uitgesteld.' })
    expect(taken).toMatchObject({ status: 200, json: { status: 'approved' } })
    expect(taken.json.publishAt).toBeUndefined()
    // A repeated call is no fault, and no step.
    const again = await post(`${at('afgezegd')}/unschedule`)
    expect(again.json.steps.slice(-3)).toMatchObject([
      { action: 'planned', comment: `at ${inHours(24)}` },
      { action: 'planned', comment: `at ${inHours(48)}` },
      { action: 'unscheduled', comment: 'De wet is uitgesteld.' },
    ])
    expect((await post(`${at('afgezegd')}/publish`)).json).toMatchObject({ status: 'published' })
    expect(await post(`${at('afgezegd')}/unschedule`)).toMatchObject({ status: 409, json: { code: 'UP-3002' } })
  })

  test('gives a JSON Schema of its data', async () => {
    await draft('schema')
    const schema = await call(`${at('schema')}/schema.json`)
    expect(schema.headers.get('content-type')).toContain('application/schema+json')
    expect(JSON.parse(String(schema.bytes))).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['nummer'],
      additionalProperties: false,
      properties: { nummer: { type: 'string', maxLength: 20, examples: ['P-12'] } },
    })
  })

  test('is listed with its versions, page by page', async () => {
    const keys: string[] = []
    let path = '/v1/templates?limit=2'
    for (;;) {
      const page = (await call(path)).json
      keys.push(...page.items.map((item: { key: string }) => item.key))
      if (page.next === undefined) break
      path = `/v1/templates?limit=2&cursor=${encodeURIComponent(page.next)}`
    }
    expect(keys).toEqual([...keys].sort())
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toContain('terug')
    const row = (await call('/v1/templates?limit=200')).json.items.find(
      (item: { key: string }) => item.key === 'parkeerkaart',
    )
    expect(row).toMatchObject({ publishedVersion: 1, versions: [{ version: 1, status: 'published' }] })
  })
})

describe('permissions', () => {
  test('no caller of another entity finds it', async () => {
    for (const path of [
      '/v1/templates/parkeerkaart',
      at('parkeerkaart'),
      '/v1/templates/parkeerkaart/diff?from=1&to=1',
    ])
      expect(await call(path, { key: other.live })).toMatchObject({ status: 404, json: { code: 'UP-1404' } })
    expect((await call(at('parkeerkaart'), { method: 'PUT', body: content, key: other.live })).status).toBe(404)
    expect((await post(`${at('parkeerkaart')}/preview`, {}, other.live)).status).toBe(404)
  })

  test('each route requires its own permission', async () => {
    const reader = await here.newKey(mine.id, ['templates:read'])
    expect((await call('/v1/templates', { key: reader })).status).toBe(200)
    expect((await post('/v1/templates', { key: 'x', name: { nl: 'x' } }, reader)).status).toBe(403)
    expect((await post(`${at('later')}/publish`, {}, review)).status).toBe(403)
    const writer = await here.newKey(mine.id, ['templates:write'])
    expect((await post(`${at('later')}/approve`, {}, writer)).status).toBe(403)
    expect((await here.call('/v1/templates')).status).toBe(401)
  })

  test('a house style of another entity cannot be named', async () => {
    await draft('stijl')
    const style = (await call('/v1/house-styles', { key: other.live })).json.items[0]
    const refused = await save('stijl', { ...content, houseStyle: style.id })
    expect(refused).toMatchObject({ status: 400, json: { issues: [{ pointer: '/houseStyle', code: 'UP-2305' }] } })
  })
})
