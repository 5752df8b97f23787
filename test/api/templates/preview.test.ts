import { beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let here: TestApi
let mine: TestEntity
const path = '/v1/templates/proef/versions/1'

beforeAll(async () => {
  here = await openTestApi()
  mine = await here.newEntity('OVO000001')
  await here.call('/v1/templates', { method: 'POST', key: mine.live, body: { key: 'proef', name: { nl: 'Proef' } } })
  const saved = await here.call(path, {
    method: 'PUT',
    key: mine.live,
    body: {
      languages: {
        nl: { subject: 'Brief over {{zaak}}', body: 'Beste {{recipient.name}}\n\nUw zaak is {{zaak}}.' },
        fr: { subject: 'Lettre sur {{zaak}}', body: 'Bonjour {{recipient.name}}\n\nVotre affaire est {{zaak}}.' },
      },
      variables: [{ name: 'zaak', type: 'text', required: true, example: 'Z-1', maxLength: 20 }],
      samples: [{ name: 'frans', language: 'fr', data: { zaak: 'Z-2' } }],
    },
  })
  expect(saved.json.faults).toEqual([])
})

const preview = (query: string, body?: unknown) =>
  here.call(`${path}/preview?${query}`, { method: 'POST', key: mine.live, ...(body !== undefined && { body }) })

describe('a preview', () => {
  test('of a draft in which nothing is written is the empty letter of its house style, in the requested language', async () => {
    await here.call('/v1/templates', { method: 'POST', key: mine.live, body: { key: 'leeg', name: { nl: 'Leeg' } } })
    const show = (query: string) =>
      here.call(`/v1/templates/leeg/versions/1/preview?${query}`, { method: 'POST', key: mine.live, body: {} })
    expect(String((await show('format=text&language=nl')).bytes)).toContain('Hier komt de tekst van de brief.')
    expect(String((await show('format=text&language=de')).bytes)).toContain('Hier steht später der Text')
    expect(String((await show('format=pdf&language=nl')).bytes.subarray(0, 8))).toBe('%PDF-1.7')
    // With one word of its own it is a draft with faults like any other.
    const body = { languages: { nl: { subject: 'Wel iets', body: '' } } }
    await here.call('/v1/templates/leeg/versions/1', { method: 'PUT', key: mine.live, body })
    expect((await show('format=text&language=nl')).status).toBe(400)
  })

  test('with data of the caller ignores the faults of the samples', async () => {
    await here.call('/v1/templates', { method: 'POST', key: mine.live, body: { key: 'mager', name: { nl: 'Mager' } } })
    const at = '/v1/templates/mager/versions/1'
    const saved = await here.call(at, {
      method: 'PUT',
      key: mine.live,
      body: {
        languages: { nl: { subject: 'Brief', body: 'Uw zaak is {{zaak}}.' } },
        variables: [{ name: 'zaak', type: 'text', required: true }],
        samples: [{ name: 'zonder', data: {} }],
      },
    })
    expect(saved.json.faults.map(({ kind }: { kind: string }) => kind)).toEqual(['data-required'])
    const show = (body: unknown) =>
      here.call(`${at}/preview?format=text&language=nl`, { method: 'POST', key: mine.live, body })
    expect((await show({ sample: 'zonder' })).status).toBe(400)
    expect(String((await show({ data: { zaak: '[zaak]' } })).bytes)).toContain('Uw zaak is [zaak].')
  })

  test('without a body shows the first sample in its language, with stand-ins for the recipient', async () => {
    const text = await preview('format=text')
    expect(text.status).toBe(200)
    expect(text.headers.get('content-language')).toBe('fr')
    expect(String(text.bytes)).toMatch(/Madame Marie Exemple[\s\S]*Votre affaire est Z-2/)
  })

  test('comes as PDF, page, email and text, each with its media type', async () => {
    const kinds = { pdf: 'application/pdf', html: 'text/html', email: 'text/html', text: 'text/plain' }
    for (const [format, type] of Object.entries(kinds)) {
      const answer = await preview(`format=${format}&language=nl`, { data: { zaak: 'Z-9' } })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toContain(type)
      if (format === 'pdf') expect(String(answer.bytes.subarray(0, 8))).toBe('%PDF-1.7')
      else expect(String(answer.bytes)).toContain('Z-9')
    }
  })

  test('is the same twice, and different in large print', async () => {
    const [first, second, large] = [
      await preview('format=pdf'),
      await preview('format=pdf'),
      await preview('variant=large'),
    ]
    expect(first.bytes.equals(second.bytes)).toBe(true)
    expect(large.bytes.equals(first.bytes)).toBe(false)
  })

  test('takes any part of a recipient', async () => {
    const people = [
      { type: 'enterprise', name: 'Bakkerij X', attention: 'Boekhouding' },
      {
        type: 'addressee',
        name: 'Ms A. Jones',
        address: { lines: ['12 High Street', 'LONDON SW1A 1AA'], country: 'GB' },
      },
      { insz: '53480200724' },
      { enterpriseNumber: '0206731645' },
      { email: 'jan@example.org', language: 'nl' },
      {},
    ]
    for (const recipient of people) expect((await preview('format=pdf', { recipient })).status).toBe(200)
  })

  test.each([
    [{ sample: 'geen' }, '', '/sample', 'UP-2305'],
    [{ sample: 'frans', data: { zaak: 'x' } }, '', '/sample', 'UP-1001'],
    [{ data: {} }, '', '/data/zaak', 'UP-2202'],
    [{ data: { zaak: 'x', anders: 1 } }, '', '/data/anders', 'UP-2201'],
    [{ data: { zaak: 'een veel te lange waarde' } }, '', '/data/zaak', 'UP-2204'],
    [{ data: { zaak: 'a\u202eb' } }, '', '/data/zaak', 'UP-2106'],
    [{ data: { zaak: 'een 漢' } }, '', '/data/zaak', 'UP-2106'],
    [{ recipient: { name: 'Jan 😀' } }, '', '/recipient/name', 'UP-2106'],
    [{}, '&language=de', 'language', 'UP-2303'],
    [{ recipient: { insz: '53480200725' } }, '', '/recipient/insz', 'UP-2101'],
  ])('%j%s is refused at %s with %s', async (body, query, pointer, code) => {
    const refused = await preview(`format=pdf${query}`, body)
    expect(refused.status).toBe(400)
    expect(refused.json.issues).toContainEqual(expect.objectContaining({ pointer, code }))
  })

  test('of a text with faults reports the faults', async () => {
    await here.call('/v1/templates', { method: 'POST', key: mine.live, body: { key: 'stuk', name: { nl: 'Stuk' } } })
    await here.call('/v1/templates/stuk/versions/1', {
      method: 'PUT',
      key: mine.live,
      body: { languages: { nl: { subject: 'Brief', body: 'Beste {{naam}}' } } },
    })
    const refused = await here.call('/v1/templates/stuk/versions/1/preview', { method: 'POST', key: mine.live })
    expect(refused).toMatchObject({ status: 400, json: { code: 'UP-1001' } })
    expect(refused.json.issues[0].code).toBe('UP-2501')
  })
})
