import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { expectAccessible } from '../judge-page.ts'
import { inkOf, tabTo } from '../open-browser.ts'
import { takePicture } from '../take-picture.ts'
import { useSharedHub, useStaffPages } from '../use-hub.ts'
import { body, newTemplate, panel, saved } from './write-template.ts'

/** The editor of templates on a whole hub: what a button, a key or a mark does. */
vi.setConfig({ testTimeout: 240_000 })
const hub = await useSharedHub()
const { openFor } = useStaffPages(hub, 'templates')

test('a new letter opens with few controls; variables, languages, examples and pasted text come by a button', async () => {
  const { page, faults } = await openFor('els')
  await newTemplate(page, hub, 'Kalm begonnen')
  await page.getByText('Hier ziet u de lege brief in de huisstijl.').waitFor()
  await page.getByText('1 bladzijde, hoogstens').waitFor()
  expect(await inkOf(page)).toBeGreaterThan(100)
  expect(await page.locator('.cm-faultline, .up-notice--bad, .govuk-error-message').count()).toBe(0)
  await takePicture(page, 'real-editor-empty')
  await page.getByLabel('Onderwerp').fill('Uw zitting')
  await body(page).fill('Beste {{aanspreking}},\n\nU betaalt {{money totaal}}.')
  await page.locator('.cm-faultline').getByRole('button', { name: 'Maak variabele ‘totaal’' }).click()
  await page.locator('.st-items > details[open] > summary', { hasText: 'totaal – Bedrag' }).waitFor()
  await page.locator('.st-items > details[open] input:focus').waitFor()
  await page.locator('.cm-faultline').getByRole('button', { name: 'Maak variabele ‘aanspreking’' }).click()
  // A letter without examples is shown with values that are marked as invented.
  await page.getByText('Zonder voorbeeld: totaal, aanspreking.').waitFor()
  await page.getByRole('tab', { name: 'Mijn brieven' }).click()
  await page.getByRole('article', { name: 'Voorbeeld: Mijn brieven' }).getByText('Beste [aanspreking],').waitFor()
  // The name follows the meaning, and one part that opens closes the other.
  await page.getByRole('button', { name: 'Voeg een variabele toe' }).click()
  const last = page.locator('.st-items > details').last()
  await last.locator('input:focus').waitFor()
  await page.keyboard.type('Datum van de zitting')
  await page.keyboard.press('Tab')
  await last.locator('summary', { hasText: 'datumVanDeZitting' }).waitFor()
  expect(await page.locator('.st-items > details[open]').count()).toBe(1)
  await expectAccessible(page)
  await takePicture(page, 'real-editor-variable')
  // A new name keeps the values of the samples; removing a variable removes them.
  await panel(page, 'Voorbeelden')
  await page.getByRole('button', { name: 'Voeg een voorbeeld toe' }).click()
  await page.getByLabel('aanspreking').fill('mevrouw Peeters')
  await panel(page, 'Variabelen')
  await page.locator('.st-items > details > summary', { hasText: 'aanspreking' }).click()
  await page.locator('.st-items > details[open]').getByLabel('Naam in de tekst').fill('Naam burger')
  await page.keyboard.press('Tab')
  await page.locator('.st-items > details > summary', { hasText: 'naamBurger' }).waitFor()
  await panel(page, 'Voorbeelden')
  expect(await page.getByLabel('naamBurger').inputValue()).toBe('mevrouw Peeters')
  await body(page).fill('Beste {{naamBurger}},')
  await saved(page)
  // Text of a word processor keeps its structure, in one step of undo.
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', '<p>x</p><table><tr><td>Kosten</td><td>Bedrag</td></tr><tr><td>Kaart</td><td align=right>12</td></tr></table>')
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true })
    document.querySelector('.st-code').shadowRoot.querySelector('.cm-content').dispatchEvent(event)
  })()`)
  await page.getByText('Opmaak overgenomen. Kijk de tabel na.').waitFor()
  await body(page).getByText('| Kosten | Bedrag |').waitFor()
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await body(page).getByText('| Kosten | Bedrag |').waitFor({ state: 'detached' })
  await keysMarkWords(page)
  await paymentByMeaning(page)
  await panel(page, 'Hulp')
  await expectAccessible(page)
  await takePicture(page, 'real-editor-help')
  await page.getByRole('button', { name: 'Voeg in Nieuwe bladzijde' }).click()
  await body(page).getByText('{{pageBreak}}').waitFor()
  // Another language begins with a copy of this one, marked as still to be translated.
  await page.getByRole('tab', { name: /Français/ }).click()
  await page.getByRole('button', { name: 'Begin met de Nederlandse tekst' }).click()
  await page.getByRole('tab', { name: /Français.*Nog te vertalen/ }).waitFor()
  await page.getByRole('textbox', { name: 'Tekst van de brief, Français' }).getByText('Beste {{naamBurger}},').waitFor()
  await expectAccessible(page)
  await takePicture(page, 'real-editor-french')
  await saved(page)
  expect(faults).toEqual([])
})

/** Ctrl+B and Ctrl+I mark the chosen words, and remove their marks. */
async function keysMarkWords(page: Page): Promise<void> {
  await body(page).fill('Beste')
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+B')
  await page.keyboard.press('Control+I')
  await body(page).getByText('***Beste***').waitFor()
  await page.keyboard.press('Control+B')
  await page.keyboard.press('Control+I')
  expect(await body(page).locator('.cm-line').allTextContents()).toEqual(['Beste'])
  await body(page).fill('Beste {{naamBurger}},')
}

/** A payment is chosen by meaning; a fixed value is checked at its field. Nothing of the language of templates is typed. */
async function paymentByMeaning(page: Page): Promise<void> {
  await panel(page, 'Betaling')
  await page.getByRole('button', { name: 'Voeg een betaalstrook toe' }).click()
  const amount = page.getByLabel('Bedrag', { exact: true })
  // The only amount is chosen already; the other choices are no variables of another type.
  expect(await amount.inputValue()).toBe('{{totaal}}')
  expect(await amount.locator('option').allTextContents()).toEqual([
    'Kies een gegeven',
    'totaal',
    'Altijd dezelfde waarde …',
  ])
  await page.getByLabel('Ten laatste op', { exact: true }).selectOption({ label: 'Altijd dezelfde waarde …' })
  await page.getByLabel('Ten laatste op, in elke brief').fill('2027-01-31')
  await page.getByLabel('Rekeningnummer (IBAN)', { exact: true }).selectOption({ label: 'Altijd dezelfde waarde …' })
  await page.getByLabel('Rekeningnummer (IBAN), in elke brief').fill('BE68 5390 0754 7035')
  await page
    .locator('.st-valuesource .govuk-error-message')
    .filter({ hasText: /rekeningnummer/i })
    .waitFor()
  await expectAccessible(page)
  await takePicture(page, 'real-editor-payment')
  await page.getByRole('button', { name: 'Verwijder de betaalstrook' }).click()
}

test('an officer hangs a note on a word, and marks words in another language', async () => {
  const officer = await openFor('els')
  const { page } = officer
  await newTemplate(page, hub, 'Met een noot')
  await page.getByLabel('Onderwerp').fill('Uw dossier')
  await body(page).fill('Volgens de wet.\n\nTot binnenkort.')
  await body(page)
    .getByText('Volgens de wet.')
    .dblclick({ position: { x: 75, y: 8 } })
  const chosen = await page.evaluate<string>('String(getSelection())')
  const marks = page.getByRole('group', { name: 'Schrijf' }).or(page.locator('.st-marks'))
  await marks.getByRole('button', { name: 'Meer' }).click()
  await marks.getByRole('button', { name: 'Voetnoot' }).click()
  await page.keyboard.type('Artikel 12 van het ')
  await marks.getByRole('button', { name: 'Meer' }).click()
  await marks.getByRole('button', { name: 'Andere taal' }).click()
  await page.keyboard.type('Code judiciaire')
  await page.keyboard.press('Control+End')
  const lines = await body(page).locator('.cm-line').allTextContents()
  expect(lines).toContain('[^1]: Artikel 12 van het [Code judiciaire]{lang=fr}')
  expect(lines[0]).toContain(`${chosen.trim()}[^1]`)
  await page.getByRole('tab', { name: 'Mijn brieven' }).click()
  const letter = page.getByRole('article', { name: 'Voorbeeld: Mijn brieven' })
  await letter.getByText('Code judiciaire').waitFor()
  expect(await letter.getByText('Code judiciaire').getAttribute('lang')).toBe('fr')
  const mark = letter.getByRole('link', { name: '1', exact: true })
  const place = (id: string | null) => page.locator(`[id="${id?.replace(/^#/, '')}"]`)
  expect(await place(await mark.getAttribute('aria-describedby')).textContent()).toBe('Noten')
  // Forth and back: each place is there.
  expect(await place(await mark.getAttribute('href')).textContent()).toContain(
    'Artikel\u00a012 van het Code judiciaire',
  )
  const back = letter.getByRole('link', { name: 'Terug naar noot 1 in de tekst' })
  expect(await place(await back.getAttribute('href')).textContent()).toBe('1')
  await expectAccessible(page)
  await takePicture(page, 'real-editor-note')
  // An invalid label is reported at its place, and repaired with a click.
  await body(page).fill('Volgens de wet[^wett].\n\n[^wet]: Artikel 12.')
  await page.locator('.cm-faultline', { hasText: 'Er is geen noot [^wett]. Bedoelt u wet?' }).waitFor()
  await page.locator('.cm-faultline').getByRole('button', { name: 'Vervang door ‘wet’' }).click()
  await body(page).getByText('Volgens de wet[^wet].').waitFor()
  await letter.getByText('Artikel 12.').waitFor()
  expect(officer.faults).toEqual([])
})

test('everything can be done by keyboard alone', async () => {
  const { page } = await openFor('els')
  await tabTo(page, 'Nieuw sjabloon')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Met de toetsen')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/met-de-toetsen/versions/1/edit')
  await page.getByLabel('Onderwerp').waitFor()
  await page.getByLabel('Onderwerp').focus()
  await page.keyboard.type('Met de toetsen')
  // Tab goes into the text and out of it: the editor is no trap.
  await page.keyboard.press('Tab')
  await page.keyboard.type('Beste,\n\nDit is de tekst.')
  await page.keyboard.press('Tab')
  await tabTo(page, 'Duidelijke taal', 'Shift+Tab').catch(() => tabTo(page, 'Duidelijke taal'))
  await page.keyboard.press('ArrowRight')
  await page.getByText('Geen fouten. U kunt dit ontwerp laten nakijken.').waitFor()
  await saved(page)
  await tabTo(page, 'Laat nakijken', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Dien in')
  await page.keyboard.press('Enter')
  await page.getByText('Versie 1 wacht tot een collega ze nakijkt.').waitFor()
})

test('a seeded template is edited at 320 px and in English', async () => {
  const { page, faults } = await openFor('els', 'en-GB')
  await page.getByRole('button', { name: 'New template' }).waitFor()
  await page
    .getByRole('row', { name: /aanslagbiljet-onroerende-voorheffing/ })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('region', { name: 'Versions' }).first().getByRole('link', { name: 'version 1' }).click()
  await page.getByRole('button', { name: 'New draft of this' }).click()
  await page.getByRole('button', { name: 'Make the draft' }).click()
  await page.waitForURL('**/edit')
  await page.locator('[data-revision]').waitFor()
  await page.getByRole('tab', { name: 'My letters' }).click()
  // The letter beside the text follows its language, until another is chosen.
  const letter = page.getByRole('article', { name: 'Preview: My letters' })
  const textIn = (name: string) =>
    page.getByRole('tablist', { name: 'Languages of the letter' }).getByRole('tab', { name })
  await textIn('Français').click()
  await letter.locator('[lang=fr]').first().waitFor()
  await page.getByLabel('Language', { exact: true }).first().selectOption({ label: 'Deutsch' })
  await letter.locator('[lang=de]').first().waitFor()
  await textIn('Nederlands').click()
  await page.locator('[data-revision]').waitFor()
  expect(await letter.locator('[lang=de]').count()).toBeGreaterThan(0)
  await page.getByLabel('Language', { exact: true }).first().selectOption({ label: 'Same as the text' })
  await letter.locator('[lang=nl]').first().waitFor()
  await expectAccessible(page)
  await takePicture(page, 'real-editor-en')
  for (const name of ['Variables', 'Actions', 'Payment', 'Samples', 'Settings']) {
    await page.getByRole('tablist', { name: 'Parts of the letter' }).getByRole('tab', { name }).click()
    await page.evaluate("for (const each of document.querySelectorAll('.st-items > details')) each.open = true")
    await expectAccessible(page)
    await takePicture(page, `real-editor-${name.toLowerCase()}`)
  }
  await page.setViewportSize({ width: 320, height: 900 })
  await page.getByRole('tablist', { name: 'Parts of the letter' }).getByRole('tab', { name: 'Plain language' }).click()
  await expectAccessible(page)
  await takePicture(page, 'real-editor-320')
  expect(faults).toEqual([])
})
