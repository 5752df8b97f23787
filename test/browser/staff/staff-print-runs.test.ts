import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'

import { openRun } from '../../support/screens/run-fixtures.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { tabTo } from '../open-browser.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { show } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const heading = (name: string) => page.getByRole('heading', { name })
const button = (name: string | RegExp) => page.getByRole('button', { name })

describe('print runs', () => {
  test('name above the list what is late, by contract, and what to do', async () => {
    await show('/print-runs')
    const late = page.getByRole('region', { name: 'Te laat' })
    await late.getByRole('link', { name: '3 van 3.412 brieven zijn niet als ontvangen gemeld' }).waitFor()
    await late.getByText('Draag het dan opnieuw over op de bladzijde van de run.').waitFor()
    expect(await late.getByText('Post 2025-2028').count()).toBe(1)
  })
  test('are closed after a question that repeats the numbers', async () => {
    await show('/print-runs/run_2', {
      'POST /v1/print-runs/run_2/close': () => ({ json: { ...openRun, status: 'closing' } }),
    })
    await button('Sluit nu').click()
    const dialog = page.getByRole('alertdialog', { name: '2.430 brieven nu overdragen?' })
    await dialog.getByText('2.430 brieven op 2.900 bladen gaan naar Drukpartner Voorbeeld.').waitFor()
    await dialog.getByRole('button', { name: 'Draag 2.430 brieven over' }).click()
    await page.getByText('De printrun sluit.').waitFor()
    await expect.poll(() => button('Sluit nu').count()).toBe(0)
  })
  test('are counted: a difference in sheets and late letters are distinguished', async () => {
    await show('/print-runs/run_1')
    const row = (name: string) => page.getByRole('row', { name })
    await row('Bladen van de gedrukte brieven 4.871 4.873 +').getByText('Meer dan verwacht').waitFor()
    await row('Brieven gepost 3.410 3.408').getByText('Te laat').waitFor()
    await row('Brieven aanvaard of geweigerd 3.412 3.412 0').getByText('Gelijk').waitFor()
    await page.getByText('Nog niet sluitend').waitFor()
    await page.getByText('Drukwerk en port volgens het contract: € 4.433,82.').waitFor()
  })
  test('are closed by keyboard alone', async () => {
    await show('/print-runs/run_2', {
      'POST /v1/print-runs/run_2/close': () => ({ json: { ...openRun, status: 'closing' } }),
    })
    await button('Sluit nu').waitFor()
    await tabTo(page, 'Sluit nu')
    await page.keyboard.press('Enter')
    await page.getByRole('alertdialog').waitFor()
    await tabTo(page, 'Draag 2.430 brieven over')
    await page.keyboard.press('Enter')
    await page.getByText('De printrun sluit.').waitFor()
  })
  test('lead from a missing letter to the message', async () => {
    await show('/print-runs/run_1')
    await heading('2 brieven zonder antwoord').waitFor()
    await page.getByRole('link', { name: 'msg_1' }).click()
    await heading('Aanslagbiljet voor Zeger Fictief').waitFor()
  })
})
