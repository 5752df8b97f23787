import { expect, test } from 'vitest'
import { unmatchedFixtures, unmatchedReceipts } from '../../support/screens/case-fixtures.ts'
import type { Call } from '../../support/screens/open-fixture-server.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', { ...office, ...unmatchedFixtures })
const message = 'msg_01kb5t3q9e8wq0h4m2n6p8r1st'

test('a report is attached to a message by its id, or discarded with a reason', async () => {
  const bodies: unknown[] = []
  const path = '/v1/unmatched-receipts/umr_1'
  await pages.show('/unmatched', {
    [`POST ${path}/attach`]: ({ body }: Call) => {
      bodies.push(body)
      if (bodies.length === 1) return { status: 422, json: { status: 422, code: 'UP-2093', title: 'No' } }
      return { json: unmatchedReceipts[0] }
    },
    [`POST ${path}/discard`]: ({ body }: Call) => {
      bodies.push(body)
      return { json: unmatchedReceipts[0] }
    },
  })
  const { page } = pages
  await page.getByText('Verhuisd').waitFor()
  await expectFourLooks(page, 'staff-unmatched')
  await page.getByRole('button', { name: /^Voeg bij een bericht.*8r1st$/ }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Bij welk bericht hoort deze melding?' })
  await dialog.getByLabel('Nummer van het bericht').fill('OV-2026-1')
  await dialog.getByRole('button', { name: 'Voeg bij een bericht' }).click()
  await dialog.getByText('Dit is geen nummer van een bericht.').waitFor()
  expect(bodies).toEqual([])
  await dialog.getByLabel('Nummer van het bericht').fill(message)
  await dialog.getByRole('button', { name: 'Voeg bij een bericht' }).click()
  await dialog.getByText('Van dit bericht vertrok niets via het kanaal van de melding.').waitFor()
  await dialog.getByRole('button', { name: 'Voeg bij een bericht' }).click()
  await page.getByText('De melding staat bij het bericht.').waitFor()
  await page.getByRole('button', { name: /^Laat los.*8r1st$/ }).click()
  const second = page.getByRole('alertdialog', { name: 'Waarom laat u deze melding los?' })
  await second.getByRole('button', { name: 'Laat los' }).click()
  await second.getByText('Schrijf waarom u de melding loslaat.').waitFor()
  await second.getByLabel('Reden, zonder namen').fill('Oud systeem')
  await second.getByRole('button', { name: 'Laat los' }).click()
  await page.getByText('De melding is losgelaten.').waitFor()
  expect(bodies.slice(1)).toEqual([{ message }, { reason: 'Oud systeem' }])
})

test('settled reports and none have their own text', async () => {
  await pages.show('/unmatched')
  const { page } = pages
  await page.getByRole('tab', { name: 'Behandeld' }).click()
  await page.getByText('Losgelaten: Een brief van het oude systeem').waitFor()
  await pages.show('/unmatched', { 'GET /v1/unmatched-receipts': () => ({ json: { items: [] } }) })
  await page.getByRole('heading', { name: 'Elke melding hoort bij een bericht' }).waitFor()
})
