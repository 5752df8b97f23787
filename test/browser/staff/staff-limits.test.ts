import { expect, test } from 'vitest'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { tabTo } from '../open-browser.ts'
import { problem, useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { asked } = pages
const saved = { json: { onTrial: false, guestsOnly: true, limits: [] } }
const keyPath = '/v1/api-keys/key_2/limits'

test('the limits of a key are changed by keyboard; a wrong number is named, nothing is no limit, and it can be undone', async () => {
  await pages.show('/limits', { [`PUT ${keyPath}`]: () => saved })
  const { page } = pages
  const table = page.getByRole('group', { name: 'Uw sleutels' })
  await table.getByText('0 van 50').waitFor()
  await tabTo(page, 'Proef van de leverancier')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Brieven per dag').fill('veel')
  await dialog.getByRole('button', { name: 'Bewaar de grenzen' }).click()
  await dialog.getByText('Vul een heel getal vanaf 1 in, of niets').waitFor()
  await expectFourLooks(page, 'staff-limits-dialog')
  expect(asked('PUT', keyPath)).toEqual([])
  await dialog.getByLabel('Brieven per dag').fill('1.500')
  await dialog.getByLabel('Brieven per minuut').fill('')
  await dialog.getByRole('button', { name: 'Bewaar de grenzen' }).click()
  await page.getByText('De grenzen van ‘Proef van de leverancier’ gelden binnen een halve minuut.').waitFor()
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect
    .poll(() => asked('PUT', keyPath).map(({ body }) => body))
    .toEqual([
      { perDay: 1500, guestsOnly: true },
      { perDay: 50, guestsOnly: true },
    ])
})

test('a refusal of the hub leaves the dialog open with what was typed', async () => {
  await pages.show('/limits', { [`PUT ${keyPath}`]: problem(503, 'UP-1503') })
  const { page } = pages
  await page.getByRole('button', { name: /^Wijzig.*Proef van de leverancier/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Brieven per dag').fill('75')
  await dialog.getByRole('button', { name: 'Bewaar de grenzen' }).click()
  await expect
    .poll(() => dialog.locator('.up-notice, .up-callout, [role=status], [role=alert]').count())
    .toBeGreaterThan(0)
  expect(await dialog.getByLabel('Brieven per dag').inputValue()).toBe('75')
})

test('operators find an entity by a part of its name, and set its limits', async () => {
  const path = '/v1/entities/ent_3/limits'
  await pages.show('/entity-limits', { [`PUT ${path}`]: () => saved })
  const { page } = pages
  const table = page.getByRole('group', { name: 'Grenzen van entiteiten' })
  await table.getByText('1.204.331 van 2.000.000').waitFor()
  await page.getByRole('searchbox', { name: 'Zoek een entiteit' }).fill('oefen')
  await expect.poll(() => table.getByRole('row').count()).toBe(2)
  await table.getByRole('button', { name: /Dienst Oefenwegen/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('Op proef geldt zonder grens 50 per dag.', { exact: false }).waitFor()
  await expectFourLooks(page, 'staff-entity-limits-dialog')
  await dialog.getByLabel('Brieven per dag').fill('')
  await dialog.getByRole('button', { name: 'Bewaar de grenzen' }).click()
  await expect.poll(() => asked('PUT', path).map(({ body }) => body)).toEqual([{ perMinute: 5000 }])
  await page.getByRole('searchbox', { name: 'Zoek een entiteit' }).fill('niemand')
  await page.getByRole('heading', { name: 'Geen entiteit gevonden' }).waitFor()
})
