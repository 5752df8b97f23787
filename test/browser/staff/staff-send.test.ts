import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import type { Call, Fixtures } from '../../support/screens/open-fixture-server.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { asked } = pages
let page: Page
let drafts: Record<string, { template: string; content: unknown }>
beforeEach(() => {
  page = pages.page
  drafts = {}
})

const now = '2026-11-30T09:42:00Z'
const noFaults = { valid: true, issues: [], warnings: [], channels: ['inbox', 'print'], sameReference: [] }
const required = (pointer: string, name: string) => ({
  in: 'body',
  pointer,
  code: 'UP-2201',
  detail: `${name} is required.`,
  kind: 'data-required',
  values: { name, type: 'money' },
})
/** Checks as the hub does: a reference and an amount are required. */
function check({ body }: Call) {
  const [{ message }] = (body as { items: [{ message: { reference: string; data: Record<string, unknown> } }] }).items
  const issues = [
    ...(message.reference === '' ? [{ in: 'body', pointer: '/reference', code: 'UP-1001', detail: 'Too short.' }] : []),
    ...(message.data['bedrag'] === undefined ? [required('/data/bedrag', 'bedrag')] : []),
  ]
  return { json: { items: [{ ...noFaults, valid: issues.length === 0, issues }] } }
}
const shown = (id: string) => ({
  id,
  ...drafts[id],
  updatedAt: '2026-11-30T09:42:00Z',
  keptUntil: '2026-12-30T09:42:00Z',
})
const answers = (): Fixtures => ({
  'POST /v1/message-checks': check,
  'POST /v1/route-previews': () => ({
    json: {
      route: [
        { step: 1, channel: 'ebox', chosen: false, rule: 'no-ebox', because: { nl: 'Geen eBox.' }, at: now },
        { step: 2, channel: 'inbox', chosen: true, rule: 'digital-first', because: { nl: 'Digitaal.' }, at: now },
      ],
      channel: 'inbox',
      next: [{ if: 'unread', after: 'P14D', at: '2026-12-14T09:00:00Z', channel: 'print' }],
      startsAt: now,
      language: 'nl',
      variant: 'normal',
      price: { amount: 0, currency: 'EUR', estimated: false },
      ifPaper: {
        pages: 1,
        sheets: 1,
        postage: 'priority',
        zone: 'BE',
        price: { amount: 158, currency: 'EUR', estimated: true },
        tariffDay: '2026-12-14',
        cutOffAt: now,
        mayBundle: false,
      },
      documents: [],
      expiresAt: now,
      warnings: [],
    },
  }),
  'POST /v1/letter-drafts': ({ body }) => {
    drafts['ldr_1'] = body as { template: string; content: unknown }
    return { status: 201, json: shown('ldr_1') }
  },
  'PUT /v1/letter-drafts/ldr_1': ({ body }) => {
    drafts['ldr_1'] = { template: 'aanslagbiljet', ...(body as { content: unknown }) }
    return { json: shown('ldr_1') }
  },
  'GET /v1/limits': () => ({ json: { onTrial: false, guestsOnly: false, limits: [] } }),
  'GET /v1/letter-drafts/ldr_1': () => ({ json: shown('ldr_1') }),
  'GET /v1/letter-drafts': () => ({ json: { items: Object.keys(drafts).map(shown) } }),
  'DELETE /v1/letter-drafts/ldr_1': () => {
    delete drafts['ldr_1']
    return { status: 204 }
  },
  'POST /v1/messages': () => ({
    status: 202,
    json: { id: 'msg_1', status: 'accepted', reference: 'R-1', createdAt: '2026-11-30T09:43:00Z', links: { self: '' } },
  }),
})
const button = (name: string | RegExp) => page.getByRole('button', { name })

test('a letter is written, checked, confirmed and sent once, with its key; nothing is red before a field was left', async () => {
  await pages.show('/send', answers())
  await page.getByRole('link', { name: 'Aanslagbiljet', exact: true }).click()
  await page.getByRole('heading', { name: 'Verstuur één brief' }).waitFor()
  await page.getByText(/ontbreek.* nog: u ziet/).waitFor()
  expect(await page.locator('[aria-invalid=true]').count()).toBe(0)
  await button('Verstuur de brief').click()
  await page.getByText('Er zijn nog 2 dingen na te kijken. Er is niets verstuurd.').waitFor()
  await page.getByText(/Vul Te betalen bedrag in/).waitFor()
  await expect.poll(() => page.evaluate<string>('document.activeElement.ariaInvalid')).toBe('true')
  await page.getByLabel('Naam', { exact: true }).fill('Jan Peeters')
  await page.getByLabel('Kenmerk').fill('R-1')
  await page.getByLabel('Te betalen bedrag').fill('12,50')
  await expect.poll(() => page.locator('[aria-invalid=true]').count()).toBe(0)
  const route = page.getByRole('region', { name: 'Hoe gaat deze brief?' })
  await route.getByText('Niet gelezen op 14 december 2026? Dan volgt: Papier.').waitFor()
  await route.getByText('Op papier: 1 blad, Prior, € 1,58.').waitFor()
  await button('Verstuur de brief').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Verstuur 1 brief' }).dblclick()
  await page.waitForURL('**/messages/msg_1')
  const sent = asked('POST', '/v1/messages')
  expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  expect(sent[0]?.body).toMatchObject({
    template: { key: 'aanslagbiljet', version: 3 },
    recipient: { type: 'citizen', name: 'Jan Peeters' },
    data: { bedrag: '12.50' },
    reference: 'R-1',
  })
  expect(sent[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/)
  await expect.poll(() => drafts).toEqual({})
})

test('what was typed survives closing the browser, is found in the list, and can be removed and taken back', async () => {
  await pages.show('/send/aanslagbiljet', answers())
  await page.getByLabel('Naam', { exact: true }).fill('Jan Peeters')
  await page.waitForURL('**/send/aanslagbiljet?draft=ldr_1')
  await page.getByText(/^Bewaard om/).waitFor()
  await page.reload()
  await expect.poll(() => page.getByLabel('Naam', { exact: true }).inputValue()).toBe('Jan Peeters')
  await page.locator('canvas[data-drawn=true]').first().waitFor()
  await page.getByLabel('Kenmerk').fill('R-2')
  await page.keyboard.press('Tab')
  await button('Later verder').click()
  await page.getByRole('link', { name: 'Aanslagbiljet: Jan Peeters, R-2' }).waitFor()
  await button('Verwijder Jan Peeters, R-2').click()
  await page.getByText('De brief is weg.').waitFor()
  expect(drafts).toEqual({})
  await button('Maak ongedaan').click()
  await page.getByRole('link', { name: 'Aanslagbiljet: Jan Peeters, R-2' }).waitFor()
})

test('an earlier letter with the same reference is named, and never stops this one', async () => {
  const sameReference = [{ id: 'msg_1', createdAt: '2026-11-20T09:00:00Z' }]
  await pages.show('/send/aanslagbiljet', {
    ...answers(),
    'POST /v1/message-checks': () => ({ json: { items: [{ ...noFaults, sameReference }] } }),
  })
  await page.getByText('Met dit kenmerk vertrok al een brief van dit sjabloon').waitFor()
  await button('Verstuur de brief').click()
  await page.getByRole('alertdialog').waitFor()
})

test('a template without a published version, and one that does not exist, lead back to the list', async () => {
  await pages.show('/send/none', { ...answers(), 'GET /v1/templates': () => ({ json: { items: [] } }) })
  await page.getByRole('heading', { name: 'Met dit sjabloon kunt u nog niet versturen' }).waitFor()
})

test('the form passes in every look', async () => {
  await pages.show('/send/aanslagbiljet', answers())
  await page.locator('canvas[data-drawn=true]').first().waitFor()
  await button('Verstuur de brief').click()
  await page.getByText('Er zijn nog 2 dingen na te kijken. Er is niets verstuurd.').waitFor()
  await expectFourLooks(page, 'send-one')
})
