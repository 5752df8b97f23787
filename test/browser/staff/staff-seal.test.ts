import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectAccessible } from '../judge-page.ts'
import { tabTo } from '../open-browser.ts'
import { takePicture } from '../take-picture.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { show } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const certificate = {
  subject: 'Gemeente Voorbeeldegem',
  issuer: 'Voorbeeld Qualified CA',
  endsAt: '2028-03-01T10:00:00Z',
  state: 'UP',
  checkedAt: '2026-11-30T10:00:00Z',
}
const off = { level: 'off', whenNoTime: 'wait', hasTimeStamps: true, waiting: { letters: 0 }, certificate }
const on = { ...off, level: 'b-t', location: 'Brussel', changedBy: 'Tom Beheer', changedAt: '2026-11-30T11:00:00Z' }
const facts = {
  level: 'b-t',
  intact: true,
  sealedBy: 'Gemeente Voorbeeldegem',
  issuer: 'Voorbeeld Qualified CA',
  serialNumber: '4F1750CA7C5D47F850AD5A5CD004931D',
  fingerprint: '95fccd51848dea57b07b487459ab48aeb3d22f0cf43f6d8c2f662fbdd72ea278',
  validFrom: '2026-01-01T10:00:00Z',
  validTo: '2028-03-01T10:00:00Z',
  sealedAt: '2026-11-30T11:05:00Z',
  timeStamp: { at: '2026-11-30T11:05:01Z', by: 'Voorbeeld Time Stamps' },
}

test('an entity turns seals on by keyboard, tests the seal, and reads who changed it', async () => {
  const sent: unknown[] = []
  await show('/seal', {
    'GET /v1/seal': () => ({ json: off }),
    'PUT /v1/seal': ({ body }) => {
      sent.push(body)
      return { json: on }
    },
    'POST /v1/seal/test': () => ({ json: { seal: facts, pdf: 'JVBERi0=' } }),
  })
  await page.getByText('Brieven krijgen geen zegel.').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Zegel', { exact: true }).selectOption('b-t')
  await page.getByLabel('Plaats', { exact: true }).fill('Brussel')
  await tabTo(page, 'Bewaar')
  await page.keyboard.press('Enter')
  await page.getByText('Digitale brieven krijgen een zegel met tijdstempel.').waitFor()
  expect(sent).toEqual([{ level: 'b-t', whenNoTime: 'wait', location: 'Brussel' }])
  await page.getByText(/door Tom Beheer/).waitFor()
  await page.getByRole('button', { name: 'Verzegel een voorbeeld' }).click()
  await page.getByText('Het zegel klopt.').waitFor()
  await page.getByText('Voorbeeld Time Stamps').waitFor()
  await expectAccessible(page)
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 900 })
    await takePicture(page, `seal-${width}`)
  }
})

test('letters that wait, a certificate that ended, and a test that fails say what is wrong', async () => {
  const ended = { ...certificate, state: 'DOWN', fault: 'certificate-expired' }
  await show('/seal', {
    'GET /v1/seal': () => ({
      json: { ...on, certificate: ended, waiting: { letters: 3, since: '2026-11-30T09:00:00Z' } },
    }),
    'POST /v1/seal/test': () => ({ status: 503, json: { code: 'UP-5047', fault: 'certificate-expired' } }),
  })
  await page.getByText('3 brieven wachten op een zegel').waitFor()
  await page.getByText('Het certificaat is vervallen.').waitFor()
  await page.getByRole('button', { name: 'Verzegel een voorbeeld' }).click()
  await page.getByText('Er kan nu geen zegel worden gezet').waitFor()
  await expectAccessible(page)
  await takePicture(page, 'seal-waiting')
})

test('without a key nothing can be turned on', async () => {
  const { certificate: _, ...without } = off
  await show('/seal', { 'GET /v1/seal': () => ({ json: { ...without, hasTimeStamps: false } }) })
  await page.getByText('Er is nog geen sleutel voor een zegel').waitFor()
  expect(await page.getByLabel('Zegel', { exact: true }).locator('option').allTextContents()).toEqual(['Geen zegel'])
  await expectAccessible(page)
})
