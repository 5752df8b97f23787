import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../../core/package-root.ts'
import { testInsz } from '../../../seeds/people.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useSharedHub, useStaffPages } from '../use-hub.ts'

/** The file of a list and its columns, against a real hub. */

const hub = await useSharedHub()
const template = 'parkeervergunning-toegekend'
const { openFor } = useStaffPages(hub, `send/${template}/list`)
/** May send for the municipality. */
const sender = 'griet'

/** A table of a dozen choices has hundreds of options, which axe looks at one by one in four looks. */
const patienceMs = 600_000

const young = testInsz('050312', 7)
const messy = [
  'Parkeervergunningen november;;;;;;;;;;',
  '',
  'Kenmerk;RRN;Naam_volledig;Straat + nr;Postcode;Gemeente;Vergunning;Zone;Geldt vanaf;Geldt tot en met;Prijs;Opm',
  `P-1;${testInsz('530312', 7)};Proefmans, Mieke;Proefstraat 12 bus 3;9000;Gent;PV-1;Centrum;1/12/2026;30/11/2028;30,00;ja`,
  `P-2;${Number(young)};Testers, Bram;Oefenstraat 14;9000;Gent;PV-2;Station;1/12/2026;30/11/2028;€ 1.337,66;`,
].join('\r\n')
const file = (name: string, text: string, mimeType = 'text/csv') => ({ name, mimeType, buffer: Buffer.from(text) })

test('files that cannot be a list are refused before they are sent, with the way to correct them', async () => {
  const { page, faults } = await openFor(sender)
  page.setDefaultTimeout(60_000)
  await page.getByRole('heading', { level: 1, name: 'Welk bestand wilt u versturen?' }).waitFor()
  const choose = page.locator('input[type=file]')
  for (const [name, text, words] of [
    ['brieven.pdf', '%PDF-1.7', 'Dit is een pdf.'],
    ['oud.xls', '\u00d0\u00cf\u0011\u00e0', 'oud Excel-bestand'],
    ['geheim.xlsx', '\u00d0\u00cf\u0011\u00e0', 'beveiligd met een wachtwoord'],
    ['lijst.ods', 'PK\u0003\u0004', 'bestand van LibreOffice'],
    ['lijst.numbers', 'PK\u0003\u0004', 'bestand van Numbers'],
    ['leeg.csv', '', 'Er staan geen rijen in.'],
    ['foto.csv', 'a\u0000b;c', 'Dit is geen tabel.'],
  ] as const) {
    await choose.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text, 'latin1') })
    await page.getByText(words).waitFor()
    expect(await page.getByText(`${name} kan geen lijst zijn`).count()).toBe(1)
  }
  await expectFourLooks(page, 'list-file-refused')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download een voorbeeldlijst' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`voorbeeldlijst-${template}.csv`)
  expect(faults).toEqual([])
}, patienceMs)

test('a file that the hub cannot read is refused in words, and another one can be chosen', async () => {
  const { page } = await openFor(sender)
  page.setDefaultTimeout(60_000)
  await page.locator('input[type=file]').setInputFiles(file('quote.csv', 'Naam;Kenmerk\n"open;1\n'))
  await page.getByRole('heading', { level: 1, name: 'We kunnen dit bestand niet lezen' }).waitFor()
  await page.getByText('quote.csv kan geen lijst zijn').waitFor()
  await page.getByRole('link', { name: 'Kies een ander bestand' }).click()
  await page.locator('input[type=file]').waitFor({ state: 'attached' })
})

test('each column gets its use, a row is shown as it is read, and a closed page loses no choice', async () => {
  const { page, faults } = await openFor(sender)
  page.setDefaultTimeout(60_000)
  await page.locator('input[type=file]').setInputFiles(file('parkeren november.csv', messy))
  await page.getByRole('heading', { level: 1, name: 'Welke kolom is wat?' }).waitFor()
  await page.getByLabel('Koppen op rij').waitFor()
  const use = (head: string) => page.getByLabel(`Gebruik kolom ${head} als`)
  const check = page.getByRole('button', { name: 'Kijk de rijen na' })
  // What needs a person comes first and is named at the button.
  await page.getByText('Kies nog wat').waitFor()
  expect(await use('RRN').inputValue()).toBe('field:insz')
  expect(await use('Straat + nr').inputValue()).toBe('address')
  const choices: readonly (readonly [string, string])[] = [
    ['Naam_volledig', 'last-name-first'],
    ['Vergunning', 'variable:nummer'],
    ['Prijs', 'variable:bedrag'],
    ['Opm', 'ignored'],
  ]
  for (const [head, key] of choices) await use(head).selectOption(key)
  const row = page.getByRole('region', { name: /^Zo lezen we rij/ })
  await row.getByText('Mieke Proefmans').waitFor()
  await row.getByText('1 december 2026').waitFor()
  await row.getByRole('button', { name: 'Volgende rij' }).click()
  await row.getByText('Bram Testers').waitFor()
  await row.getByText('€ 1.337,66').waitFor()
  // One value for all rows of what no column has.
  await page.getByLabel('Aanspreking, na ‘Beste’, voor alle rijen').fill('mevrouw of meneer')
  await page.getByLabel('Nummerplaten, voor alle rijen').fill('1-VBD-284')
  await page.getByLabel('Gestructureerde mededeling, voor alle rijen').fill('+++085/2026/44879+++')
  await page.getByRole('button', { name: 'Zet de nul terug op 1 rij' }).click()
  await page.getByText('De nullen van ‘RRN’ staan terug.').waitFor()
  expect(await check.getAttribute('aria-disabled')).toBe('false')
  await expectFourLooks(page, 'list-columns')
  // The choices of columns are kept on the device; values are not.
  await page.reload()
  await use('Opm').waitFor()
  expect(await use('Opm').inputValue()).toBe('ignored')
  await page.getByText('De nullen van ‘RRN’ staan terug.').waitFor()
  await page.getByLabel('Aanspreking, na ‘Beste’, voor alle rijen').fill('mevrouw of meneer')
  await page.getByLabel('Nummerplaten, voor alle rijen').fill('1-VBD-284')
  await page.getByLabel('Gestructureerde mededeling, voor alle rijen').fill('+++085/2026/44879+++')
  await check.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Welke kolom is wat?' }).waitFor({ state: 'detached' })
  expect(faults).toEqual([])
}, patienceMs)

test('a workbook shows its sheets, in English', async () => {
  const { page } = await openFor(sender, 'en-GB')
  page.setDefaultTimeout(60_000)
  const made = join(packageRoot, 'test/support/tables/made/messy-openpyxl.xlsx')
  await page.locator('input[type=file]').setInputFiles(made)
  await page.getByRole('heading', { level: 1, name: 'Which column is what?' }).waitFor()
  expect(await page.getByLabel('Sheet').inputValue()).toBe('Lijst aanslagen')
  await expectFourLooks(page, 'list-columns-workbook')
  await page.getByLabel('Headings in row').fill('999')
  await page.keyboard.press('Enter')
  await page.getByText('We could not read that sheet or row.').waitFor()
}, patienceMs)
