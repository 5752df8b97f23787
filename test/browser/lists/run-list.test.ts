import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { testInsz } from '../../../seeds/people.ts'
import { expectAccessible } from '../judge-page.ts'
import { takePicture } from '../take-picture.ts'
import { useSharedHub, useStaffPages } from '../use-hub.ts'

/** A list on a whole hub, from the moment at which it waits until its result: stages, a stop, a second clerk, a closed browser. */
vi.setConfig({ testTimeout: 240_000 })
const hub = await useSharedHub()
const { openFor } = useStaffPages(hub, 'send/_lists')
const [template = ''] = hub.trial.templates
const [clerk, colleague, reader] = ['els', 'tom', 'pieter']

async function postList(rows: number, key: string): Promise<string> {
  const { samples } = (await (await hub.ask(`/v1/templates/${template}`)).json()) as { samples: { data: object }[] }
  const lines = Array.from({ length: rows }, (_, n) =>
    JSON.stringify({
      recipient: {
        type: 'citizen',
        insz: n === rows - 1 ? '1' : testInsz('700101', n + 1),
        name: `Burger ${n + 1}`,
        address: {
          street: 'Kerkstraat',
          houseNumber: String(n + 1),
          postalCode: '9000',
          municipality: 'Gent',
          country: 'BE',
        },
      },
      data: samples[0]?.data,
      reference: `${key}-${n + 1}`,
      // They wait in the hub, so that a stop has something to hold.
      sendAfter: new Date(Date.now() + 86_400_000).toISOString(),
    }),
  )
  const posted = await hub.ask(`/v1/batches?template=${template}&stages=rest`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson', 'Idempotency-Key': key },
    body: lines.join('\n'),
  })
  const { id } = (await posted.json()) as { id: string }
  await hub.until(
    () => read(id),
    ({ waitsFor }) => waitsFor === 'continue',
  )
  return id
}
const read = async (id: string) => (await (await hub.ask(`/v1/batches/${id}`)).json()) as Record<string, any> // oxlint-disable-line typescript/no-explicit-any
const open = (page: Page, id: string) => page.goto(`${hub.url}/admin/send/_lists/${id}`)
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const confirm = (page: Page, name: string | RegExp) =>
  page.getByRole('alertdialog').getByRole('button', { name }).click()

test('a clerk chooses the stages, begins the first, stops with a reason, resumes, and sees the result', async () => {
  const id = await postList(8, 'browser-run')
  const { page, faults } = await openFor(clerk)
  await open(page, id)
  await page.getByRole('heading', { name: 'Hoe vertrekt de lijst?' }).waitFor()
  await page.getByLabel('Daarna een eerste deel, en dan wachten').check()
  await page.getByLabel('Hoeveel brieven eerst?').fill('0')
  await page.getByText('Vul een getal in van 1 tot 99.999').waitFor()
  await page.getByLabel('Hoeveel brieven eerst?').fill('3')
  await page.getByText('De eerste 3 · De rest').waitFor()
  await page.getByText('1 rij gaat niet mee zolang ze niet hersteld is.').waitFor()
  await expectAccessible(page)
  await takePicture(page, 'list-choose-stages')
  await press(page, 'Verstuur de eerste 3')
  await page.getByRole('alertdialog').getByText('Er vertrekken 3 brieven.').waitFor()
  await takePicture(page, 'list-begin')
  await confirm(page, 'Verstuur de eerste 3')

  await page.getByRole('heading', { name: 'De eerste 3 is verstuurd' }).waitFor()
  expect(await read(id)).toMatchObject({ stages: [3, 'rest'], stage: 1, counts: { accepted: 3 } })
  await expectAccessible(page)
  await takePicture(page, 'list-first-sent')

  // A closed browser loses nothing: the address opens the list where it is.
  await page.reload()
  await press(page, /Verstuur de rest/)
  await confirm(page, /Verstuur de rest/)
  await page.getByRole('heading', { name: 'Als u nu stopt' }).waitFor()
  await page.getByRole('heading', { name: 'De rest vertrekt nu' }).waitFor()
  await hub.until(
    () => read(id),
    ({ counts }) => counts.accepted === 7,
  )
  await expectAccessible(page)
  await takePicture(page, 'list-running')

  await press(page, 'Stop de lijst')
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText(/We houden 7 brieven tegen/).waitFor()
  await dialog.getByRole('button', { name: 'Stop 7 brieven' }).click()
  await dialog.getByText('Schrijf kort waarom u stopt').waitFor()
  await dialog.getByLabel('Waarom stopt u? Uw collega’s lezen dit.').fill('Fout bedrag in kolom bedrag')
  await takePicture(page, 'list-stop')
  await dialog.getByRole('button', { name: 'Stop 7 brieven' }).click()
  await page.getByText('7 brieven tegengehouden, 0 waren al weg.').first().waitFor()
  await page.getByText('Reden: Fout bedrag in kolom bedrag').first().waitFor()
  expect(await read(id)).toMatchObject({ status: 'paused', stop: { held: 7, reason: 'Fout bedrag in kolom bedrag' } })
  await expectAccessible(page)
  await takePicture(page, 'list-stopped')

  await press(page, 'Hervat de lijst')
  await confirm(page, 'Hervat de lijst')
  await page.getByRole('button', { name: 'Stop de lijst' }).waitFor()
  await page.getByText('Lijst hervat').waitFor()

  // Every number leads to its messages, and the result is a table.
  await page.getByRole('link', { name: /^7 gepland/ }).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download het resultaat')])
  const text = await new Response((await download.createReadStream()) as never).text()
  expect(text.trim().split('\n')).toHaveLength(9)
  expect(text).toContain('browser-run-1')
  await page.getByRole('link', { name: /^7 gepland/ }).click()
  await page.waitForURL(new RegExp(`messages\\?batch=${id}&status=scheduled`))
  await page.getByText('browser-run-1').first().waitFor()
  expect(faults).toEqual([])
})

test('two clerks press at once: one begins, the other is told', async () => {
  const id = await postList(4, 'browser-two')
  const [one, two] = [await openFor(clerk), await openFor(colleague)]
  for (const { page } of [one, two]) {
    await open(page, id)
    await press(page, /^Verstuur 3 brieven/)
  }
  await confirm(one.page, /^Verstuur 3 brieven/)
  await one.page
    .getByRole('heading', { name: /De rest/ })
    .first()
    .waitFor()
  await two.page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Verstuur/ })
    .click()
    .catch(() => undefined)
  await hub.until(
    () => read(id),
    ({ counts }) => counts.accepted === 3,
  )
  expect((await read(id)).begun).toHaveLength(1)
})

test('a copy goes to the clerk before anything goes to a citizen', async () => {
  const id = await postList(3, 'browser-copies')
  const { page } = await openFor(clerk)
  await open(page, id)
  await page.getByLabel('Eerst een proef naar uzelf').check()
  await takePicture(page, 'list-copies')
  await press(page, 'Verstuur de proef')
  await page.getByRole('alertdialog').getByText('Er vertrekken alleen afschriften naar uw eigen dienst.').waitFor()
  await confirm(page, 'Verstuur de proef')
  await page.getByText(/2 van 2 afschriften vertrokken/).waitFor({ timeout: 60_000 })
  const shown = await read(id)
  expect([shown['counts'].accepted, shown['copies'].length]).toEqual([0, 2])
  await takePicture(page, 'list-copies-sent')
})

test('a person without the right to send sees a list, and can neither begin nor stop it', async () => {
  const id = await postList(3, 'browser-officer')
  const { page } = await openFor(reader)
  await open(page, id)
  await page.getByText('Versturen mag wie de rol verzender heeft.').waitFor()
  expect(await page.getByRole('button', { name: /^(Verstuur|Annuleer)/ }).count()).toBe(0)
})

test('lists are found: those that wait on the start of sending, and all with their state', async () => {
  const id = await postList(3, 'browser-overview')
  const { page, faults } = await openFor(clerk)
  await page.goto(`${hub.url}/admin/send`)
  await page.locator(`a[href$="/send/_lists/${id}"]`).waitFor()
  await expectAccessible(page)
  await takePicture(page, 'lists-on-send')
  await page.getByRole('link', { name: 'Toon alle lijsten' }).click()
  await page.getByRole('table').waitFor()
  await page.getByLabel('Welke lijsten').selectOption('ended')
  await expect.poll(() => page.locator(`a[href$="/send/_lists/${id}"]`).count()).toBe(0)
  await page.getByLabel('Welke lijsten').selectOption('open')
  await page.locator(`a[href$="/send/_lists/${id}"]`).waitFor()
  await expectAccessible(page)
  await takePicture(page, 'lists')
  await page.getByLabel('Sleutel van het sjabloon').fill('geen-sjabloon')
  await page.getByText('Geen lijst gevonden').waitFor()
  expect(faults).toEqual([])
})
