import { beforeAll, describe, expect, test } from 'vitest'
import { type CallInit, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let here: TestApi
let mine: TestEntity
let review: string

beforeAll(async () => {
  here = await openTestApi()
  mine = await here.newEntity('OVO000001')
  review = await here.newKey(mine.id, ['templates:review', 'templates:read'])
  expect(await requires(['appeal-body', 'appeal-term'])).toBe(201)
})

const call = (path: string, init: CallInit = {}) => here.call(path, { key: mine.live, ...init })
const post = (path: string, body: unknown = {}, key = mine.live) => call(path, { method: 'POST', key, body })
const at = (key: string): string => `/v1/templates/${key}/versions/1`

async function requires(mentions: readonly string[], kind = 'decision'): Promise<number> {
  const classes: { key: string }[] = (await call('/v1/message-classes')).json.items
  const before = classes.find(({ key }) => key === kind)
  return (await post('/v1/message-classes', { ...before, mentions })).status
}

const mention = (name: string, text: string): string => `{{#mention "${name}"}}${text}{{/mention}}`
const whole = `${mention('appeal-body', 'Bij de Raad van State')}, ${mention('appeal-term', 'binnen 60 dagen')}.`

async function draft(key: string, nl: string, fr?: string) {
  expect((await post('/v1/templates', { key, name: { nl: key }, class: 'decision' })).status).toBe(201)
  const body = {
    languages: {
      nl: { subject: 'Beslissing', body: nl },
      ...(fr !== undefined && { fr: { subject: 'Décision', body: fr } }),
    },
    fallback: ['nl'],
  }
  return call(at(key), { method: 'PUT', body })
}

type Shown = { mention: string; language: string; carried: string; block?: string }

describe('a version of a class that requires mentions', () => {
  test('shows per mention and language what it carries, and is refused until it carries all', async () => {
    const { json } = await draft('geen-beroep', `Beroep ${mention('appeal-term', 'binnen 60 dagen')}.`, 'Recours.')
    expect(json.mentions).toEqual<Shown[]>([
      { mention: 'appeal-body', language: 'nl', carried: 'missing' },
      { mention: 'appeal-body', language: 'fr', carried: 'missing' },
      { mention: 'appeal-term', language: 'nl', carried: 'always' },
      { mention: 'appeal-term', language: 'fr', carried: 'missing' },
    ])
    expect(json.faults).toHaveLength(3)
    const refused = await post(`${at('geen-beroep')}/submit`)
    expect(refused).toMatchObject({ status: 400, json: { code: 'UP-1001' } })
    expect(refused.json.issues[0]).toMatchObject({
      kind: 'mention-missing',
      language: 'nl',
      values: { mention: 'appeal-body' },
    })
    // A draft without a mention is drawn all the same: its writer reads it before it is complete.
    expect((await post(`${at('geen-beroep')}/preview?format=text`)).status).toBe(200)
  })

  test('names the block that would bring a mention, and carries it once it uses the block', async () => {
    const made = await post('/v1/blocks', { key: 'beroep', languages: { nl: whole, fr: 'Recours.' } })
    expect(made).toMatchObject({ status: 201, json: { mentions: ['appeal-body', 'appeal-term'] } })
    const { json } = await draft('met-blok', 'Beste')
    expect(json.mentions).toContainEqual({
      mention: 'appeal-body',
      language: 'nl',
      carried: 'missing',
      block: 'beroep@1',
    })
    expect(json.faults[0].detail).toContain('`{{> beroep@1}}`')
    const body = { languages: { nl: { subject: 'Beslissing', body: 'Beste\n\n{{> beroep@1}}' } }, fallback: ['nl'] }
    const saved = await call(at('met-blok'), { method: 'PUT', body })
    expect(saved.json.faults).toEqual([])
    expect((await post(`${at('met-blok')}/submit`)).json.status).toBe('in-review')
  })

  test('is refused at its publication when the class came to require more, and not by a class that asks nothing', async () => {
    await draft('later-meer', whole)
    expect((await post(`${at('later-meer')}/submit`)).status).toBe(200)
    expect((await post(`${at('later-meer')}/approve`, {}, review)).status).toBe(200)
    await requires(['appeal-body', 'appeal-term', 'appeal-how'])
    const refused = await post(`${at('later-meer')}/publish`)
    expect(refused).toMatchObject({ status: 400, json: { issues: [{ values: { mention: 'appeal-how' } }] } })
    await requires(['appeal-body', 'appeal-term'])
    expect((await post(`${at('later-meer')}/publish`)).json.status).toBe('published')
    expect((await call('/v1/templates/later-meer')).json.mentions).toHaveLength(2)
  })

  test('takes the mentions of its own class, where it names one', async () => {
    await draft('andere-soort', 'Zonder beroep.')
    const body = { languages: { nl: { subject: 'Info', body: 'Zonder beroep.' } }, class: 'information' }
    const saved = await call(at('andere-soort'), { method: 'PUT', body })
    expect(saved.json).toMatchObject({ mentions: [], faults: [] })
  })
})

describe('a class', () => {
  test('refuses mentions that do not exist or are named twice, and keeps those it had', async () => {
    expect(await requires(['appeal-trem'])).toBe(400)
    expect(await requires(['appeal-body', 'appeal-body'])).toBe(400)
    const classes: { key: string; mentions: string[] }[] = (await call('/v1/message-classes')).json.items
    expect(classes.find(({ key }) => key === 'decision')?.mentions).toEqual(['appeal-body', 'appeal-term'])
    expect(classes.find(({ key }) => key === 'payment')?.mentions).toEqual([])
  })

  test('that is to be seen in time needs a term, and paper that follows', async () => {
    const classes: { key: string }[] = (await call('/v1/message-classes')).json.items
    const save = (kind: string, change: object) =>
      post('/v1/message-classes', { ...classes.find(({ key }) => key === kind), ...change })
    expect(await save('decision', { seenInTime: true })).toMatchObject({ status: 201, json: { seenInTime: true } })
    const refused = await save('information', { seenInTime: true })
    expect(refused).toMatchObject({ status: 400, json: { code: 'UP-2092' } })
    expect(refused.json.issues.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/readingTermDays',
      '/fallback',
    ])
    const registered = { postage: 'registered', service: { inbox: 'acknowledged' } }
    expect(await save('decision', { ...registered, seenInTime: true })).toMatchObject({
      status: 400,
      json: { issues: [{ pointer: '/service/inbox' }] },
    })
  })
})
