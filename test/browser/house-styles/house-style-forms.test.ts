import { expect, test, vi } from 'vitest'
import { expectAccessible, expectFourLooks } from '../judge-page.ts'
import { drawnPage, tabTo } from '../open-browser.ts'
import { takePicture } from '../take-picture.ts'
import { useSharedHub, useStaffPages } from '../use-hub.ts'
import { drawn, file, openFirst, svg } from './edit-house-style.ts'

/** The list of house styles, and the form of one, on a whole hub: of a new one, of one with signatories, of one that is only read. */
vi.setConfig({ testTimeout: 240_000 })
const hub = await useSharedHub()
const { openFor } = useStaffPages(hub, 'house-styles')

test('the list of house styles, wide and narrow, light and dark', async () => {
  const { page, faults } = await openFor('tom')
  await page.getByRole('link', { name: 'Huisstijlen' }).waitFor()
  await page.getByText('standaard').waitFor()
  await expectFourLooks(page, 'house-styles-list')
  expect(faults).toEqual([])
})

test('a new house style is made by keyboard alone', async () => {
  const { page } = await openFor('griet')
  await tabTo(page, 'Nieuwe huisstijl')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Een nieuwe huisstijl' }).waitFor()
  await drawn(page)
  await page.locator(drawnPage).first().waitFor()
  const name = page.getByLabel('Naam van de afzender', { exact: true })
  await name.focus()
  await page.keyboard.type('Bibliotheek Voorbeeldegem')
  expect(await page.getByLabel('Sleutel', { exact: true }).inputValue()).toBe('bibliotheek-voorbeeldegem')
  await expectAccessible(page)
  await takePicture(page, 'house-style-new')
  await tabTo(page, 'Bewaar als ontwerp', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/house-styles/bibliotheek-voorbeeldegem')
  await page.getByText('Geen enkel gepubliceerd sjabloon gebruikt deze huisstijl.').waitFor()
  // The same key once more is reported at its field.
  await page.goto(`${hub.url}/admin/house-styles/_new`)
  await name.fill('Bibliotheek Voorbeeldegem')
  await page.getByRole('button', { name: 'Bewaar als ontwerp' }).click()
  await page.getByText('Deze sleutel bestaat al.').waitFor()
})

test('a person without the right to change it reads it, in English and at 320 px', async () => {
  const { page, faults } = await openFor('els', 'en-GB')
  await page.getByRole('heading', { name: 'House styles' }).waitFor()
  expect(await page.getByRole('link', { name: 'New house style' }).count()).toBe(0)
  await openFirst(page)
  await page.getByText('Only the administrator of your entity changes the house style.').waitFor()
  expect(await page.getByRole('button', { name: /^Save/ }).count()).toBe(0)
  await expectFourLooks(page, 'house-style-read')
  expect(faults).toEqual([])
})

test('signatories, and pictures of the text, come with their drawings', async () => {
  const { page, faults } = await openFor('griet')
  await page.getByRole('link', { name: 'Gemeente Voorbeeldegem' }).click()
  await drawn(page)
  const part = (name: string) => page.getByRole('region', { name })
  await part('Wie ondertekent').getByRole('button', { name: 'Voeg iemand toe' }).click()
  const item = part('Wie ondertekent').locator('.st-items > details').last()
  // It is open, its first field chosen.
  await item.getByLabel('Naam', { exact: true }).fill('Wim Proef')
  await item.getByText('Vul dit in.').waitFor()
  await item.getByLabel('Functie', { exact: true }).fill('Schepen')
  await item.getByLabel('Sleutel in de tekst').fill('joris')
  await item.getByText('Deze sleutel staat er twee keer.').waitFor()
  // Of two with one key one would be lost: no request is made.
  await page.getByRole('button', { name: 'Bewaar als ontwerp' }).click()
  await page.getByText('Nog niet bewaard').waitFor()
  await item.getByLabel('Sleutel in de tekst').fill('Wim Proef')
  await item.locator('input[type=file]').setInputFiles(file('hand.svg', svg('#14212b')))
  await part('Andere beelden').getByRole('button', { name: 'Voeg een beeld toe' }).click()
  await part('Andere beelden').getByLabel('Sleutel in de tekst').fill('plan')
  await part('Andere beelden')
    .locator('input[type=file]')
    .setInputFiles(file('plan.svg', svg('#8a4700')))
  await drawn(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Bewaar als ontwerp' }).click()
  await page.getByText('Het ontwerp (versie 2) is bewaard.').waitFor()
  const key = hub.trial.entities.find(({ code }) => code === '0999000327')?.apiKeys.live
  const { signatories, images, signatures } = (await (
    await hub.ask('/v1/house-styles/gemeente-voorbeeldegem', key === undefined ? {} : { key })
  ).json()) as { signatories: Record<string, unknown>; images: object; signatures: object }
  expect(Object.keys(signatories).sort()).toEqual(['joris', 'tine', 'wim-proef'])
  expect(signatories['wim-proef']).toEqual({ name: 'Wim Proef', function: { nl: 'Schepen' }, image: 'wim-proef' })
  expect(images).toEqual({ plan: svg('#8a4700') })
  expect(Object.keys(signatures).sort()).toEqual(['joris', 'tine', 'wim-proef'])
  expect(faults).toEqual([])
})

test('the form at 320 px and in English', async () => {
  const { page, faults } = await openFor('tom', 'en-GB')
  await openFirst(page)
  await page.evaluate("for (const each of document.querySelectorAll('.st-styleform details')) each.open = true")
  await expectFourLooks(page, 'house-style-form')
  expect(faults).toEqual([])
})
