import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { zipEntries } from '../../support/files/zip-entries.ts'
import { openTestHub } from '../../support/hub/open-test-hub.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useStaffPages } from '../use-hub.ts'

vi.setConfig({ testTimeout: 240_000 })
const hub = await openTestHub()
const insz = hub.trial.citizens.find(({ username }) => username === 'lotte')?.insz ?? ''
const archive = useStaffPages(hub, 'archive')
const log = useStaffPages(hub, 'audit')
const access = useStaffPages(hub, 'subject-access')

beforeAll(async () => {
  const template = (await (await hub.ask('/v1/templates/adreswijziging-verwerkt')).json()) as {
    readonly samples: readonly { readonly data: object }[]
  }
  const sent = await hub.ask('/v1/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'data-protection' },
    body: JSON.stringify({
      template: { key: 'adreswijziging-verwerkt' },
      recipient: { type: 'citizen', insz, name: 'Lotte Verhelst', language: 'nl' },
      data: template.samples[0]?.data,
      reference: 'INZAGE-1',
      channels: ['inbox'],
    }),
  })
  const { id } = (await sent.json()) as { readonly id: string }
  await hub.until(
    async () => (await (await hub.ask(`/v1/messages/${id}`)).json()) as { readonly status: string },
    ({ status }) => status === 'delivered',
  )
})

test('an archivist searches with a slip, narrows down, and the officer sees who looked and why', async () => {
  const { page } = await archive.openFor('amina')
  await page.getByLabel('Waarom zoekt u?').fill('xxxx')
  await page.getByRole('button', { name: 'Ga verder' }).click()
  // Each question differs from the one before: an equal one is answered from memory.
  for (const word of ['Verhelst', 'lotte', 'inzage', 'lotte verhelst', 'verhels']) {
    await page.getByLabel('Woorden uit de brief').fill(word)
    await page.getByRole('button', { name: 'Zoek', exact: true }).click()
    await page.getByText('Gevonden in').first().waitFor()
  }
  await page.getByLabel('Woorden uit de brief').fill('verhlest')
  await page.getByRole('button', { name: 'Zoek', exact: true }).click()
  await page.getByText('Gevonden in de naam').first().waitFor()
  await expectFourLooks(page, 'archive-search-respelled')

  const { page: officer } = await log.openFor('ria')
  await officer.getByText('gaf').first().waitFor()
  await officer.getByText('Zocht in het archief', { exact: false }).first().waitFor()
  await expectFourLooks(officer, 'audit-log')
  await officer.getByRole('button', { name: 'Leg uit' }).first().click()
  await officer.getByLabel('Uitleg, zonder namen').fill('oefening met de archivaris')
  await officer.getByRole('alertdialog').getByRole('button', { name: 'Leg uit' }).click()
  await officer.getByText('Uitgelegd door Ria Segers').waitFor()
})

test('a request waits for a second person, and its package is read without the hub', async () => {
  const { page } = await access.openFor('amina')
  await page.getByRole('button', { name: 'Nieuwe aanvraag' }).click()
  await page.getByRole('button', { name: 'Vraag het pakket' }).click()
  await page.getByText('Vul het kenmerk van de aanvraag in.').waitFor()
  const form = page.getByRole('region', { name: 'Nieuwe aanvraag' })
  await form.getByLabel('Rijksregister- of ondernemingsnummer').fill(insz)
  await form.getByLabel('Kenmerk van de aanvraag').fill('I-2026-031')
  await form.getByLabel('Ontvangen op').fill('2026-11-09')
  await expectFourLooks(page, 'subject-access-new')
  await form.getByRole('button', { name: 'Vraag het pakket' }).click()
  await page.getByText('U vroeg dit zelf.').first().waitFor()
  expect(await page.getByRole('button', { name: 'Keur goed' }).count()).toBe(0)

  const { page: second } = await access.openFor('ria')
  await second.getByRole('link', { name: 'Lotte Verhelst' }).first().click()
  await second.getByRole('button', { name: 'Keur goed' }).waitFor()
  await expectFourLooks(second, 'subject-access-approve')
  await second.getByRole('button', { name: 'Keur goed' }).click()
  await second.getByText('Een archivaris downloadt het.').waitFor()

  await page.getByRole('button', { name: 'Download het pakket' }).waitFor()
  await expectFourLooks(page, 'subject-access-ready')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download het pakket' }).click(),
  ])
  const file = join(await mkdtemp(join(tmpdir(), 'uitpost-download-')), 'package.zip')
  await download.saveAs(file)
  const files = await zipEntries(await readFile(file))
  await rm(dirname(file), { recursive: true })
  expect([...files.keys()]).toEqual(expect.arrayContaining(['index.html', 'index.json', 'data/messages.json']))
  expect([...files.keys()].filter((name) => name.startsWith('letters/')).length).toBeGreaterThan(0)
})

test('English speaks English', async () => {
  const { page } = await log.openFor('ria', 'en-GB')
  await page.getByRole('heading', { name: 'Audit log' }).waitFor()
  await expectFourLooks(page, 'audit-log-en')
})
