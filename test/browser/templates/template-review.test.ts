import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { expectAccessible } from '../judge-page.ts'
import { inkOf } from '../open-browser.ts'
import { takePicture } from '../take-picture.ts'
import { useSharedHub, useStaffPages } from '../use-hub.ts'
import { body, newTemplate, panel, saved } from './write-template.ts'

/** Officers and reviewers bring a template into force, on a whole hub, with real people, real previews and the real policy. */
vi.setConfig({ testTimeout: 240_000 })
const hub = await useSharedHub()
const { openFor } = useStaffPages(hub, 'templates')

/** A test that is tried again begins with a template of its own. */
let attempt = 0
let name = ''

async function addVariable(page: Page, variable: string): Promise<void> {
  await panel(page, 'Variabelen')
  await page.getByRole('button', { name: 'Voeg een variabele toe' }).click()
  const item = page.locator('.st-items > details').last()
  // It is open, and its name is ready to be replaced.
  await item.locator('input:focus').first().waitFor()
  await item.getByLabel('Naam in de tekst').fill(variable)
  await item.getByLabel('Voorbeeld').fill('mevrouw Peeters')
}

test('an officer writes, repairs, previews and submits; a reviewer sends back, then approves; it is published', async () => {
  const officer = await openFor('els')
  const { page } = officer
  attempt += 1
  name = `Parkeerkaart toegekend, keer ${attempt}`
  await newTemplate(page, hub, name)
  await page.getByLabel('Onderwerp').fill('Uw parkeerkaart')
  await addVariable(page, 'aanspreking')
  await body(page).click()
  await page.keyboard.type('Beste ')
  // Otherwise it would depend on the machine whether a letter is drawn before the fault.
  await saved(page)
  await page.locator('[data-revision]').waitFor()
  await page.keyboard.type('{{aansp')
  // The list of names opens by itself; Enter takes the first, and the braces close themselves.
  await page.locator('.cm-tooltip-autocomplete [aria-selected]', { hasText: 'aanspreking' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.type('rking')
  await page.keyboard.press('End')
  await page.keyboard.type(',\n\nIndien u uw wagen wil parkeren, dient u de kaart achter de voorruit te leggen.')
  // The fault is shown under its line, and says how to repair it.
  await page
    .locator('.cm-faultline', { hasText: 'Deze variabele bestaat niet: aansprking. Bedoelt u aanspreking?' })
    .waitFor()
  await page.getByText('Verbeter deze fout. Dan volgt de brief uw tekst weer.').waitFor()
  await takePicture(page, 'real-editor-fault')
  // A draft that is opened with its fault has no letter yet.
  await saved(page)
  await page.reload()
  await page.getByText('Verbeter deze fout. Dan ziet u de brief.').waitFor()
  await page.locator('.cm-faultline').getByRole('button', { name: 'Vervang door ‘aanspreking’' }).click()
  // Until then, the letter from before the fault is shown.
  await page.locator('[data-revision]').waitFor()
  await expect.poll(() => inkOf(page)).toBeGreaterThan(1_000)
  await page.getByRole('tab', { name: 'Mijn brieven' }).click()
  await page.getByRole('article', { name: 'Voorbeeld: Mijn brieven' }).getByText('Beste mevrouw Peeters,').waitFor()
  // Typing shows up in the letter.
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\n\nTot binnenkort.')
  await page.getByRole('article', { name: 'Voorbeeld: Mijn brieven' }).getByText('Tot binnenkort.').waitFor()
  await takePicture(page, 'real-editor-page')
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
  await takePicture(page, 'real-version-in-review')

  const reviewer = await openFor('pieter')
  await reviewer.page
    .getByRole('row', { name: new RegExp(name) })
    .getByText('Wacht op nakijken door iemand anders dan Els Claes')
    .waitFor()
  await takePicture(reviewer.page, 'real-templates')
  expect(await reviewer.page.getByRole('button', { name: 'Nieuw sjabloon' }).count()).toBe(0)
  // A word of the text finds the letter, and shows its place.
  await reviewer.page.getByLabel('Naam, sleutel of woorden in de tekst').fill('VOORRUIT')
  await reviewer.page.locator('.st-found mark', { hasText: 'voorruit' }).waitFor()
  await expectAccessible(reviewer.page)
  await takePicture(reviewer.page, 'real-templates-found')
  await reviewer.page.goto(page.url())
  await reviewer.page
    .locator('.up-notice', { hasText: 'Els Claes vroeg op' })
    .getByText('Graag voor vrijdag.')
    .waitFor()
  await reviewer.page.getByRole('button', { name: 'Opmerking bij regel 3' }).click()
  await reviewer.page.getByLabel('Uw opmerking').fill('Wie rijdt, wil dit korter.')
  await expectAccessible(reviewer.page)
  await reviewer.page.getByRole('button', { name: 'Bewaar de opmerking' }).click()
  await reviewer.page.locator('.st-thread').getByText('Wie rijdt, wil dit korter.').waitFor()
  await expectAccessible(reviewer.page)
  await takePicture(reviewer.page, 'real-review-comment')
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
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('link', { name: 'versie 1' })
    .click()
  await page.getByRole('link', { name: 'Schrijf verder' }).click()
  await page
    .locator('.up-notice--warn', { hasText: 'Pieter Wouters stuurde dit terug' })
    .getByText('Schrijf het korter.')
    .waitFor()
  await takePicture(page, 'real-sent-back')
  // The comment is found again in the draft, answered and resolved there, and stays in the history.
  const underLine = page.locator('.cm-commentline', { hasText: 'Pieter Wouters Wie rijdt, wil dit korter.' })
  await underLine.getByRole('button', { name: 'Antwoord' }).click()
  const thread = page.locator('.st-comments .st-thread')
  await thread.getByText('Wie rijdt, wil dit korter.').waitFor()
  await page.locator('.st-comments').getByRole('button', { name: 'Nederlands, regel 3' }).click()
  expect(await page.evaluate<boolean>("document.activeElement.classList.contains('st-code')")).toBe(true)
  await thread.getByRole('button', { name: 'Antwoord' }).click()
  await thread.getByLabel('Uw antwoord').fill('Het is nu één zin.')
  await thread.getByRole('button', { name: 'Bewaar het antwoord' }).click()
  await thread.getByText('Het is nu één zin.').waitFor()
  await expectAccessible(page)
  await takePicture(page, 'real-editor-comments')
  await thread.getByRole('button', { name: 'Opgelost' }).click()
  await page.getByText('Alle opmerkingen zijn opgelost.').waitFor()
  await underLine.waitFor({ state: 'detached' })
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
  await takePicture(reviewer.page, 'real-compare-since-review')
  await reviewer.page.getByRole('button', { name: 'Keur goed' }).click()
  await reviewer.page.getByRole('alertdialog').getByRole('button', { name: 'Keur goed' }).click()
  await reviewer.page.getByText('Versie 1 is goedgekeurd.').waitFor()
  expect(await reviewer.page.getByRole('button', { name: 'Publiceer' }).count()).toBe(0)

  await page.reload()
  await page.getByRole('button', { name: 'Publiceer' }).click()
  await page.getByRole('button', { name: 'Publiceer nu' }).click()
  await page.getByText('Versie 1 is gepubliceerd.').waitFor()
  await page.getByText('Gepubliceerd', { exact: true }).first().waitFor()
  await takePicture(page, 'real-version-published')

  // Roll back is a new draft of an earlier version.
  await page.getByRole('button', { name: 'Nieuw ontwerp hiervan' }).click()
  await page.getByRole('button', { name: 'Maak het ontwerp' }).click()
  await page.waitForURL('**/versions/2/edit')
  await page.getByLabel('Onderwerp').fill('Uw nieuwe parkeerkaart')
  await saved(page)
  await page.getByRole('link', { name: 'Vergelijk met versie 1' }).click()
  await page.locator('.st-diff ins', { hasText: 'nieuwe' }).first().waitFor()
  await expectAccessible(page)
  await takePicture(page, 'real-compare')
  expect([...officer.faults, ...reviewer.faults]).toEqual([])
})

test('a publication is scheduled, rescheduled, and unscheduled; a new draft begins on the page of the template', async () => {
  const { page, faults } = await openFor('els')
  await newTemplate(page, hub, 'Met een datum')
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
  await takePicture(page, 'real-version-planned')
  // The dialog begins with the scheduled publication.
  await page.getByRole('button', { name: 'Wijzig het moment' }).click()
  expect(await dialog.getByLabel('Dag en uur', { exact: true }).inputValue()).toBe('2099-03-01T08:00')
  await dialog.getByLabel('Dag en uur', { exact: true }).fill('2099-04-02T09:30')
  await dialog.getByRole('button', { name: 'Plan de publicatie' }).click()
  await page.getByText(/Wordt gepubliceerd op 2\sapril/).waitFor()
  await page.getByRole('button', { name: 'Annuleer de publicatie' }).click()
  await dialog.getByText(/Versie 1 zou gepubliceerd worden op 2\sapril/).waitFor()
  await takePicture(page, 'real-unschedule')
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
  // The page of the version has a button “Nieuw ontwerp hiervan”.
  await page.getByRole('button', { name: 'Nieuw ontwerp', exact: true }).click()
  await dialog.getByRole('button', { name: 'Maak het ontwerp' }).click()
  await page.waitForURL('**/versions/2/edit')
  await page.getByRole('link', { name: 'Terug naar Met een datum' }).click()
  await page.getByRole('link', { name: 'Schrijf verder aan versie 2' }).waitFor()
  // The letter that new letters get is seen at once.
  await page.getByRole('img', { name: 'Eerste bladzijde van de brief' }).waitFor()
  expect(await inkOf(page)).toBeGreaterThan(100)
  await expectAccessible(page)
  await takePicture(page, 'real-template-with-draft')
  // A person who only reviews writes nothing.
  await reviewer.page.goto(page.url())
  await reviewer.page.getByRole('heading', { name: 'Vergelijk twee versies' }).waitFor()
  expect(await reviewer.page.getByRole('button', { name: 'Nieuw ontwerp' }).count()).toBe(0)
  expect([...faults, ...reviewer.faults]).toEqual([])
})
