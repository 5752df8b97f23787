import { expect, test } from 'vitest'
import { disposal, retentionFixtures } from '../../support/screens/retention-fixtures.ts'
import { office, staff } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { problem, useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', { ...office, ...retentionFixtures })
const { asked } = pages
const root = '/v1/archive'

test('series are shown with their rules; a colleague approves a change, and a rule is checked before it is sent', async () => {
  await pages.show('/retention', {
    [`POST ${root}/series`]: () => ({ status: 201, json: { status: 'waiting' } }),
    [`POST ${root}/series-changes/src_1/approve`]: () => ({ json: {} }),
  })
  const { page } = pages
  const table = page.getByRole('group', { name: 'Series', exact: true })
  await table.getByText('5 jaar na de verzending, dan vernietigen.').waitFor()
  await expectFourLooks(page, 'staff-retention-series')
  await page.getByRole('button', { name: 'Keur goed' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keur goed' }).click()
  await expect.poll(() => asked('POST', `${root}/series-changes/src_1/approve`).length).toBe(1)
  await table.getByRole('button', { name: /Wijzig de regel.*informatie/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Bewaar de regel' }).click()
  await dialog.getByText('Vul een aantal maanden in, van 1 tot 1.200').waitFor()
  await expectFourLooks(page, 'staff-retention-rule')
  await dialog.getByLabel('Termijn in maanden').fill('24')
  await dialog.getByLabel('Grond').fill('Selectieregel 7')
  await dialog.getByRole('button', { name: 'Bewaar de regel' }).click()
  await expect
    .poll(() => asked('POST', `${root}/series`).map(({ body }) => body))
    .toEqual([
      {
        key: 'informatie',
        name: { nl: 'informatie' },
        rule: { destination: 'destroy', periodMonths: 24, starts: 'sent', legalGround: 'Selectieregel 7' },
      },
    ])
})

test('a disposal is approved only after the tick; the button repeats the number', async () => {
  await pages.show('/retention/disposals/dsp_1', {
    [`POST ${root}/disposals/dsp_1/approve`]: () => ({ json: disposal }),
  })
  const { page } = pages
  await page.getByRole('heading', { name: '3 stukken blijven' }).waitFor()
  await page.getByText('De beroepstermijn loopt nog').waitFor()
  await expectFourLooks(page, 'staff-retention-disposal')
  const button = page.getByRole('button', { name: 'Vernietig 1.204 stukken' })
  await button.click()
  await page.getByText('Kruis aan dat u stukken nakeek.').waitFor()
  expect(asked('POST', `${root}/disposals/dsp_1/approve`)).toEqual([])
  await page.getByLabel('Ik keek stukken na. Dit kan niet terug.').check()
  await page.getByLabel('Toelichting').fill('Nagekeken met de dienst')
  await button.click()
  await expect
    .poll(() => asked('POST', `${root}/disposals/dsp_1/approve`).map(({ body }) => body))
    .toEqual([{ note: 'Nagekeken met de dienst' }])
})

test('who proposed it gets no button to approve, and who may only read gets none at all', async () => {
  await pages.show('/retention/disposals/dsp_1', {
    [`GET ${root}/disposals/dsp_1`]: () => ({ json: { ...disposal, own: true } }),
  })
  const { page } = pages
  await page.getByText('U stelde dit zelf voor. Een collega beslist.').waitFor()
  expect(await page.getByRole('button', { name: /^Vernietig/ }).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Trek in' }).count()).toBe(1)
  const [entity, ...others] = staff.entities
  if (entity === undefined) throw new Error('The fixtures have an entity')
  const reader = { ...entity, permissions: ['archive:read' as const] }
  await pages.show('/retention/disposals/dsp_1', {
    'GET /v1/me': () => ({ json: { ...staff, entities: [reader, ...others], isOperator: false } }),
  })
  await page.getByText('Beslissen is voor wie de rol ‘archivaris’ heeft.').waitFor()
  expect(await page.getByRole('button', { name: /^(?:Vernietig|Keur|Trek)/ }).count()).toBe(0)
})

test('a disposal that is done offers its certificate; a running one can be stopped with a reason', async () => {
  const counts = { ...disposal.counts, destroyed: 600 }
  await pages.show('/retention/disposals/dsp_1', {
    [`GET ${root}/disposals/dsp_1`]: () => ({
      json: { ...disposal, status: 'running', counts, startedAt: disposal.proposedAt },
    }),
    [`POST ${root}/disposals/dsp_1/stop`]: problem(409, 'UP-5002'),
  })
  const { page } = pages
  await page.getByText('600 van 1.204 stukken zijn weg.').waitFor()
  await page.getByRole('button', { name: 'Stop de vernietiging' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Stop de vernietiging' }).click()
  await dialog.getByText('Schrijf waarom').waitFor()
  await dialog.getByLabel('Reden').fill('Nog nodig')
  await dialog.getByRole('button', { name: 'Stop de vernietiging' }).click()
  await dialog.getByRole('status').waitFor()
  expect(await dialog.getByLabel('Reden').inputValue()).toBe('Nog nodig')

  const decided = {
    decidedBy: 'Bram Testers',
    decidedAt: disposal.proposedAt,
    startedAt: disposal.proposedAt,
    endedAt: disposal.proposedAt,
  }
  await pages.show('/retention/disposals/dsp_1', {
    [`GET ${root}/disposals/dsp_1`]: () => ({
      json: { ...disposal, ...decided, status: 'done', counts: { ...counts, destroyed: 1_204 } },
    }),
  })
  await page.getByRole('button', { name: 'Download de pdf' }).waitFor()
  await expectFourLooks(page, 'staff-retention-done')
})

test('holds are listed, placed on a dossier or a number that is in no URL, and released with a reason', async () => {
  await pages.show('/retention?part=holds', {
    [`POST ${root}/holds`]: () => ({ status: 201, json: {} }),
    [`POST ${root}/holds/hld_1/release`]: () => ({ json: {} }),
  })
  const { page } = pages
  await page.getByText('Dossier D-2026-0017').waitFor()
  await expectFourLooks(page, 'staff-retention-holds')
  await page.getByRole('button', { name: 'Houd stukken tegen' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Wat houdt u tegen?').selectOption('recipient')
  await dialog.getByRole('button', { name: 'Houd stukken tegen' }).click()
  await dialog.getByText('Vul 11 cijfers in, of 10 voor een onderneming').waitFor()
  await dialog.getByLabel('Rijksregister- of ondernemingsnummer').fill('53.48.02-007.24')
  await dialog.getByLabel('Reden').fill('Beroep')
  await expectFourLooks(page, 'staff-retention-hold')
  await dialog.getByRole('button', { name: 'Houd stukken tegen' }).click()
  await expect
    .poll(() => asked('POST', `${root}/holds`).map(({ body }) => body))
    .toEqual([{ insz: '53480200724', reason: 'Beroep' }])
  expect(page.url()).not.toContain('5348')
  await page.getByRole('button', { name: 'Hef op' }).first().click()
  await page.getByRole('alertdialog').getByLabel('Reden van de opheffing').fill('Beroep is af')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Hef op' }).click()
  await expect.poll(() => asked('POST', `${root}/holds/hld_1/release`).length).toBe(1)
})

test('of an entity without series, disposals and holds, the screen says what comes here', async () => {
  const empty = () => ({ json: { items: [] } })
  const none = {
    [`GET ${root}/series`]: empty,
    [`GET ${root}/series-changes`]: empty,
    [`GET ${root}/disposals`]: empty,
    [`GET ${root}/holds`]: empty,
  }
  const { page } = pages
  await pages.show('/retention', none)
  await page.getByRole('heading', { name: 'Nog geen series' }).waitFor()
  await page.getByRole('tab', { name: 'Vernietigingen' }).click()
  await page.getByRole('heading', { name: 'Nog niets vernietigd' }).waitFor()
  await page.getByRole('tab', { name: 'Vernietigingsstops' }).click()
  await page.getByRole('heading', { name: 'Geen vernietigingsstops' }).waitFor()
  await expectFourLooks(page, 'staff-retention-empty')
})
