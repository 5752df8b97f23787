import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectAccessible } from '../judge-page.ts'
import { tabTo } from '../open-browser.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { show } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const sender = {
  target: 'citizen',
  organization: '0999000327',
  application: 'UITPOST',
  messageType: 'BURGER',
}
const decision = {
  decidedOn: '2026-03-02',
  reference: 'CBS 2026/118',
  url: 'https://www.voorbeeldegem.example/118',
  recordedAt: '2026-03-03T10:00:00Z',
  recordedBy: 'staff:1',
}
const field = (name: string) => page.getByLabel(name, { exact: true })

test('an entity without decision reads what is missing, and records it by keyboard alone', async () => {
  const sent: unknown[] = []
  await show('/ebox', {
    'GET /v1/ebox-use': () => ({ json: { senders: [sender] } }),
    'PUT /v1/ebox-use/decision': ({ body }) => {
      sent.push(body)
      return { json: { decision, senders: [sender] } }
    },
  })
  await page.getByText('De bekendgemaakte beslissing is nog niet vastgelegd.').waitFor()
  await expectAccessible(page)
  await tabTo(page, 'Leg vast')
  await page.keyboard.press('Enter')
  await page.getByText('Vul dit in.').first().waitFor()
  expect(sent).toEqual([])
  await field('Datum van de beslissing').fill('2026-03-02')
  await field('Kenmerk').fill('CBS 2026/118')
  await field('Waar ze bekendgemaakt is').fill(decision.url)
  await tabTo(page, 'Leg vast')
  await page.keyboard.press('Enter')
  await page.getByText('Brieven kunnen naar de eBox, voor ontvangers die ermee instemmen.').waitFor()
  expect(sent).toEqual([{ decidedOn: '2026-03-02', reference: 'CBS 2026/118', url: decision.url }])
  await page.getByText('2 maart 2026').waitFor()
  await expectAccessible(page)
})

test('a refused registration shows each fault at its field, and nothing is lost', async () => {
  const issue = { in: 'body', pointer: '/senders/0/organization', code: 'UP-2102', detail: 'wrong' }
  await show('/ebox', {
    'GET /v1/ebox-use': () => ({ json: { decision, senders: [sender] } }),
    'PUT /v1/ebox-use/senders': () => ({ status: 400, json: { code: 'UP-1001', issues: [issue] } }),
  })
  await field('Ondernemingsnummer van de afzender').fill('0999000328')
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await page.getByText('Dit is geen geldig ondernemingsnummer: 10 cijfers, zonder punten.').waitFor()
  expect(await field('Ondernemingsnummer van de afzender').inputValue()).toBe('0999000328')
  await expectAccessible(page)
})

test('a decision is withdrawn after a question', async () => {
  await show('/ebox', {
    'GET /v1/ebox-use': () => ({ json: { decision, senders: [sender] } }),
    'DELETE /v1/ebox-use/decision': () => ({ json: { senders: [sender] } }),
  })
  await page.getByRole('button', { name: 'Trek in' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'De beslissing intrekken?' })
  await dialog.getByRole('button', { name: 'Trek in' }).click()
  await page.getByText('Er gaat nog geen brief naar de eBox').waitFor()
})
