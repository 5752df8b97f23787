import { expect, test, vi } from 'vitest'
import { expectAccessible } from '../judge-page.ts'
import { takePicture } from '../take-picture.ts'
import { useSharedHub, useStaffPages } from '../use-hub.ts'
import { body, newTemplate, saved } from './write-template.ts'

/** Drafts that two people write, or that lose their connection, on a whole hub. */
vi.setConfig({ testTimeout: 240_000 })
const hub = await useSharedHub()
const { openFor } = useStaffPages(hub, 'templates')

test('two people on one draft: different paragraphs merge, the same one is chosen, and neither text is lost', async () => {
  const [els, other] = [await openFor('els'), await openFor(secondOfficer())]
  await newTemplate(els.page, hub, 'Samen geschreven')
  await els.page.getByLabel('Onderwerp').fill('Samen')
  await body(els.page).fill('Tekst van het begin.\n\nHet einde.')
  await saved(els.page)
  await other.page.goto(els.page.url())
  await body(other.page).getByText('Het einde.').waitFor()
  await els.page.getByText('kijkt mee').waitFor()
  await expectAccessible(els.page)
  await takePicture(els.page, 'real-editor-presence')
  // A writer who does not get the other's text in time meets it when saving. Different paragraphs: both are there.
  await other.page.route('**/presence', (route) => route.abort())
  await body(els.page).fill('Tekst van Els.\n\nHet einde.')
  await saved(els.page)
  await body(other.page).fill('Tekst van het begin.\n\nHet einde van de tweede.')
  await other.page.getByText('Els Claes veranderde intussen ook iets. Beide wijzigingen zijn bewaard.').waitFor()
  await body(other.page).getByText('Tekst van Els.').waitFor()
  await body(other.page).getByText('Het einde van de tweede.').waitFor()
  await saved(other.page)
  await takePicture(other.page, 'real-editor-merged')
  // A person who writes nothing sees what the other one saved.
  await body(els.page).getByText('Het einde van de tweede.').waitFor()
  // The same paragraph: a choice.
  await body(els.page).fill('Tekst van Els, langer.\n\nHet einde van de tweede.')
  await saved(els.page)
  await body(other.page).fill('Tekst van de tweede.\n\nHet einde van de tweede.')
  const dialog = other.page.getByRole('alertdialog', { name: 'Iemand anders bewaarde dit ontwerp ook' })
  await dialog.getByText('Els Claes bewaarde om').waitFor()
  const mine = dialog.getByRole('region', { name: 'Uw tekst, Nederlands' })
  await mine.getByText('Tekst van de tweede.').waitFor()
  const theirs = dialog.getByRole('region', { name: 'De tekst van Els Claes, Nederlands' })
  await theirs.getByText('Tekst van Els, langer.').waitFor()
  await expectAccessible(other.page)
  await takePicture(other.page, 'real-editor-conflict')
  // Later: typing continues, and a reload loses nothing of it either.
  await dialog.getByRole('button', { name: 'Kies later' }).click()
  await body(other.page).fill('Tekst van de tweede, nieuw.\n\nHet einde van de tweede.')
  await other.page.reload()
  await mine.getByText('Tekst van de tweede, nieuw.').waitFor()
  await dialog.getByRole('radio', { name: 'De tekst van Els Claes' }).check()
  await dialog.getByRole('button', { name: 'Ga verder met deze keuze' }).click()
  await body(other.page).getByText('Tekst van Els, langer.').waitFor()
  await other.page.getByText('Bewaard om').waitFor()
  await other.page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await body(other.page).getByText('Tekst van de tweede, nieuw.').waitFor()
  await saved(other.page)
  await body(els.page).getByText('Tekst van de tweede, nieuw.').waitFor()
})

test('without a connection the text stays, says so, and is saved once the connection is back', async () => {
  const { page } = await openFor('els')
  await newTemplate(page, hub, 'Zonder verbinding')
  await page.getByLabel('Onderwerp').fill('Zonder verbinding')
  await body(page).fill('Bewaard.')
  await saved(page)
  await page.context().setOffline(true)
  await body(page).fill('Getypt in de trein.')
  await page.getByText('Geen verbinding: uw tekst is nog niet bewaard').waitFor()
  await takePicture(page, 'real-editor-offline')
  await page.context().setOffline(false)
  await saved(page)
  await page.reload()
  await body(page).getByText('Getypt in de trein.').waitFor()
  // Text that the hub did not get before a reload is restored from this tab.
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

function secondOfficer(): string {
  const [, second] = hub.trial.staff.filter(
    ({ roles, username }) => roles.includes('officer') && ['els', 'tom'].includes(username),
  )
  if (second === undefined) throw new Error('The first entity of the trial has one officer')
  return second.username
}
