import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { makeLetter } from '../../support/files/supplied-pdfs.ts'
import { expectAccessible, expectFourLooks } from '../judge-page.ts'
import { tabTo } from '../open-browser.ts'
import { takePicture } from '../take-picture.ts'
import { useSharedHub, useStaffPages } from '../use-hub.ts'

/** A supplied document is tried on a whole hub: real checks, real pictures, the real policy. */
vi.setConfig({ testTimeout: 240_000 })
const hub = await useSharedHub()

const { openFor } = useStaffPages(hub, 'own-pdf')
const personWith = (role: string): string => {
  const person = hub.trial.staff.find(({ roles }) => roles.includes(role))
  if (person === undefined) throw new Error(`The trial has no ${role}`)
  return person.username
}

const pdf = (buffer: Buffer, name = 'Beslissing.pdf') => ({ name, mimeType: 'application/pdf', buffer })
const field = (page: Page, name = 'Kies een bestand') => page.getByLabel(name)
const pictures = (page: Page) => page.locator('img.st-paper')

/** Every picture that the result announces has loaded. */
async function drawn(page: Page, count: number): Promise<void> {
  await pictures(page)
    .nth(count - 1)
    .waitFor()
  expect(await pictures(page).count()).toBe(count)
  await page.waitForFunction(
    `[...document.querySelectorAll('img.st-paper')].every((each) => each.naturalWidth === 840)`,
  )
}

test('a letter with faults is shown page by page, with how to repair it; the valid one gives its number', async () => {
  const { page, faults } = await openFor(personWith('sender'))
  await page.getByRole('heading', { name: 'Nog geen pdf nagekeken' }).waitFor()
  await expectFourLooks(page, 'own-pdf-empty')
  await page.reload()

  const wrong = await makeLetter({
    pages: 2,
    font: 'Helvetica',
    more: [
      [90, 90, 'Postbus 1'],
      [7, 200, 'x'],
    ],
  })
  await field(page).setInputFiles(pdf(wrong))
  await page.getByText('Deze pdf kan nog niet vertrekken: 3 fouten').waitFor()
  const found = page.getByRole('region', { name: 'Wat we vonden' })
  for (const words of [
    'Een lettertype zit niet in het bestand. De drukker zou een ander nemen.',
    'Naast het adres kan nog iets anders te zien zijn in het venster.',
    'Er staat iets in de linkermarge, tussen 5 en 15 mm. Sommige vouwmachines lezen daar hun tekens.',
  ])
    await found.getByText(words).first().waitFor()
  expect(await found.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['Bladzijde 1', 'Bladzijde 2'])
  await drawn(page, 2)
  await expectFourLooks(page, 'own-pdf-wrong')
  await page.reload()

  await field(page).setInputFiles(pdf(await makeLetter({ pages: 2 })))
  await page.getByText('Deze brief kan vertrekken').waitFor()
  const kept = page.getByRole('region', { name: 'Wat we lazen' })
  await kept.getByText('Kerkstraat 12 bus 3').waitFor()
  await kept.getByText('Adres klopt').waitFor()
  await kept.getByText('Niet nagekeken').waitFor()
  await drawn(page, 2)
  await kept.getByRole('button', { name: 'Kopieer Nummer voor de API' }).click()
  await kept.getByText('Gekopieerd').waitFor()
  const number = await page.evaluate<string>('navigator.clipboard.readText()')
  await expectFourLooks(page, 'own-pdf-right')
  expect(faults).toEqual([])

  // The number is what the API takes.
  const answer = await hub.ask('/v1/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Idempotency-Key': 'own-pdf-1' },
    body: JSON.stringify({
      document: number,
      subject: 'Uw parkeerkaart',
      reference: 'EIGEN-1',
      recipient: { type: 'citizen', insz: hub.trial.citizens[0]?.insz, name: hub.trial.citizens[0]?.name },
      channels: ['inbox'],
    }),
  })
  expect(answer.status, await answer.clone().text()).toBe(202)
  const { id } = (await answer.json()) as { readonly id: string }
  await page.goto(`${hub.url}/admin/messages/${id}`)
  const facts = page.getByRole('region', { name: 'Gegevens' })
  await facts.getByText(number).waitFor()
  await facts.getByText('Uw parkeerkaart').waitFor()
  await page.setViewportSize({ width: 320, height: 900 })
  await expectAccessible(page)
  await takePicture(page, 'own-pdf-message')
})

test('a file is dropped; another window requires another check; a file that is not a PDF is refused before it is sent', async () => {
  const { page } = await openFor(personWith('sender'))
  const bytes = (await makeLetter()).toString('base64')
  const transfer = await page.evaluateHandle(
    `(() => {
      const transfer = new DataTransfer()
      const bytes = Uint8Array.from(atob('${bytes}'), (each) => each.charCodeAt(0))
      transfer.items.add(new File([bytes], 'Gesleept.pdf', { type: 'application/pdf' }))
      return transfer
    })()`,
  )
  await page.locator('.st-dropzone').dispatchEvent('drop', { dataTransfer: transfer })
  await page.getByText('Deze brief kan vertrekken').waitFor()
  await page.getByText(/^Gesleept\.pdf, /).waitFor()
  await page.getByLabel('Venster van de envelop').selectOption('c5-left')
  await page.getByRole('button', { name: 'Kijk opnieuw na' }).click()
  await page.getByText('We lezen geen adres in het venster.').waitFor()
  expect(await page.getByRole('region', { name: 'Wat we lazen' }).count()).toBe(0)

  await field(page).setInputFiles({ name: 'brief.docx', mimeType: 'application/msword', buffer: Buffer.from('x') })
  await page.getByRole('alert').getByText('Dit bestand is geen pdf.').waitFor()
  await expectAccessible(page)
  await field(page).setInputFiles(pdf(Buffer.from('x')))
  await page.getByText('We kunnen dit bestand niet lezen als pdf.').waitFor()
  expect(await pictures(page).count()).toBe(0)
  await expectAccessible(page)
})

test('by keyboard alone, in English; a hub that does not answer loses nothing', async () => {
  const { page } = await openFor(personWith('sender'), 'en-GB')
  await page.getByRole('heading', { name: 'Your own PDF' }).waitFor()
  await tabTo(page, 'Skip to')
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate<boolean>(`document.activeElement.type === 'file'`)) break
  }
  await takePicture(page, 'own-pdf-focus')
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Space')
  await page.context().setOffline(true)
  await (await choosing).setFiles(pdf(await makeLetter({ pages: 3 })))
  await page.getByText('We could not check the PDF.').waitFor()
  await expectAccessible(page)
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('This letter can go').waitFor()
  await drawn(page, 3)
})

test('a person without the right to send does not get this page, and reads why', async () => {
  const { page } = await openFor(personWith('reviewer'))
  await page.getByRole('heading', { name: 'U hebt hier geen toegang' }).waitFor()
  expect(await page.getByRole('link', { name: 'Eigen pdf' }).count()).toBe(0)
  await expectAccessible(page)
})
