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

test('an address is found by its parts, a number or a reference, never by a URL', async () => {
  await pages.show('/suppressed', { [`POST ${path}/find`]: () => ({ json: { items: [] } }) })
  const { page } = pages
  const look = page.getByRole('button', { name: 'Zoek', exact: true })
  await page.getByRole('button', { name: 'Postadres' }).click()
  await look.click()
  await page.getByText('Vul straat, huisnummer, postcode en gemeente in.').waitFor()
  await page.getByLabel('Straat').fill('Kerkstraat')
  await page.getByLabel('Huisnummer').fill('12')
  await page.getByLabel('Postcode').fill('9999')
  await page.getByLabel('Gemeente', { exact: true }).fill('Voorbeeldegem')
  await expectFourLooks(page, 'staff-suppressed-addresses-search')
  await look.click()
  await page.getByText('Dit postadres wordt gebruikt').waitFor()
  await page.getByRole('button', { name: 'Ontvanger' }).click()
  await page.getByLabel('Rijksregister- of ondernemingsnummer').fill('85.03.12-100.44')
  await look.click()
  await page.getByText('Van deze ontvanger is geen adres uitgesloten').waitFor()
  await page.getByRole('button', { name: 'Kenmerk' }).click()
  await page.getByLabel('Kenmerk van de brief').fill('BRIEF-77')
  await page.keyboard.press('Enter')
  await page.getByText('Door een brief met dit kenmerk is geen adres uitgesloten').waitFor()
  expect(asked('POST', `${path}/find`).map(({ body }) => body)).toEqual([
    {
      address: {
        street: 'Kerkstraat',
        houseNumber: '12',
        postalCode: '9999',
        municipality: 'Voorbeeldegem',
        country: 'BE',
      },
    },
    { insz: '85031210044' },
    { reference: 'BRIEF-77' },
  ])
  expect(page.url()).not.toMatch(/Kerk|8503|BRIEF/)
})

test('a release is undone from its message or from the list, and too late is said', async () => {
  let tries = 0
  await pages.show('/suppressed', {
    [`POST ${path}/sup_1/release`]: () => ({ json: {} }),
    [`GET ${path}/released`]: () => ({
      json: {
        items: [{ ...suppressedByAnother, id: 'sup_1', mayRelease: true, releasedAt: suppressedByAnother.since }],
      },
    }),
    [`POST ${path}/sup_1/undo-release`]: () => {
      tries += 1
      return tries === 1 ? { json: {} } : { status: 409, json: { status: 409, code: 'UP-3100', title: 'No' } }
    },
  })
  const { page } = pages
  const list = page.getByRole('group', { name: 'De lijst' })
  await list.getByRole('button', { name: /^Geef vrij.*E-mail kwam terug/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Waarom mag het weer?', { exact: false }).fill('Bestaat weer')
  await dialog.getByRole('button', { name: 'Geef vrij' }).click()
  await page.getByRole('complementary').getByRole('button').click()
  await page.getByText('Het adres is weer uitgesloten.').waitFor()
  const released = page.getByRole('group', { name: 'Vrijgegeven adressen' })
  await expectFourLooks(page, 'staff-suppressed-addresses-released')
  await released.getByRole('button').click()
  await page.getByText('Dat kan niet meer:', { exact: false }).waitFor()
  expect(tries).toBe(2)
})
