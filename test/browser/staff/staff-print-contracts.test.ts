import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { printProposal, tariffProposal } from '../../support/screens/print-fixtures.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { show } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const button = (name: string | RegExp) => page.getByRole('button', { name })

describe('print contracts', () => {
  test('say when runs close, and why on some days they do not', async () => {
    await show('/print-contracts')
    await page.getByRole('link', { name: 'Post 2025-2028', exact: true }).click()
    await page.getByRole('heading', { name: 'Wanneer sluit een printrun?' }).waitFor()
    await page.getByRole('row', { name: 'woensdag 23 december 2026 11 uur, 16 uur' }).waitFor()
    await page.getByRole('row', { name: 'vrijdag 25 december 2026 Geen run: Kerstmis' }).waitFor()
    await page.getByRole('row', { name: 'donderdag 24 december 2026 Geen run: sluitingsdag' }).waitFor()
  })
  test('are changed by a proposal: the form names its faults, and offers the bridge days of coming years', async () => {
    let sent: unknown
    await show('/print-contracts/ctr_1', {
      'PUT /v1/print-contracts/ctr_1': ({ body }) => {
        sent = body
        return { status: 202, json: printProposal }
      },
    })
    await button('Stel een wijziging voor').click()
    const closed = page.getByLabel('Sluitings- en brugdagen')
    expect(await closed.inputValue()).toBe('24/12/2026')
    await closed.fill('24/12/2026\n32/1/2027')
    await button('Stel voor aan een collega').click()
    await page.getByText('Schrijf elke dag als 24/12/2026.').waitFor()
    await closed.fill('24/12/2026\n7/5/2027')
    await button('Voeg die van 2027 toe').click()
    await button('Die van 2027 staan erin').waitFor()
    await page.getByLabel('Toelichting voor uw collega').fill('Brugdagen')
    await button('Stel voor aan een collega').click()
    await page.getByText('Het voorstel wacht op een collega.').waitFor()
    await page.getByRole('heading', { name: 'Andere afspraken: Post 2025-2028' }).waitFor()
    expect(sent).toMatchObject({
      closedOn: ['2026-12-24', '2027-05-07', '2027-11-12'],
      cutOff: '16:00',
      furtherCutOffs: ['11:00'],
      comment: 'Brugdagen',
    })
  })
  test('get a new tariff table: lines change, come and go, and the API names a doubtful one', async () => {
    const bodies: unknown[] = []
    await show('/print-contracts/ctr_1', {
      'POST /v1/print-contracts/ctr_1/tariffs': ({ body }) => {
        bodies.push(body)
        const doubtful = [
          { in: 'body', pointer: '/lines/1/amount', code: 'UP-2114', reason: 'cheaper-when-thicker', detail: 'x' },
        ]
        return bodies.length === 1
          ? { status: 400, json: { status: 400, title: 'No', code: 'UP-1001', issues: doubtful } }
          : { status: 202, json: tariffProposal }
      },
    })
    await button('Nieuwe tabel').click()
    await page.getByLabel('Eerste dag').fill('2027-07-01')
    await page.getByLabel('Prijs (euro): Prior, België, tot 2 bladen', { exact: true }).fill('1,75')
    await button('Regel verwijderen: Non-prior, België, tot 9 bladen').click()
    await button('Regel toevoegen').click()
    await button('Stel de tabel voor').click()
    await page.getByText('Schrijf een bedrag, bijvoorbeeld 1,58.').waitFor()
    await page.getByLabel('Prijs (euro): Non-prior, België, tot 2 bladen', { exact: true }).last().fill('1,30')
    await page.getByText('Deze regel staat er al.').waitFor()
    await page.getByLabel('Bestemming: Non-prior, België, tot 2 bladen', { exact: true }).last().selectOption('EU')
    await button('Stel de tabel voor').click()
    await page.getByText('Regel 2: meer bladen kosten minder dan weinig bladen.').waitFor()
    await button('Stel de tabel voor').click()
    await page.getByText('U deed dit voorstel. Een collega moet het goedkeuren.').waitFor()
    expect(bodies[1]).toMatchObject({
      from: '2027-07-01',
      lines: [{ amount: 175, gramsUpTo: 50 }, {}, { zone: 'BE' }, { zone: 'EU', amount: 130 }],
    })
    expect(await button('Keur goed').count()).toBe(0)
  })
  test('begin as a proposal that copies the newest contract', async () => {
    let sent: unknown
    await show('/print-contracts', {
      'POST /v1/print-contracts': ({ body }) => {
        sent = body
        return { status: 202, json: printProposal }
      },
    })
    await page.getByRole('link', { name: 'Nieuw contract' }).click()
    await button('Stel het contract voor').click()
    await page.getByText('Geef het contract een naam.').waitFor()
    await page.getByLabel('Naam van het contract').fill('Post 2029-2032')
    await page.getByLabel('Eerste dag').fill('2029-01-01')
    await page.getByLabel('Omslag', { exact: true }).selectOption('c5-left')
    await button('Stel het contract voor').click()
    await page.getByText('Het voorstel wacht op een collega.').waitFor()
    expect(sent).toMatchObject({
      name: 'Post 2029-2032',
      partner: 'Drukpartner Voorbeeld',
      profile: 'c5-left',
      validFrom: '2029-01-01',
      sheetsPerEnvelope: 20,
      tariffs: [{ from: '2029-01-01', postage: 'priority', amount: 167 }, {}, {}, {}],
    })
  })
})

describe('a proposal', () => {
  test('says in words what differs and what letters cost, and is approved by keyboard', async () => {
    let approved = 0
    await show('/print-contracts/proposals/prp_1', {
      'POST /v1/print-proposals/prp_1/approve': () => {
        approved += 1
        return {
          json: { ...printProposal, status: 'approved', decidedBy: 'An Claes', decidedAt: '2026-11-25T08:00:00Z' },
        }
      },
    })
    await page.getByRole('row', { name: 'Sluit om 16 uur 15.30 uur' }).waitFor()
    await page
      .getByRole('row', { name: 'Sluitings- en brugdagen Vervalt: 31 december 2026 Nieuw: 7 mei 2027' })
      .waitFor()
    await page
      .getByRole('row', { name: '3 bladzijden, Prior € 1,58 niet gesplitst € 2,18 port € 1,57 + € 0,60' })
      .waitFor()
    await page.getByText('Voor sommige brieven is er geen prijs meer.').waitFor()
    await button('Keur goed').focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('alertdialog', { name: 'Voorstel goedkeuren?' })
    await dialog.getByRole('button', { name: 'Keur goed' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('An Claes, 25 november 2026').waitFor()
    expect(approved).toBe(1)
  })
  test('is refused with a reason only', async () => {
    let sent: unknown
    await show('/print-contracts/proposals/prp_1', {
      'POST /v1/print-proposals/prp_1/refuse': ({ body }) => {
        sent = body
        return { json: { ...printProposal, status: 'refused', reason: 'Te duur' } }
      },
    })
    await button('Weiger').click()
    const dialog = page.getByRole('alertdialog', { name: 'Voorstel weigeren?' })
    await dialog.getByRole('button', { name: 'Weiger' }).click()
    await dialog.getByText('Schrijf waarom u weigert.').waitFor()
    await dialog.getByLabel('Waarom niet?').fill('Te duur')
    await dialog.getByRole('button', { name: 'Weiger' }).click()
    await page.getByText('Geweigerd', { exact: true }).waitFor()
    expect(sent).toEqual({ reason: 'Te duur' })
  })
})

test('a part is handed over again only with a statement, and then as a new part', async () => {
  let sent: unknown
  await show('/print-runs/run_1', {
    'POST /v1/print-runs/run_1/parts/2/rerun': ({ body }) => {
      sent = body
      return { status: 409, json: { status: 409, title: 'No', code: 'UP-3042' } }
    },
  })
  await button('Deel 2 opnieuw overdragen').click()
  const dialog = page.getByRole('alertdialog', { name: 'Deel 2 opnieuw overdragen?' })
  await dialog.getByRole('button', { name: 'Deel 2 opnieuw overdragen' }).click()
  await dialog.getByText('zonder bewijs kan een brief twee keer aankomen').waitFor()
  await dialog.getByLabel('Wie bevestigde dat er geen brief gepost is').fill('Drukker, telefoon, 3 december')
  await dialog.getByRole('button', { name: 'Deel 2 opnieuw overdragen' }).click()
  await expect.poll(() => sent).toEqual({ reason: 'lost', statement: 'Drukker, telefoon, 3 december' })
})
