import { mkdir } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestHub } from '../support/open-test-hub.ts'
import { expectAccessible, inkOf, openBrowser, openContext, tabTo } from './open-browser.ts'

/** The work of officers and reviewers on a whole hub, with real people, real previews and the real policy. */
vi.setConfig({ testTimeout: 240_000 })
const hub = await openTestHub()

let browser: Browser
const contexts: BrowserContext[] = []
beforeAll(async () => {
  await mkdir('.cache/screens', { recursive: true })
  browser = await openBrowser()
})
afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser?.close()
})

const picture = (page: Page, name: string) =>
  page.screenshot({ path: `.cache/screens/real-${name}.png`, fullPage: true })

/** A browser of their own, signed in; what its console says against us is kept. */
async function openFor(username: string, locale = 'nl-BE'): Promise<{ page: Page; faults: string[] }> {
  const person = hub.trial.staff.find((each) => each.username === username)
  if (person === undefined) throw new Error(`The trial has no ${username}`)
  const context = await openContext(browser, { width: 1280, theme: 'light' }, locale)
  contexts.push(context)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (line) => /policy|refused to/i.test(line.text()) && faults.push(line.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${hub.url}/admin/templates`)
  await page.getByRole('link', { name: locale === 'nl-BE' ? 'Meld u aan' : 'Sign in' }).click()
  await page.locator('[name=username]').fill(person.username)
  await page.locator('[name=password]').fill(person.password)
  await page.locator('[type=submit]').click()
  await page.waitForURL(`${hub.url}/admin/templates*`)
  return { page, faults }
}

async function newTemplate(page: Page, name: string): Promise<void> {
  await page.goto(`${hub.url}/admin/templates`)
  await page.getByRole('button', { name: 'Nieuw sjabloon' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Naam').fill(name)
  await dialog.getByRole('button', { name: 'Begin te schrijven' }).click()
  await page.waitForURL('**/versions/1/edit')
}

const body = (page: Page) => page.getByRole('textbox', { name: 'Tekst van de brief, Nederlands' })
const panel = (page: Page, name: string) =>
  page.getByRole('tablist', { name: 'Onderdelen van de brief' }).getByRole('tab', { name }).click()
const saved = (page: Page) => page.locator('[data-save=saved]').waitFor()

async function addVariable(page: Page, name: string): Promise<void> {
  await panel(page, 'Variabelen')
  await page.getByRole('button', { name: 'Voeg een variabele toe' }).click()
  const item = page.locator('.st-items > details').last()
  // It is open, and its name waits to be written over.
  await item.locator('input:focus').first().waitFor()
  await item.getByLabel('Naam in de tekst').fill(name)
  await item.getByLabel('Voorbeeld').fill('mevrouw Peeters')
}

test('an officer writes, repairs, looks and submits; a reviewer sends back, then approves; it is published', async () => {
  const officer = await openFor('els')
  const { page } = officer
  await newTemplate(page, 'Parkeerkaart toegekend')
  await page.getByLabel('Onderwerp').fill('Uw parkeerkaart')
  await addVariable(page, 'aanspreking')
  await body(page).click()
  await page.keyboard.type('Beste {{aansp')
  // The list of names opens by itself; Enter takes the first, and the braces close themselves.
  await page.locator('.cm-tooltip-autocomplete [aria-selected]', { hasText: 'aanspreking' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.type('rking')
  await page.keyboard.press('End')
  await page.keyboard.type(',\n\nIndien u uw wagen wil parkeren, dient u de kaart achter de voorruit te leggen.')
  // The fault stands under its line, and says how to repair it.
  await page
    .locator('.cm-faultline', { hasText: 'Deze variabele bestaat niet: aansprking. Bedoelt u aanspreking?' })
    .waitFor()
  await page.getByText('Verbeter deze fout. Dan ziet u de brief.').waitFor()
  await picture(page, 'editor-fault')
  await page.locator('.cm-faultline').getByRole('button', { name: 'Vervang door ‘aanspreking’' }).click()
  await page.getByText('Voorbeeld van').waitFor()
  expect(await inkOf(page)).toBeGreaterThan(1_000)
  await page.getByRole('tab', { name: 'Mijn brieven' }).click()
  await page.getByRole('article', { name: 'Voorbeeld: Mijn brieven' }).getByText('Beste mevrouw Peeters,').waitFor()
  // Typing shows up in the letter.
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\n\nTot binnenkort.')
  await page.getByRole('article', { name: 'Voorbeeld: Mijn brieven' }).getByText('Tot binnenkort.').waitFor()
  await picture(page, 'editor-page')
  // Advice on plain language: a click goes to the place.
  await panel(page, 'Duidelijke taal')
  await page.getByText('op 100').waitFor()
  await page.locator('.st-findings').getByRole('button', { name: 'regel 3' }).first().click()
  expect(await page.evaluate<boolean>("document.activeElement.classList.contains('st-code')")).toBe(true)
  await expectAccessible(page)
  for (const form of ['E-mail', 'Gewone tekst', 'Grote letters', 'Brief']) {
    await page.getByRole('tab', { name: form, exact: true }).click()
    await page.locator('[data-revision]').waitFor()
  }
  await page.getByRole('tab', { name: 'Gewone tekst' }).click()
  await page.getByRole('region', { name: 'Voorbeeld: Gewone tekst' }).getByText('Tot binnenkort.').waitFor()
  await saved(page)
  await page.getByRole('button', { name: 'Laat nakijken' }).click()
  await page.getByLabel('Opmerking voor wie nakijkt').fill('Graag voor vrijdag.')
  await page.getByRole('button', { name: 'Dien in' }).click()
  await page.getByText('Versie 1 wacht tot een collega ze nakijkt.').waitFor()
  await page
    .getByText('Deze versie wacht tot een nalezer')
    .or(page.getByText('U schreef mee aan deze versie.'))
    .waitFor()
  expect(await page.getByRole('button', { name: 'Keur goed' }).count()).toBe(0)
  await expectAccessible(page)
  await picture(page, 'version-in-review')

  const reviewer = await openFor('pieter')
  await reviewer.page.getByText('Wacht op nakijken door iemand anders dan Els Claes').waitFor()
  await picture(reviewer.page, 'templates')
  expect(await reviewer.page.getByRole('button', { name: 'Nieuw sjabloon' }).count()).toBe(0)
  // A word of the text finds the letter, and shows where it stands.
  await reviewer.page.getByLabel('Naam, sleutel of woorden in de tekst').fill('VOORRUIT')
  await reviewer.page.locator('.st-found mark', { hasText: 'voorruit' }).waitFor()
  await expectAccessible(reviewer.page)
  await picture(reviewer.page, 'templates-found')
  await reviewer.page.goto(page.url())
  await reviewer.page
    .locator('.up-notice', { hasText: 'Els Claes vroeg op' })
    .getByText('Graag voor vrijdag.')
    .waitFor()
  await reviewer.page.getByRole('button', { name: 'Stuur terug' }).click()
  await reviewer.page.getByRole('alertdialog').getByRole('button', { name: 'Stuur terug' }).click()
  await reviewer.page.getByText('Schrijf wat er beter moet.').waitFor()
  await reviewer.page.getByLabel('Wat moet er beter?').fill('Schrijf het korter.')
  await reviewer.page.getByRole('alertdialog').getByRole('button', { name: 'Stuur terug' }).click()
  await reviewer.page.getByText('Versie 1 is weer een ontwerp.').waitFor()

  await page.goto(`${hub.url}/admin/`)
  await page.getByText('1 sjabloon is teruggestuurd').waitFor()
  await page.getByRole('link', { name: 'Schrijf verder' }).click()
  await page.waitForURL('**/versions/1/edit')
  await page.goto(`${hub.url}/admin/templates`)
  await page.getByText('Teruggestuurd naar Els Claes').waitFor()
  await page
    .getByRole('row', { name: /Parkeerkaart toegekend/ })
    .getByRole('link', { name: 'versie 1' })
    .click()
  await page.getByRole('link', { name: 'Schrijf verder' }).click()
  await page
    .locator('.up-notice--warn', { hasText: 'Pieter Wouters stuurde dit terug' })
    .getByText('Schrijf het korter.')
    .waitFor()
  await picture(page, 'sent-back')
  await body(page).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Beste {{aanspreking}},\n\nLeg de kaart achter uw voorruit.')
  await saved(page)
  await page.getByRole('button', { name: 'Laat nakijken' }).click()
  await page.getByRole('button', { name: 'Dien in' }).click()
  await page.getByText('Versie 1 wacht tot een collega ze nakijkt.').waitFor()

  // The reviewer sees what changed since the text was sent back, and judges it there.
  await reviewer.page.reload()
  await reviewer.page.getByRole('link', { name: 'Sinds uw laatste controle' }).click()
  await reviewer.page.getByText('U stuurde versie 1 terug op').waitFor()
  await reviewer.page.locator('.st-diff del', { hasText: 'Indien' }).first().waitFor()
  await reviewer.page.locator('.st-diff ins', { hasText: 'Leg' }).first().waitFor()
  await expectAccessible(reviewer.page)
  await picture(reviewer.page, 'compare-since-review')
  await reviewer.page.getByRole('button', { name: 'Keur goed' }).click()
  await reviewer.page.getByRole('alertdialog').getByRole('button', { name: 'Keur goed' }).click()
  await reviewer.page.getByText('Versie 1 is goedgekeurd.').waitFor()
  expect(await reviewer.page.getByRole('button', { name: 'Publiceer' }).count()).toBe(0)

  await page.reload()
  await page.getByRole('button', { name: 'Publiceer' }).click()
  await page.getByRole('button', { name: 'Publiceer nu' }).click()
  await page.getByText('Versie 1 is gepubliceerd.').waitFor()
  await page.getByText('Gepubliceerd', { exact: true }).first().waitFor()
  await picture(page, 'version-published')

  // Roll back is a new draft of an earlier version.
  await page.getByRole('button', { name: 'Nieuw ontwerp hiervan' }).click()
  await page.getByRole('button', { name: 'Maak het ontwerp' }).click()
  await page.waitForURL('**/versions/2/edit')
  await page.getByLabel('Onderwerp').fill('Uw nieuwe parkeerkaart')
  await saved(page)
  await page.getByRole('link', { name: 'Vergelijk met versie 1' }).click()
  await page.locator('.st-diff ins', { hasText: 'nieuwe' }).first().waitFor()
  await expectAccessible(page)
  await picture(page, 'compare')
  expect([...officer.faults, ...reviewer.faults]).toEqual([])
})

test('a publication is planned, planned anew, and taken back; a new draft begins on the page of the template', async () => {
  const { page, faults } = await openFor('els')
  await newTemplate(page, 'Met een datum')
  await page.getByLabel('Onderwerp').fill('Met een datum')
  await body(page).fill('Dit gaat later in.')
  await saved(page)
  await page.getByRole('button', { name: 'Laat nakijken' }).click()
  await page.getByRole('button', { name: 'Dien in' }).click()
  await page.getByText('Versie 1 wacht tot een collega ze nakijkt.').waitFor()
  const reviewer = await openFor('pieter')
  await reviewer.page.goto(page.url())
  await reviewer.page.getByRole('button', { name: 'Keur goed' }).click()
  await reviewer.page.getByRole('alertdialog').getByRole('button', { name: 'Keur goed' }).click()
  await reviewer.page.getByText('Versie 1 is goedgekeurd.').waitFor()

  await page.reload()
  await page.getByRole('button', { name: 'Publiceer' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Op een dag en uur').check()
  await dialog.getByLabel('Dag en uur', { exact: true }).fill('2020-01-01T08:00')
  await dialog.getByRole('button', { name: 'Plan de publicatie' }).click()
  await dialog.getByText('Kies een tijdstip in de toekomst.').waitFor()
  await expectAccessible(page)
  await dialog.getByLabel('Dag en uur', { exact: true }).fill('2099-03-01T08:00')
  await dialog.getByRole('button', { name: 'Plan de publicatie' }).click()
  await page.getByText(/Wordt gepubliceerd op 1\smaart/).waitFor()
  await expectAccessible(page)
  await picture(page, 'version-planned')
  // The dialog begins with what is planned.
  await page.getByRole('button', { name: 'Wijzig het moment' }).click()
  expect(await dialog.getByLabel('Dag en uur', { exact: true }).inputValue()).toBe('2099-03-01T08:00')
  await dialog.getByLabel('Dag en uur', { exact: true }).fill('2099-04-02T09:30')
  await dialog.getByRole('button', { name: 'Plan de publicatie' }).click()
  await page.getByText(/Wordt gepubliceerd op 2\sapril/).waitFor()
  await page.getByRole('button', { name: 'Annuleer de publicatie' }).click()
  await dialog.getByText(/Versie 1 zou gepubliceerd worden op 2\sapril/).waitFor()
  await picture(page, 'unplan')
  await dialog.getByLabel('Waarom? (niet verplicht)').fill('De wet is uitgesteld.')
  await dialog.getByRole('button', { name: 'Annuleer de publicatie' }).click()
  await page.getByText('Versie 1 wordt niet gepubliceerd. Ze blijft goedgekeurd.').waitFor()
  await page.getByText('Geplande publicatie geannuleerd').waitFor()
  await page.getByText('De wet is uitgesteld.').waitFor()
  expect(await page.getByText(/Wordt gepubliceerd op/).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Annuleer de publicatie' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Publiceer' }).click()
  await dialog.getByRole('button', { name: 'Publiceer nu' }).click()
  await page.getByText('Versie 1 is gepubliceerd.').waitFor()

  await page.getByRole('link', { name: 'Met een datum' }).click()
  await page.getByRole('button', { name: 'Nieuw ontwerp' }).click()
  await dialog.getByRole('button', { name: 'Maak het ontwerp' }).click()
  await page.waitForURL('**/versions/2/edit')
  await page.getByRole('link', { name: 'Terug naar Met een datum' }).click()
  await page.getByRole('link', { name: 'Schrijf verder aan versie 2' }).waitFor()
  // The letter that new letters get is seen at once.
  await page.getByRole('img', { name: 'Eerste bladzijde van de brief' }).waitFor()
  expect(await inkOf(page)).toBeGreaterThan(100)
  await expectAccessible(page)
  await picture(page, 'template-with-draft')
  // Who only reviews writes nothing.
  await reviewer.page.goto(page.url())
  await reviewer.page.getByRole('heading', { name: 'Vergelijk twee versies' }).waitFor()
  expect(await reviewer.page.getByRole('button', { name: 'Nieuw ontwerp' }).count()).toBe(0)
  expect([...faults, ...reviewer.faults]).toEqual([])
})

test('an officer hangs a note on a word, and marks words in another language', async () => {
  const officer = await openFor('els')
  const { page } = officer
  await newTemplate(page, 'Met een noot')
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
  await picture(page, 'editor-note')
  // A label that is none is told where it stands, and repaired with a click.
  await body(page).fill('Volgens de wet[^wett].\n\n[^wet]: Artikel 12.')
  await page.locator('.cm-faultline', { hasText: 'Er is geen noot [^wett]. Bedoelt u wet?' }).waitFor()
  await page.locator('.cm-faultline').getByRole('button', { name: 'Vervang door ‘wet’' }).click()
  await body(page).getByText('Volgens de wet[^wet].').waitFor()
  await letter.getByText('Artikel 12.').waitFor()
  expect(officer.faults).toEqual([])
})

test('two people on one draft: the second sees both texts, and neither text is lost', async () => {
  const [els, other] = [await openFor('els'), await openFor(secondOfficer())]
  await newTemplate(els.page, 'Samen geschreven')
  await els.page.getByLabel('Onderwerp').fill('Samen')
  await body(els.page).fill('Tekst van het begin.')
  await saved(els.page)
  await other.page.goto(els.page.url())
  await body(other.page).waitFor()
  await body(els.page).fill('Tekst van Els.')
  await saved(els.page)
  await body(other.page).fill('Tekst van de tweede.')
  const dialog = other.page.getByRole('alertdialog', { name: 'Iemand anders bewaarde dit ontwerp ook' })
  await dialog.getByText('Els Claes bewaarde om').waitFor()
  await dialog.getByRole('region', { name: 'Uw tekst, Nederlands' }).getByText('Tekst van de tweede.').waitFor()
  await dialog.getByRole('region', { name: 'De tekst van Els Claes, Nederlands' }).getByText('Tekst van Els.').waitFor()
  await expectAccessible(other.page)
  await picture(other.page, 'editor-conflict')
  // Later: typing goes on, and nothing of it is lost by a reload either.
  await dialog.getByRole('button', { name: 'Kies later' }).click()
  await body(other.page).fill('Tekst van de tweede, langer.')
  await other.page.reload()
  await dialog.getByRole('region', { name: 'Uw tekst, Nederlands' }).getByText('Tekst van de tweede, langer.').waitFor()
  await dialog.getByRole('button', { name: 'Neem de andere tekst' }).click()
  await body(other.page).getByText('Tekst van Els.').waitFor()
  await other.page.getByText('Bewaard om').waitFor()
  await other.page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await body(other.page).getByText('Tekst van de tweede, langer.').waitFor()
  await saved(other.page)
  // The first is told in turn, and goes on with their own text.
  await body(els.page).fill('Tekst van Els, opnieuw.')
  await els.page.getByRole('button', { name: 'Ga verder met mijn tekst' }).click()
  await saved(els.page)
  await els.page.reload()
  await body(els.page).getByText('Tekst van Els, opnieuw.').waitFor()
})

test('without a connection the text stays, says so, and is saved once the connection is back', async () => {
  const { page } = await openFor('els')
  await newTemplate(page, 'Zonder verbinding')
  await page.getByLabel('Onderwerp').fill('Zonder verbinding')
  await body(page).fill('Bewaard.')
  await saved(page)
  await page.context().setOffline(true)
  await body(page).fill('Getypt in de trein.')
  await page.getByText('Geen verbinding: uw tekst is nog niet bewaard').waitFor()
  await picture(page, 'editor-offline')
  await page.context().setOffline(false)
  await saved(page)
  await page.reload()
  await body(page).getByText('Getypt in de trein.').waitFor()
  // What the hub did not get before a reload comes back from this tab.
  await page.route('**/versions/1', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()))
  await body(page).fill('Niet bewaard voor het herladen.')
  await page.locator('[data-save=failed]').waitFor()
  await page.unroute('**/versions/1')
  await page.reload()
  await body(page).getByText('Niet bewaard voor het herladen.').waitFor()
  await saved(page)
  expect(await page.evaluate<number>("Object.keys(sessionStorage).filter((key) => key.includes('draft')).length")).toBe(
    0,
  )
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

test('a seeded template is written on at 320 px and in English', async () => {
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
  await page.getByRole('tab', { name: 'Inbox' }).click()
  // The letter beside the text follows its language, until another is chosen.
  const letter = page.getByRole('article', { name: 'Preview: Inbox' })
  const textIn = (name: string) =>
    page.getByRole('tablist', { name: 'Languages of the letter' }).getByRole('tab', { name })
  await textIn('Français').click()
  await letter.locator('[lang=fr]').first().waitFor()
  await page.getByLabel('Language', { exact: true }).first().selectOption({ label: 'Deutsch' })
  await letter.locator('[lang=de]').first().waitFor()
  await textIn('Nederlands').click()
  await page.locator('[data-revision]').waitFor()
  expect(await letter.locator('[lang=de]').count()).toBeGreaterThan(0)
  await page.getByLabel('Language', { exact: true }).first().selectOption({ label: 'As the text' })
  await letter.locator('[lang=nl]').first().waitFor()
  await expectAccessible(page)
  await picture(page, 'editor-en')
  for (const name of ['Variables', 'Actions', 'Payment', 'Samples', 'Settings']) {
    await page.getByRole('tablist', { name: 'Parts of the letter' }).getByRole('tab', { name }).click()
    await page.evaluate("for (const each of document.querySelectorAll('.st-items > details')) each.open = true")
    await expectAccessible(page)
    await picture(page, `editor-${name.toLowerCase()}`)
  }
  await page.setViewportSize({ width: 320, height: 900 })
  await page.getByRole('tablist', { name: 'Parts of the letter' }).getByRole('tab', { name: 'Plain language' }).click()
  await expectAccessible(page)
  await picture(page, 'editor-320')
  expect(faults).toEqual([])
})

function secondOfficer(): string {
  const [, second] = hub.trial.staff.filter(
    ({ roles, username }) => roles.includes('officer') && ['els', 'tom'].includes(username),
  )
  if (second === undefined) throw new Error('The first entity of the trial has one officer')
  return second.username
}

/** Ctrl+B and Ctrl+I mark the chosen words, and take their marks away. */
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
  await picture(page, 'editor-payment')
  await page.getByRole('button', { name: 'Verwijder de betaalstrook' }).click()
}

test('a new letter opens calm; variables, languages, examples and pasted text come by a button', async () => {
  const { page, faults } = await openFor('els')
  await newTemplate(page, 'Kalm begonnen')
  await page.getByText('Hier ziet u de lege brief in de huisstijl.').waitFor()
  await page.getByText('1 bladzijde, hoogstens').waitFor()
  expect(await inkOf(page)).toBeGreaterThan(100)
  expect(await page.locator('.cm-faultline, .up-notice--bad, .govuk-error-message').count()).toBe(0)
  await picture(page, 'editor-empty')
  await page.getByLabel('Onderwerp').fill('Uw zitting')
  await body(page).fill('Beste {{aanspreking}},\n\nU betaalt {{money totaal}}.')
  await page.locator('.cm-faultline').getByRole('button', { name: 'Maak variabele ‘totaal’' }).click()
  await page.locator('.st-items > details[open] > summary', { hasText: 'totaal – Bedrag' }).waitFor()
  await page.locator('.st-items > details[open] input:focus').waitFor()
  await page.locator('.cm-faultline').getByRole('button', { name: 'Maak variabele ‘aanspreking’' }).click()
  // A letter without examples is shown with values that are named as made up.
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
  await picture(page, 'editor-variable')
  // A new name carries the value of the samples along; a removed variable takes it away.
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
  // What comes from a word processor keeps its structure, in one step of undo.
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
  await picture(page, 'editor-help')
  await page.getByRole('button', { name: 'Voeg in Nieuwe bladzijde' }).click()
  await body(page).getByText('{{pageBreak}}').waitFor()
  // Another language begins with this one, and says that it is to be translated.
  await page.getByRole('tab', { name: /Français/ }).click()
  await page.getByRole('button', { name: 'Begin met de Nederlandse tekst' }).click()
  await page.getByRole('tab', { name: /Français.*Nog te vertalen/ }).waitFor()
  await page.getByRole('textbox', { name: 'Tekst van de brief, Français' }).getByText('Beste {{naamBurger}},').waitFor()
  await expectAccessible(page)
  await picture(page, 'editor-french')
  await saved(page)
  expect(faults).toEqual([])
})
