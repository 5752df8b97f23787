import { expect, test } from 'vitest'
import { office } from '../../support/screens/staff-fixtures.ts'
import { suppressedByAnother } from '../../support/screens/suppressed-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { problem, useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { asked } = pages
const path = '/v1/suppressed-addresses'

test('an address is released with a reason, which is asked for first', async () => {
  await pages.show('/suppressed', { [`POST ${path}/sup_1/release`]: () => ({ json: {} }) })
  const { page } = pages
  const table = page.getByRole('group', { name: 'De lijst' })
  await table.getByRole('link', { name: 'AANSLAG-2026-00412' }).waitFor()
  await expectFourLooks(page, 'staff-suppressed-addresses')
  await table.getByRole('button', { name: /^Geef vrij.*E-mail kwam terug/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Geef vrij' }).click()
  await dialog.getByText('Vul een reden in.', { exact: false }).waitFor()
  await expectFourLooks(page, 'staff-suppressed-addresses-dialog')
  await dialog.getByLabel('Waarom mag het weer?', { exact: false }).fill('De mailbox bestaat weer')
  await dialog.getByRole('button', { name: 'Geef vrij' }).click()
  await page.getByText('Het adres wordt weer gebruikt.').waitFor()
  expect(asked('POST', `${path}/sup_1/release`).map(({ body }) => body)).toEqual([
    { reason: 'De mailbox bestaat weer' },
  ])
})

test('a refusal leaves the dialog open with the reason', async () => {
  await pages.show('/suppressed', { [`POST ${path}/sup_1/release`]: problem(503, 'UP-1503') })
  const { page } = pages
  await page.getByRole('button', { name: /^Geef vrij.*E-mail kwam terug/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Waarom mag het weer?', { exact: false }).fill('Nog eens')
  await dialog.getByRole('button', { name: 'Geef vrij' }).click()
  await dialog.getByRole('status').waitFor()
  expect(await dialog.getByLabel('Waarom mag het weer?', { exact: false }).inputValue()).toBe('Nog eens')
})

test('an address is looked up without being in a URL; what another entity owns has no button', async () => {
  await pages.show('/suppressed', {
    [`POST ${path}/find`]: () => ({ json: { items: [suppressedByAnother] } }),
  })
  const { page } = pages
  await page.getByRole('button', { name: 'Zoek', exact: true }).click()
  await page.getByText('Dit e-mailadres klopt niet.', { exact: false }).waitFor()
  await page.getByLabel('E-mailadres', { exact: true }).fill('weg@voorbeeld.be')
  await page.getByRole('button', { name: 'Zoek', exact: true }).click()
  const found = page.getByRole('group', { name: 'Gevonden' })
  await found.getByText('Brief van Gemeente Voorbeeldegem').waitFor()
  await expectFourLooks(page, 'staff-suppressed-addresses-found')
  expect(await found.getByRole('button').count()).toBe(0)
  expect(asked('POST', `${path}/find`).map(({ body }) => body)).toEqual([{ email: 'weg@voorbeeld.be' }])
  expect(page.url()).not.toContain('weg')
})

test('an empty list says what it is for; a request of the recipient is recorded', async () => {
  await pages.show('/suppressed', {
    [`GET ${path}`]: () => ({ json: { items: [] } }),
    [`POST ${path}`]: () => ({ json: { items: [{ ...suppressedByAnother, reason: 'request', mayRelease: true }] } }),
  })
  const { page } = pages
  await page.getByRole('heading', { name: 'Er is geen adres uitgesloten' }).waitFor()
  await page.getByLabel('E-mailadres', { exact: true }).fill('geen@voorbeeld.be')
  await page.keyboard.press('Enter')
  await page.getByText('Dit e-mailadres wordt gebruikt').waitFor()
  await page.getByRole('button', { name: 'Schrijf hier niet meer naartoe' }).click()
  await page
    .getByRole('group', { name: 'Gevonden' })
    .getByRole('rowheader', { name: 'Op vraag van de ontvanger' })
    .waitFor()
  expect(asked('POST', path).map(({ body }) => body)).toEqual([{ email: 'geen@voorbeeld.be' }])
})
