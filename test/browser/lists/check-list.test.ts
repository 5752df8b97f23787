import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectFourLooks } from '../judge-page.ts'
import { useSharedHub, useStaffPages } from '../use-hub.ts'
import { messyList } from './messy-list.ts'

const hub = await useSharedHub()
const { openFor } = useStaffPages(hub, 'start')

let lists = 0
/** A list whose rows are all checked. */
async function postList(right: number, change: (table: string) => string = (table) => table): Promise<string> {
  lists += 1
  const key = `check-${process.pid}-${lists}`
  const answer = await hub.ask('/v1/batches?template=terugbetaling&stages=rest', {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'idempotency-key': key },
    body: change(messyList(right, key)),
  })
  const { id } = (await answer.json()) as { id: string }
  await hub.until(
    async () => (await (await hub.ask(`/v1/batches/${id}`)).json()) as { waitsFor?: string; status: string },
    ({ waitsFor, status }) => waitsFor === 'continue' || status === 'rejected',
  )
  return id
}
async function openList(id: string, query = '', locale?: string): Promise<Page> {
  const { page } = await openFor('els', locale)
  await page.goto(`${hub.url}/admin/send/_lists/${id}${query}`)
  return page
}
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name })
const cell = (page: Page, column: string, row: number) => page.getByLabel(`${column}, rij ${row}`, { exact: true })
const rowOf = (page: Page, row: number) => page.locator(`tr[data-row="${row}"]`)

test('a list with faults opens on them; a cell is checked when it is left, and Ctrl+Z takes it back', async () => {
  const page = await openList(await postList(240))
  await tab(page, /45 te herstellen/)
    .and(page.locator('[aria-selected=true]'))
    .waitFor()
  await page.getByText('Een postcode heeft 4 cijfers. Kijk ze na.').waitFor()
  const first = cell(page, 'postal code', 5)
  await first.fill('9999')
  await first.press('Enter')
  await rowOf(page, 5).getByText('Hersteld').waitFor()
  // Enter went to the next cell at fault; the mended row stays, with what it was.
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('postal code, rij 10')
  expect(await rowOf(page, 5).locator('s').textContent()).toContain('99980')
  await tab(page, /244 klaar/).waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('1 rij staat terug zoals ze was.').waitFor()
  await expect.poll(() => cell(page, 'postal code', 5).inputValue(), { timeout: 15_000 }).toBe('99980')
  await tab(page, /243 klaar/).waitFor()

  // A value that is wrong in another way says so beside the cell.
  await cell(page, 'postal code', 10).fill('99')
  await cell(page, 'postal code', 15).focus()
  await rowOf(page, 10).getByText('Een postcode heeft 4 cijfers.').waitFor()
  await page.getByRole('button', { name: 'Toon de 11 andere rijen met deze fout' }).click()
  await cell(page, 'postal code', 40).waitFor()
})

test('all rows with one fault and one value are mended in one go, and taken back in one', async () => {
  const id = await postList(240)
  const page = await openList(id)
  await page.getByRole('button', { name: 'Herstel alle 14' }).click()
  await page.getByText('Overal waar ‘postal code’ nu dit is:').waitFor()
  await page.getByRole('button', { name: 'Pas toe op 14 rijen' }).click()
  await page.getByText('Typ een andere waarde dan wat er nu staat.').waitFor()
  await page.getByLabel('Maak ervan').fill('9999')
  await page.getByRole('button', { name: 'Pas toe op 14 rijen' }).click()
  await page.getByText('14 rijen zijn veranderd.').waitFor()
  await tab(page, /31 te herstellen/).waitFor()
  await rowOf(page, 15).getByText('Hersteld').waitFor()
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await page.getByText('14 rijen staan terug zoals ze waren.').waitFor()
  await tab(page, /45 te herstellen/).waitFor()
  await cell(page, 'postal code', 15).waitFor()
  const { items } = (await (await hub.ask(`/v1/batches/${id}/faults`)).json()) as { items: { rows: number }[] }
  expect(items[0]?.rows).toBe(14)
})

test('what a colleague mended in the meantime is not overwritten, and says so', async () => {
  const id = await postList(60)
  const page = await openList(id)
  await cell(page, 'postal code', 5).waitFor()
  await hub.ask(`/v1/batches/${id}/rows/5`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ 'postal code': '9998' }),
  })
  await cell(page, 'postal code', 5).fill('9999')
  await cell(page, 'postal code', 10).focus()
  await page.getByText('Een collega veranderde deze rij intussen.').waitFor()
  const row = (await (await hub.ask(`/v1/batches/${id}/rows/5`)).json()) as { values: Record<string, string> }
  expect(row.values['postal code']).toBe('9998')
})

test('heaps are tabs by keyboard; rows that cannot be sent say why in Dutch, rows that are ready are walked by arrows', async () => {
  const page = await openList(await postList(240))
  await tab(page, /te herstellen/).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByText('Deze rij heeft te veel of te weinig cellen.').waitFor()
  await page.getByText('Rij 230 van deze lijst heeft dezelfde sleutel.').waitFor()
  expect(page.url()).toContain('heap=refused')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download de 2 rijen' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('kan-niet.csv')
  await tab(page, /klaar/).click()
  const grid = page.getByRole('grid')
  await grid.getByText('Proefpersoon 1', { exact: true }).waitFor()
  expect(await grid.getAttribute('aria-rowcount')).toBe('244')
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.waitForURL(/row=1$/)
  await page.keyboard.press('End')
  await page.waitForURL(/row=289$/)
  await page.getByText('Rij 1 gaat naar dezelfde ontvanger, met hetzelfde sjabloon.').waitFor()
  await page.getByRole('link', { name: 'Bekijk ze' }).click()
  await page.getByRole('heading', { name: '1 rij lijkt dubbel' }).waitFor()
  // The address opens the same place again.
  await page.reload()
  await page.getByRole('heading', { name: '1 rij lijkt dubbel' }).waitFor()
})

test('a list without faults, and a file that cannot be read, say what follows', async () => {
  const right = (table: string): string => table.split('\n').slice(0, 4).join('\n')
  const page = await openList(await postList(20, right))
  await page.getByText('Alle 3 rijen zijn klaar.').waitFor()
  await tab(page, /0 te herstellen/).click()
  await page.getByText('Geen enkele rij heeft een fout die u hier kunt herstellen.').waitFor()
  const refused = await openList(await postList(20, (table) => table.replace('aanspreking', 'aansprking')))
  await refused.getByRole('heading', { name: 'We kunnen dit bestand niet lezen' }).waitFor()
  await refused.getByText('aansprking').waitFor()
})

test('the heaps are accessible in every look, in both languages', async () => {
  const id = await postList(60)
  const page = await openList(id)
  await page.getByRole('button', { name: 'Herstel alle 14' }).click()
  await cell(page, 'postal code', 5).fill('9999')
  await cell(page, 'postal code', 10).focus()
  await rowOf(page, 5).getByText('Hersteld').waitFor()
  await expectFourLooks(page, 'list-fixable')
  const english = await openList(id, '?heap=ready', 'en-GB')
  await english.getByRole('grid').getByText('Proefpersoon 1', { exact: true }).waitFor()
  await expectFourLooks(english, 'list-ready')
})
