import { beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let here: TestApi
let mine: TestEntity
let other: TestEntity

beforeAll(async () => {
  here = await openTestApi()
  mine = await here.newEntity('OVO000001')
  other = await here.newEntity('OVO000002')
})

const get = (path: string, key = mine.live) => here.call(path, { key })
const say = (key: string, languages: unknown) =>
  here.call('/v1/blocks', { method: 'POST', key: mine.live, body: { key, languages } })

describe('a shared block', () => {
  test('is made in versions that never change; the same text again makes none', async () => {
    const first = { nl: 'U kunt bezwaar maken tot {{date dag}}.' }
    expect(await say('bezwaar', first)).toMatchObject({ status: 201, json: { key: 'bezwaar', version: 1 } })
    expect(await say('bezwaar', first)).toMatchObject({ status: 200, json: { version: 1 } })
    expect(await say('bezwaar', { nl: 'Anders.' })).toMatchObject({ status: 201, json: { version: 2 } })
    expect((await get('/v1/blocks/bezwaar')).json).toMatchObject({ version: 2, languages: { nl: 'Anders.' } })
    expect((await get('/v1/blocks/bezwaar/versions/1')).json).toMatchObject({ languages: first })
    expect((await get('/v1/blocks/bezwaar/versions/3')).status).toBe(404)
    expect((await get('/v1/blocks/niets')).status).toBe(404)
  })

  test('is listed with its newest version, page by page', async () => {
    await say('slot', { nl: 'Tot ziens.' })
    const page = (await get('/v1/blocks?limit=1')).json
    expect(page.items).toMatchObject([{ key: 'bezwaar', version: 2 }])
    expect((await get(`/v1/blocks?limit=1&cursor=${page.next}`)).json.items).toMatchObject([{ key: 'slot' }])
  })

  test('with a fault is refused with its place', async () => {
    const refused = await say('fout', { nl: 'Tekst\n\n{{#if x}}open', fr: 'Bien 😀', de: '', en: '{{> fout}}' })
    expect(refused.status).toBe(400)
    const reported = refused.json.issues.map(
      (each: { pointer: string; detail: string }) => `${each.pointer} ${each.detail}`,
    )
    expect(reported).toEqual([
      expect.stringMatching('/languages/nl Line 3, column 1:.*not closed') as string,
      expect.stringMatching('/languages/de .*no text') as string,
      expect.stringMatching('/languages/en .*`fout` includes itself') as string,
      expect.stringMatching('/languages/fr .*cannot show') as string,
    ])
  })

  test('of another entity is not found, nor listed', async () => {
    expect((await get('/v1/blocks/slot', other.live)).status).toBe(404)
    expect((await get('/v1/blocks', other.live)).json.items).toEqual([])
  })
})

describe('a version of a template', () => {
  const path = '/v1/templates/met-blok/versions/1'
  const save = (body: string, blocks: string[] = []) =>
    here.call(path, {
      method: 'PUT',
      key: mine.live,
      body: { languages: { nl: { subject: 'Brief', body } }, blocks, variables: [] },
    })
  const text = async () =>
    String((await here.call(`${path}/preview?format=text`, { method: 'POST', key: mine.live, body: {} })).bytes)

  test('pins its blocks in a list or in the text, and keeps the text with which it was written', async () => {
    const made = { key: 'met-blok', name: { nl: 'Brief' } }
    await here.call('/v1/templates', { method: 'POST', key: mine.live, body: made })
    await say('groet', { nl: 'Eerste **groet**.' })
    for (const [body, blocks] of [
      ['Beste\n\n{{> groet@1}}', []],
      ['Beste\n\n{{> groet}}', ['groet@1']],
      ['Beste\n\n{{> groet@1}}', ['groet@1']],
    ] as [string, string[]][]) {
      expect((await save(body, blocks)).json.faults).toEqual([])
      expect(await text()).toContain('Eerste groet.')
    }
    await say('groet', { nl: 'Tweede groet.' })
    expect(await text()).toContain('Eerste groet.')
  })

  test('is refused with a block that it does not pin, that does not exist, or that it pins twice', async () => {
    const faults = async (body: string, blocks: string[] = []) =>
      (await save(body, blocks)).json.faults.map(
        ({ pointer, line, column, detail }: Record<string, string>) => `${pointer} ${line}:${column} ${detail}`,
      )
    expect(await faults('Beste\n\n {{> groet}}')).toEqual([
      expect.stringMatching('/languages/nl/body 3:2 .*`groet`') as string,
    ])
    expect(await faults('Beste\n\n{{> groet@9}}')).toHaveLength(1)
    expect(await faults('Beste\n\n{{> groet@1}}', ['groet@2'])).toContainEqual(
      expect.stringMatching('/blocks 1:1 .*`groet@2`.*`groet@1`'),
    )
  })

  test('is refused with a variable that a block requires and the version lacks, where it uses the block', async () => {
    const { json } = await save('Beste\n\n{{> bezwaar@1}}')
    expect(json.faults).toMatchObject([
      {
        pointer: '/languages/nl/body',
        line: 3,
        detail: expect.stringMatching(/block `bezwaar`, line 1.*dag/) as string,
      },
    ])
  })
})
