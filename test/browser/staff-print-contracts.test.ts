import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { printContract } from '../support/screens/print-fixtures.ts'
import { office } from '../support/screens/staff-fixtures.ts'
import { useFixtures } from './use-fixtures.ts'

const pages = useFixtures('admin', office)
const { show } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const button = (name: string | RegExp) => page.getByRole('button', { name })

describe('print contracts', () => {
  test('say when runs close, and why on some days they do not', async () => {
    await show('/print-contracts')
    await page.getByRole('link', { name: 'Post 2025-2028' }).click()
    await page.getByRole('heading', { name: 'Wanneer sluit een printrun?' }).waitFor()
    await page.getByRole('row', { name: 'woensdag 23 december 2026 11.00 uur, 16.00 uur' }).waitFor()
    await page.getByRole('row', { name: 'vrijdag 25 december 2026 Niet: Kerstmis' }).waitFor()
    await page.getByRole('row', { name: 'donderdag 24 december 2026 Niet: sluitingsdag' }).waitFor()
  })
  test('are changed in a form that names its faults', async () => {
    let sent: unknown
    await show('/print-contracts/ctr_1', {
      'PUT /v1/print-contracts/ctr_1': ({ body }) => {
        sent = body
        return { json: { ...printContract, closedOn: ['2026-12-24', '2027-01-04'] } }
      },
    })
    await button('Wijzig').click()
    const closed = page.getByLabel('Sluitings- en brugdagen')
    await closed.fill('24/12/2026\n32/1/2027')
    await button('Bewaar het contract').click()
    await page.getByText('Schrijf elke dag als 24/12/2026.').waitFor()
    await closed.fill('24/12/2026\n4/1/2027')
    await button('Bewaar het contract').click()
    await page.getByText('Het contract is gewijzigd.').waitFor()
    expect(sent).toMatchObject({ closedOn: ['2026-12-24', '2027-01-04'], cutOff: '16:00', furtherCutOffs: ['11:00'] })
  })
  test('get a new tariff table from the lines of the one in force', async () => {
    let sent: unknown
    await show('/print-contracts/ctr_1', {
      'POST /v1/print-contracts/ctr_1/tariffs': ({ body }) => {
        sent = body
        return { status: 201, json: printContract }
      },
    })
    await button('Nieuwe tabel').click()
    await page.getByLabel('Eerste dag').fill('2027-07-01')
    await page.getByLabel('Prior, België, tot 2 bladen (euro)', { exact: true }).fill('1,75')
    await button('Bewaar de tabel').click()
    await page.getByText('De nieuwe tarieven gelden vanaf 1 juli 2027.').waitFor()
    expect(sent).toMatchObject({ from: '2027-07-01', lines: [{ amount: 175, gramsUpTo: 50 }, {}, {}, {}] })
  })
})

test('a part is handed over again only with a statement, and then as a new part', async () => {
  let sent: unknown
  await show('/print-runs/run_1', {
    'POST /v1/print-runs/run_1/parts/2/rerun': ({ body }) => {
      sent = body
      return { status: 409, json: { status: 409, title: 'No', code: 'UP-3042' } }
    },
  })
  await button('Deel 2 opnieuw overdragen').click()
  const dialog = page.getByRole('alertdialog', { name: 'Deel 2 opnieuw overdragen?' })
  await dialog.getByRole('button', { name: 'Deel 2 opnieuw overdragen' }).click()
  await dialog.getByText('zonder bewijs kan een brief twee keer aankomen').waitFor()
  await dialog.getByLabel('Wie bevestigde wanneer').fill('Drukker, telefoon, 3 december')
  await dialog.getByRole('button', { name: 'Deel 2 opnieuw overdragen' }).click()
  await expect.poll(() => sent).toEqual({ reason: 'lost', statement: 'Drukker, telefoon, 3 december' })
})
