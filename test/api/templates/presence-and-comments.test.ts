import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Answer,
  openTestApi,
  type SignedIn,
  type TestApi,
  type TestEntity,
} from '../../support/hub/open-test-api.ts'

let here: TestApi
let beside: TestApi
let mine: TestEntity
let writer: SignedIn
let reviewer: SignedIn
const at = (key: string, version = 1): string => `/v1/templates/${key}/versions/${version}`

beforeAll(async () => {
  here = await openTestApi()
  beside = await openTestApi({}, here)
  mine = await here.newEntity('OVO000001')
  writer = await here.newMember(mine.id, ['officer'])
  reviewer = await here.newMember(mine.id, ['reviewer'])
})

type Who = { readonly key: string } | { readonly as: SignedIn }
const post = (path: string, who: Who, body: unknown = {}) => here.call(path, { method: 'POST', body, ...who })
const languages = {
  nl: { subject: 'Uw kaart', body: 'Beste\n\nUw kaart is klaar.\nHaal ze af.\n\nTot dan.\n\nUw kaart is klaar.' },
}
async function draft(key: string, submitted = false): Promise<string> {
  const as = { as: writer }
  await post('/v1/templates', as, { key, name: { nl: key } })
  expect((await here.call(at(key), { method: 'PUT', body: { languages }, ...as })).json.faults).toEqual([])
  if (submitted) expect((await post(`${at(key)}/submit`, as)).status).toBe(200)
  return at(key)
}

describe('the people who have a draft open', () => {
  const people = (answer: Answer) => answer.json.people as { name: string; writing: boolean }[]

  test('are seen by the others in each process, and gone half a minute after the last report', async () => {
    const path = await draft('open')
    expect((await post(`${path}/presence`, { as: writer }, { writing: true })).json).toMatchObject({
      revision: 2,
      status: 'draft',
      people: [],
    })
    const seen = await beside.call(`${path}/presence`, { method: 'POST', body: {}, as: reviewer })
    expect(people(seen)).toEqual([{ actor: expect.stringMatching(/^staff:/), name: 'Member', writing: true }])
    expect(people(await post(`${path}/presence`, { as: writer }))).toMatchObject([{ writing: false }])
    here.clock.advance(16_000)
    expect(people(await post(`${path}/presence`, { as: reviewer }))).toMatchObject([{ writing: false }])
    here.clock.advance(15_000)
    expect(people(await post(`${path}/presence`, { as: reviewer }))).toEqual([])
    const rows = await here.test.database.hub.query(sql`select actor from draft_presence`)
    expect(rows).toHaveLength(1)
  })

  test('end when a person closes it, and the answer names a later revision', async () => {
    const path = await draft('dicht')
    await post(`${path}/presence`, { as: writer })
    await here.call(path, { method: 'PUT', body: { languages }, as: writer })
    expect((await post(`${path}/presence`, { as: reviewer })).json).toMatchObject({ revision: 3, people: [{}] })
    expect((await here.call(`${path}/presence`, { method: 'DELETE', as: writer })).status).toBe(204)
    expect(people(await post(`${path}/presence`, { as: reviewer }))).toEqual([])
  })

  test('many reports at once are all answered', async () => {
    const path = await draft('druk')
    const keys = await Promise.all(Array.from({ length: 6 }, () => here.newKey(mine.id, ['templates:read'])))
    const round = () =>
      Promise.all(
        keys.map((key, index) =>
          (index % 2 ? here : beside).call(`${path}/presence`, { method: 'POST', body: { writing: true }, key }),
        ),
      )
    await round()
    here.clock.advance(31_000)
    const answers = [...(await round()), ...(await round())]
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(people(await post(`${path}/presence`, { as: writer }))).toHaveLength(6)
  })

  test('are shown only to callers who may see the draft', async () => {
    const path = await draft('eigen')
    await post(`${path}/presence`, { as: writer })
    const stranger = await here.newMember((await here.newEntity('OVO000002')).id, ['officer'])
    expect(await post(`${path}/presence`, { as: stranger })).toMatchObject({ status: 404, json: { code: 'UP-1404' } })
    const archivist = await here.newMember(mine.id, ['archivist'])
    expect((await post(`${path}/presence`, { as: archivist })).status).toBe(403)
    const log = here.logLines.join('')
    expect(log).not.toContain('Member')
  })
})

describe('comments', () => {
  const comment = (path: string, who: Who, more = {}) =>
    post(`${path}/comments`, who, { language: 'nl', passage: 'Haal ze af.', text: 'Waar precies?', ...more })
  const list = async (path: string, who: Who = { as: writer }) =>
    (await here.call(`${path}/comments`, who)).json.items as { id: string; status: string; events: object[] }[]

  test('go from the reviewer to the writer and back, and stay with the version', async () => {
    const path = await draft('gesprek', true)
    const made = await comment(path, { as: reviewer })
    expect(made).toMatchObject({
      status: 201,
      json: { version: 1, language: 'nl', part: 'body', line: 4, name: 'Member', status: 'open', events: [] },
    })
    expect((await post(`${path}/reject`, { as: reviewer }, { comment: 'Zie mijn opmerking.' })).status).toBe(200)
    const one = `${path}/comments/${made.json.id}`
    expect(await post(`${one}/answers`, { as: writer }, { text: 'Aan het loket.' })).toMatchObject({
      status: 201,
      json: { status: 'open', events: [{ action: 'answered', text: 'Aan het loket.', name: 'Member' }] },
    })
    // The text changes; the comment keeps the words that it is about.
    const changed = { languages: { nl: { ...languages.nl, body: 'Beste\n\nHaal uw kaart af aan het loket.' } } }
    expect((await here.call(path, { method: 'PUT', body: changed, as: writer })).status).toBe(200)
    expect((await post(`${one}/resolve`, { as: writer })).json.status).toBe('resolved')
    expect((await post(`${one}/resolve`, { as: writer })).json.events).toHaveLength(2)
    expect((await post(`${one}/reopen`, { as: reviewer })).json).toMatchObject({ status: 'open', line: 4 })
    expect((await post(`${one}/resolve`, { as: reviewer })).json.events).toHaveLength(4)
    expect(await list(path)).toMatchObject([{ passage: 'Haal ze af.', status: 'resolved' }])
    const audit = await here.test.database.hub.query<{ action: string }>(
      sql`select action from audit_entry where subject = 'gesprek@1' and action like '%comment%'`,
    )
    expect(new Set(audit.map(({ action }) => action))).toEqual(
      new Set(['comment-template', 'answer-comment', 'resolve-comment', 'reopen-comment']),
    )
    await expect(
      here.test.database.hub.query(sql`update version_comment set text = 'anders' where true`),
    ).rejects.toThrow()
  })

  test('that are open are copied to the draft that is made of the version', async () => {
    const path = await draft('opvolger', true)
    const [open, done] = [await comment(path, { as: reviewer }), await comment(path, { as: reviewer })]
    await post(`${path}/comments/${done.json.id}/resolve`, { as: writer })
    await post(`${path}/approve`, { as: reviewer })
    await post(`${path}/publish`, { as: writer })
    expect(await comment(path, { as: reviewer })).toMatchObject({ status: 409, json: { code: 'UP-3002' } })
    expect((await post('/v1/templates/opvolger/versions', { as: writer }, { from: 1 })).status).toBe(201)
    expect(await list(at('opvolger', 2))).toMatchObject([{ id: open.json.id, version: 1 }])
    expect((await post(`${at('opvolger', 2)}/comments/${open.json.id}/resolve`, { as: writer })).status).toBe(404)
    expect((await post(`${path}/comments/${open.json.id}/resolve`, { as: writer })).status).toBe(200)
    expect(await list(at('opvolger', 2))).toEqual([])
    expect(await list(path)).toHaveLength(2)
  })

  test('are about words that the text has, at the occurrence that is meant', async () => {
    const path = await draft('plaats')
    const passage = 'Uw kaart is klaar.'
    expect((await comment(path, { as: reviewer }, { passage })).json.line).toBe(3)
    expect((await comment(path, { as: reviewer }, { passage, line: 7 })).json.line).toBe(8)
    // More than once on a line that is not the nearest one.
    expect((await comment(path, { as: reviewer }, { passage: 'aa', line: 7 })).json.line).toBe(8)
    expect((await comment(path, { as: reviewer }, { passage: 'Uw kaart', part: 'subject' })).json.line).toBe(1)
    for (const wrong of [{ passage: 'Niet in de tekst' }, { language: 'fr' }]) {
      const refused = await comment(path, { as: reviewer }, wrong)
      expect(refused).toMatchObject({ status: 400, json: { code: 'UP-1001', issues: [{ pointer: '/passage' }] } })
    }
    for (const wrong of [{ text: ' \n' }, { text: 'x'.repeat(2001) }, { passage: '' }, { line: 0 }, { extra: 1 }])
      expect((await comment(path, { as: reviewer }, wrong)).status).toBe(400)
    expect((await list(path)).map((each) => (each as unknown as { line: number }).line)).toEqual([1, 3, 8, 8])
  })

  test('are for those who write and review in the entity; all who see the version read them', async () => {
    const path = await draft('rechten')
    const { json } = await comment(path, { as: writer })
    const sender = await here.newMember(mine.id, ['sender'])
    expect((await comment(path, { as: sender })).status).toBe(403)
    expect((await post(`${path}/comments/${json.id}/resolve`, { as: sender })).status).toBe(403)
    expect(await list(path, { as: sender })).toHaveLength(1)
    const stranger = await here.newMember((await here.newEntity('OVO000003')).id, ['officer', 'reviewer'])
    expect((await comment(path, { as: stranger })).status).toBe(404)
    expect((await here.call(`${path}/comments`, { as: stranger })).status).toBe(404)
    // The same key and number exist in the other entity: the comment is still not theirs.
    await post('/v1/templates', { as: stranger }, { key: 'rechten', name: { nl: 'Rechten' } })
    for (const step of ['resolve', 'reopen', 'answers']) {
      const body = step === 'answers' ? { text: 'Ha.' } : {}
      expect((await post(`${path}/comments/${json.id}/${step}`, { as: stranger }, body)).status).toBe(404)
    }
    expect((await post(`${path}/comments/cmt_x/resolve`, { as: writer })).status).toBe(404)
    expect(here.logLines.join('')).not.toContain('Waar precies')
  })
})
