import { beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let here: TestApi
let mine: TestEntity
const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#1f3f77" d="M0 0h10v10z"/></svg>'
const style = { key: 'huis', name: { nl: 'Dienst' }, colour: '#00607c', logo, senderLines: ['Proefstraat 1'] }

beforeAll(async () => {
  here = await openTestApi()
  mine = await here.newEntity('OVO000001')
})

const save = (body: unknown) => here.call('/v1/house-styles', { method: 'POST', key: mine.live, body })

test('a house style is saved in versions, and the list shows the newest of each', async () => {
  expect((await save(style)).json).toMatchObject({ key: 'huis', version: 1 })
  const second = await save({ ...style, colour: '#8a4700' })
  expect(second).toMatchObject({ status: 201, json: { version: 2, id: expect.stringMatching(/^hst_/) as string } })
  const { items } = (await here.call('/v1/house-styles', { key: mine.live })).json
  expect(items.filter(({ key }: { key: string }) => key === 'huis')).toMatchObject([
    { version: 2, colour: '#8a4700', status: 'draft' },
  ])
})

test('lines of the sender by language are stored and shown unchanged', async () => {
  const text = { senderLines: { nl: ['Dienst'], fr: ['Service', 'Rue 1'] }, returnAddress: { fr: 'Boîte postale 1' } }
  expect((await save({ ...style, key: 'talen', ...text })).json).toMatchObject(text)
})

test.each([
  [{ colour: '#ffeeaa' }, '/colour'],
  [{ colour: 'red' }, '/colour'],
  [{ logo: '<svg viewBox="0 0 9 9"><script>x</script></svg>' }, '/logo'],
  [{ logo: '<svg viewBox="0 0 9 9"><image href="https://x.example/a.png"/></svg>' }, '/logo'],
  [{ logo: '<svg viewBox="0 0 9 9"><path transform="scale(2)" d="M0 0h9z"/></svg>' }, '/logo'],
  [{ logo: '<svg><path d="M0 0h9z"/></svg>' }, '/logo'],
  [{ images: { kaart: '<svg viewBox="0 0 9 9"></svg>' } }, '/images/kaart'],
  [{ senderLines: { nl: ['Dienst'], fr: Array(6).fill('Service') } }, '/senderLines/fr'],
  [{ senderLines: { nl: ['Dienst'], fr: ['Service', 'x'.repeat(61)] } }, '/senderLines/fr/1'],
  [{ senderLines: {} }, '/senderLines'],
  [{ returnAddress: { fr: '' } }, '/returnAddress/fr'],
  [{ signatories: { an: { name: 'An', function: { nl: 'Hoofd' }, image: 'weg' } } }, '/signatories/an/image'],
])('%j is refused at %s', async (changes, pointer) => {
  const refused = await save({ ...style, ...changes })
  expect(refused.status).toBe(400)
  expect(refused.json.issues).toContainEqual(expect.objectContaining({ pointer }))
})
