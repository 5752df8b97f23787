import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { proof } from '../../support/screens/archive-fixtures.ts'
import { makeProof } from '../../support/screens/make-proof.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { problem, useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { show, asked } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const heading = (name: string) => page.getByRole('heading', { name })
const button = (name: string | RegExp) => page.getByRole('button', { name })

describe('the archive', () => {
  test.each([
    [2, 'De eerste 1 van 2 stukken'],
    ['1000+', 'De eerste 1 van meer dan 1.000 stukken'],
    [1, '1 stuk gevonden'],
  ])('of %s found ones says ‘%s’', async (records, words) => {
    await show('/archive', {
      'POST /v1/archive/searches': (call) => {
        const { items } = (office['POST /v1/archive/searches']?.(call)?.json ?? { items: [] }) as {
          readonly items: readonly unknown[]
        }
        return { json: { items: items.slice(0, 1), facets: { total: { records } } } }
      },
    })
    await giveReason()
    await page.getByLabel('Woorden uit de brief').fill('bezwaar')
    await page.getByRole('main').getByRole('button', { name: 'Zoek' }).click()
    await heading(words).waitFor()
  })
  const giveReason = async () => {
    await page.getByLabel('Waarom zoekt u?').fill('Vraag ‘bezwaar’, dossier 118')
    await button('Ga verder').click()
  }
  test('requires a reason first, and every access carries it', async () => {
    await show('/archive/rec_1')
    await button('Ga verder').click()
    await page.getByText('Vul in waarom u zoekt').waitFor()
    expect(asked('GET', '/v1/archive/records/rec_1')).toEqual([])
    await giveReason()
    await heading('Beslissing over uw bezwaar').waitFor()
    const looks = pages.server.calls.filter((call) => call.path.startsWith('/v1/archive'))
    expect(new Set(looks.map((call) => call.headers['uitpost-purpose']))).toEqual(
      new Set(["Vraag 'bezwaar', dossier 118"]),
    )
  })
  test('searches without a trace in the address bar, marks what was found, and finds the list again', async () => {
    await show('/archive')
    await giveReason()
    await page.getByLabel('Woorden uit de brief').fill('bezwaar leegstand')
    await page.getByLabel('Rijksregister- of ondernemingsnummer').fill('53.48.02-007.24')
    await page.getByRole('main').getByRole('button', { name: 'Zoek' }).click()
    await heading('2 stukken gevonden').waitFor()
    expect(asked('POST', '/v1/archive/searches').at(-1)?.body).toEqual({ q: 'bezwaar leegstand', insz: '53480200724' })
    expect(new URL(page.url()).search).toBe('')
    expect(await page.locator('.st-snippet b').allTextContents()).toEqual(['bezwaar', 'leegstand'])
    await page.getByRole('link', { name: 'Beslissing over uw bezwaar' }).click()
    await heading('Vastgelegd in het register').waitFor()
    await page.goBack()
    await heading('2 stukken gevonden').waitFor()
  })
  test('reports a wrong number before it sends a request', async () => {
    await show('/archive')
    await giveReason()
    const field = page.getByLabel('Rijksregister- of ondernemingsnummer')
    await field.fill('53480200725')
    await page.getByRole('main').getByRole('button', { name: 'Zoek' }).click()
    await page.getByText('De controlecijfers kloppen niet').waitFor()
    expect(await page.evaluate('document.activeElement.name')).toBe('number')
    expect(asked('POST', '/v1/archive/searches')).toEqual([])
  })
  test('calculates in the browser that a record is unaltered', async () => {
    await show('/archive/rec_1')
    await giveReason()
    await button('Controleer nu').click()
    await heading('Ongewijzigd sinds').waitFor()
    await page.getByText('regel 42 van 77').waitFor()
    expect(await page.getByText('Klopt', { exact: true }).count()).toBe(2)
  })
  test('detects that one byte of a document was changed', async () => {
    await show('/archive/rec_1', {
      'GET /v1/archive/records/rec_1/documents/1': () => ({
        bytes: Buffer.from('%PDF-1.4 other'),
        type: 'application/pdf',
      }),
    })
    await giveReason()
    await button('Controleer nu').click()
    await heading('Een document is gewijzigd').waitFor()
    expect(await page.getByText('Klopt niet', { exact: true }).count()).toBe(1)
  })
  test('rejects a proof that another key signed', async () => {
    const { publicKey } = makeProof({ record: 'rec_1' })
    await show('/archive/rec_1', { 'GET /v1/archive/records/rec_1/proof': () => ({ json: { ...proof, publicKey } }) })
    await giveReason()
    await button('Controleer nu').click()
    await heading('Het bewijs klopt niet').waitFor()
    await page.getByText('De handtekening onder het register klopt niet.').waitFor()
  })
  test('says that a record is still being recorded, and that a check may fail without harm', async () => {
    let answer: () => object = () => ({ json: { status: 'pending' } })
    await show('/archive/rec_1', { 'GET /v1/archive/records/rec_1/proof': () => answer() })
    await giveReason()
    await button('Controleer nu').click()
    await heading('Wordt vastgelegd').waitFor()
    answer = problem(503, 'UP-1503')
    await button('Controleer nu').click()
    await heading('Narekenen lukte niet').waitFor()
  })
})
