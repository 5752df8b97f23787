import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { houseFontFile } from '../../support/files/house-fonts.ts'
import { logoPng } from '../../support/files/pictures.ts'
import { expectAccessible } from '../judge-page.ts'
import { drawnPage, inkOf } from '../open-browser.ts'
import { takePicture } from '../take-picture.ts'
import { useSharedHub, useStaffPages } from '../use-hub.ts'
import { drawn, file, openFirst, svg } from './edit-house-style.ts'

/** The house style of an entity on a whole hub: drawn while it changes, saved in versions, by two people at once. */
vi.setConfig({ testTimeout: 240_000 })
const hub = await useSharedHub()
const { openFor } = useStaffPages(hub, 'house-styles')

/** The number of points of the first page that have this colour. */
const pointsOf = (page: Page, [red, green, blue]: readonly number[]) =>
  page.evaluate<number>(`(() => {
    const drawn = document.querySelector('${drawnPage}')
    const { data } = drawn.getContext('2d').getImageData(0, 0, drawn.width, drawn.height)
    let found = 0
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === ${red} && data[at + 1] === ${green} && data[at + 2] === ${blue}) found++
    return found
  })()`)

test('an administrator changes colour and logo, and sees the letter follow', async () => {
  const { page, faults } = await openFor('tom')
  await openFirst(page)
  await page.getByText('Gelijk aan versie 1').waitFor()
  await takePicture(page, 'house-style-wide')
  await expectAccessible(page)

  // The colour is shown with its contrast; too pale a colour is refused with one that suffices, and the letter is unchanged.
  const colour = page.getByLabel('Huiskleur')
  await colour.fill('#aa00aa')
  await page.getByText('Iedereen ziet deze kleur vlot.').waitFor()
  await drawn(page)
  await expect.poll(() => pointsOf(page, [0xaa, 0, 0xaa]), { timeout: 20_000 }).toBeGreaterThan(10)
  await colour.fill('#ffeeaa')
  await page.getByText('Deze kleur is te bleek op wit papier: 1,1 op 1.').waitFor()
  await page.getByText('Tot dan ziet u de brief van daarvoor.').waitFor()
  expect(await inkOf(page)).toBeGreaterThan(1_000)
  await expectAccessible(page)
  await takePicture(page, 'house-style-pale')
  await page.getByRole('button', { name: /^Neem #/ }).click()
  await page.getByText('Goed voor een balk.').waitFor()

  // A logo that cannot be drawn is refused in words; a good one shows in the letter.
  const logo = page.getByRole('group', { name: 'Logo' })
  await logo.locator('input[type=file]').setInputFiles(file('logo.jpg', 'x', 'image/jpeg'))
  await logo.getByText('Kies een SVG- of PNG-bestand.').waitFor()
  await logo.locator('input[type=file]').setInputFiles(file('logo.svg', svg('#123456', '<text>Dienst</text>')))
  await logo.getByText('Deze SVG bevat meer dan vormen (text).').waitFor()
  await takePicture(page, 'house-style-logo-refused')
  await logo.locator('input[type=file]').setInputFiles(file('logo.svg', svg('#123456')))
  await drawn(page)
  await expect.poll(() => pointsOf(page, [0x12, 0x34, 0x56]), { timeout: 20_000 }).toBeGreaterThan(500)
  await logo.locator('input[type=file]').setInputFiles(file('logo.png', logoPng(), 'image/png'))
  await drawn(page)
  await logo.getByRole('img', { name: 'Logo' }).waitFor()

  expect(faults).toEqual([])
})

test('the change shows in each medium, and in each template', async () => {
  const { page, faults } = await openFor('tom')
  await openFirst(page)
  await page.getByLabel('Naam van de afzender', { exact: true }).fill('Agentschap Nieuwe Naam')
  await page.getByRole('tab', { name: 'E-mail' }).click()
  await page.frameLocator('iframe').getByText('Agentschap Nieuwe Naam').first().waitFor()
  await page.getByRole('tab', { name: 'Mijn brieven' }).click()
  await page.getByRole('article', { name: 'Voorbeeld: Mijn brieven' }).getByText('Agentschap Nieuwe Naam').waitFor()
  await page.getByLabel('Brief van sjabloon').selectOption('')
  await page.getByRole('article', { name: 'Voorbeeld: Mijn brieven' }).getByText('Zo zien uw brieven eruit').waitFor()
  await page.mouse.move(0, 0)
  await expectAccessible(page)
  expect(faults).toEqual([])
})

test('sender, footer and typeface are changed, survive a reload, and are saved as a new version', async () => {
  const { page, faults } = await openFor('tom')
  await openFirst(page)
  await page.getByLabel('Adresblok', { exact: true }).fill('Dienst Nieuw\nNieuwstraat 1\n9999 Voorbeeldegem\na\nb\nc')
  await page.getByText('Dit zijn er te veel: hoogstens 5.').waitFor()
  await page.getByLabel('Adresblok', { exact: true }).fill('Dienst Nieuw\nNieuwstraat 1\n9999 Voorbeeldegem')
  await page.getByLabel('Voettekst', { exact: true }).fill('Iedere werkdag open')
  await page.locator('.st-localized', { hasText: 'Voettekst' }).locator('summary').click()
  await page.getByLabel('Voettekst, Français').fill('Ouvert chaque jour')

  // A typeface of their own, with its licence.
  await page.getByRole('button', { name: 'Voeg een lettertype toe' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Een lettertype toevoegen' })
  await dialog.getByRole('button', { name: 'Voeg toe' }).click()
  await dialog.getByText('Kies eerst een bestand.').waitFor()
  await dialog.getByText('Zeg welke licentie dit toelaat.').waitFor()
  const ttf = 'font/ttf'
  await dialog
    .locator('input[type=file]')
    .setInputFiles([
      file('regular.ttf', await houseFontFile('regular'), ttf),
      file('bold.ttf', await houseFontFile('bold'), ttf),
      file('nep.ttf', 'geen letters', ttf),
    ])
  await dialog.getByLabel('Licentie').fill('SIL Open Font License 1.1')
  await dialog.getByRole('button', { name: 'Voeg toe' }).click()
  await dialog.getByText('Dit is geen TrueType.').waitFor()
  await expectAccessible(page)
  await takePicture(page, 'house-style-fonts')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByLabel('Lettertype').inputValue(), { timeout: 20_000 }).toBe('Open Sans')
  await drawn(page)
  await page.locator(drawnPage).first().waitFor()
  await expectAccessible(page)
  await takePicture(page, 'house-style-changed')

  // Unsaved changes survive a reload.
  await page.reload()
  await page.getByText('We zetten terug wat u nog niet bewaard had.').waitFor()
  const { version } = await newest()
  await page.getByRole('button', { name: 'Bewaar als ontwerp' }).click()
  await page.getByText(`Het ontwerp (versie ${version + 1}) is bewaard.`).waitFor()
  await page.getByText(`Gelijk aan versie ${version + 1}`).waitFor()
  expect(await newest()).toMatchObject({
    version: version + 1,
    createdBy: 'Tom Janssens',
    footer: { nl: 'Iedere werkdag open', fr: 'Ouvert chaque jour' },
    fonts: { family: 'Open Sans' },
    senderLines: { nl: ['Dienst Nieuw', 'Nieuwstraat 1', '9999 Voorbeeldegem'] },
  })

  // All letters of the entity in it.
  await page.getByRole('button', { name: 'Alle sjablonen' }).click()
  await page.locator(`.st-allletters ${drawnPage}`).nth(1).waitFor()
  await expectAccessible(page)
  await takePicture(page, 'house-style-all')
  expect(faults).toEqual([])
})

test('an older version is opened, and restored as a new version', async () => {
  const { key, version, name } = await newest()
  const changed = await hub.ask('/v1/house-styles', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, name: { nl: 'Vergissing' }, colour: '#000000', senderLines: [] }),
  })
  expect(changed.status).toBe(201)
  const { page, faults } = await openFor('tom')
  await page
    .getByRole('table')
    .getByRole('link', { name: name.nl ?? '' })
    .click()
  await page
    .getByRole('region', { name: 'Versies' })
    .getByRole('link', { name: `versie ${version}`, exact: true })
    .click()
  await page.getByText(`U kijkt naar versie ${version}`).waitFor()
  await drawn(page)
  await takePicture(page, 'house-style-older')
  await expectAccessible(page)
  // The newest version is a draft: it is overwritten.
  await page.getByRole('button', { name: 'Bewaar als ontwerp' }).click()
  await page.getByText(`Het ontwerp (versie ${version + 1}) is bewaard.`).waitFor()
  await page.getByText(`Gelijk aan versie ${version + 1}`).waitFor()
  expect(await newest()).toMatchObject({ version: version + 1, name })
  expect(faults).toEqual([])
})

test('two people at once: the second sees what both changed, and neither change is lost', async () => {
  const [one, other] = [await openFor('tom'), await openFor('tom')]
  await openFirst(one.page)
  await openFirst(other.page)
  await one.page.getByLabel('Retouradres', { exact: true }).fill('Postbus 1, 9999 Voorbeeldegem')
  await one.page.getByRole('button', { name: 'Bewaar als ontwerp' }).click()
  await one.page.getByText(/Het ontwerp \(versie \d+\) is bewaard/).waitFor()
  await other.page.getByLabel('Huiskleur').fill('#8a4700')
  await other.page.getByRole('button', { name: 'Bewaar als ontwerp' }).click()
  const dialog = other.page.getByRole('alertdialog', { name: 'Iemand anders bewaarde deze huisstijl ook' })
  await dialog.getByText('U wijzigde: kleur').waitFor()
  await dialog.getByText('De ander wijzigde: retouradres').waitFor()
  await expectAccessible(other.page)
  await takePicture(other.page, 'house-style-conflict')
  // Later: a reload loses nothing either.
  await dialog.getByRole('button', { name: 'Kies later' }).click()
  await other.page.getByRole('button', { name: 'Kies nu' }).waitFor()
  await other.page.reload()
  await dialog.getByText('U wijzigde: kleur').waitFor()
  await dialog.getByRole('button', { name: /^Zet mijn wijzigingen op versie/ }).click()
  await other.page.getByRole('button', { name: 'Bewaar als ontwerp' }).click()
  await other.page.getByText(/Het ontwerp \(versie \d+\) is bewaard/).waitFor()
  expect(await newest()).toMatchObject({ colour: '#8a4700', returnAddress: 'Postbus 1, 9999 Voorbeeldegem' })
})

test('a draft is reviewed by a second person, and is in force from the day that was chosen', async () => {
  const [maker, reviewer] = [await openFor('tom'), await openFor('pieter')]
  const { page } = maker
  await openFirst(page)
  await page.getByRole('button', { name: 'Laat nakijken' }).click()
  await page.getByRole('alertdialog').getByLabel('Wat hebt u gewijzigd?').fill('Nieuw retouradres.')
  await expectAccessible(page)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Laat nakijken' }).click()
  await page.getByText(/Versie \d+ wacht tot een collega ze nakijkt/).waitFor()
  await page.getByText('U schreef mee aan deze versie.').waitFor()
  expect(await page.getByRole('button', { name: 'Keur goed' }).count()).toBe(0)

  await reviewer.page.goto(`${hub.url}/admin/`)
  await reviewer.page.getByText('1 huisstijl wacht tot iemand hem nakijkt').waitFor()
  // Templates of other files, which share the hub, may wait at the same time.
  const toHouseStyle = reviewer.page.locator('[href*="/house-styles/"]')
  await reviewer.page.getByRole('link', { name: 'Kijk na' }).and(toHouseStyle).click()
  await reviewer.page
    .locator('.up-notice', { hasText: 'Tom Janssens vroeg op' })
    .getByText('Nieuw retouradres.')
    .waitFor()
  await reviewer.page.getByText(/Anders dan versie 1: .*retouradres/).waitFor()
  await expectAccessible(reviewer.page)
  await takePicture(reviewer.page, 'house-style-in-review')
  await reviewer.page.getByRole('button', { name: 'Keur goed' }).click()
  await reviewer.page.getByRole('alertdialog').getByRole('button', { name: 'Keur goed' }).click()
  await reviewer.page
    .getByText(/Versie \d+ is goedgekeurd/)
    .first()
    .waitFor()

  await page.reload()
  // Until the letter is drawn the page moves: a button may leave the pointer between press and release.
  await drawn(page)
  await page.getByRole('button', { name: 'Laat van kracht worden' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Van kracht op').fill('2020-01-01T08:00')
  await dialog.getByRole('button', { name: 'Plan de dag' }).click()
  await dialog.getByText('Kies een tijdstip in de toekomst.').waitFor()
  await dialog.getByLabel('Van kracht op').fill('2099-03-01T08:00')
  await dialog.getByRole('button', { name: 'Plan de dag' }).click()
  await page
    .locator('.up-notice', { hasText: /Van kracht op 1\smaart/ })
    .first()
    .waitFor()
  await expectAccessible(page)
  await takePicture(page, 'house-style-planned')
  await page.getByRole('button', { name: 'Annuleer de dag' }).click()
  await dialog.getByRole('button', { name: 'Annuleer de dag' }).click()
  await page.getByText('wordt niet vanzelf van kracht').waitFor()
  await page.getByRole('button', { name: 'Laat van kracht worden' }).click()
  await dialog.getByRole('button', { name: 'Nu van kracht' }).click()
  await page
    .getByText(/Versie \d+ is van kracht\./)
    .first()
    .waitFor()
  const { version, inForce } = await newest()
  expect(inForce).toBe(version)
  expect([...maker.faults, ...reviewer.faults]).toEqual([])
})

interface Shown {
  readonly key: string
  readonly version: number
  readonly inForce?: number
  readonly name: { readonly nl?: string }
}

/** The newest version of the house style of the first entity, also a draft. */
async function newest(): Promise<Shown> {
  const { items } = (await (await hub.ask('/v1/house-styles')).json()) as { readonly items: readonly Shown[] }
  const [first] = items
  if (first === undefined) throw new Error('The trial has no house style')
  return (await (await hub.ask(`/v1/house-styles/${first.key}`)).json()) as Shown
}
