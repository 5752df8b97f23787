import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { inDays } from '../../support/screens/inbox-fixtures.ts'
import { backups, missingLetters, recovery } from '../../support/screens/recovery-fixtures.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { show, asked } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const at = '/operation?tab=recovery'
const inRecovery = {
  'GET /v1/backups': () => ({ json: { ...backups, recovery: 'open' } }),
  'GET /v1/recovery': () => ({ json: recovery }),
  'GET /v1/recovery/letters': () => ({ json: { items: missingLetters } }),
}
const decided = {
  ...recovery,
  undecided: 0,
  letters: recovery.letters.map((each) => ({ decision: 'record' as const, ...each })),
}

describe('back-up and recovery', () => {
  test('shows how far the database could be restored, and that it never was', async () => {
    await show(at)
    await page.getByText('Laatste volledige back-up').waitFor()
    await page.getByText('De databank werd nooit teruggezet').waitFor()
    await expectFourLooks(page, 'recovery-never')
  })

  test('says that the log is not archived, or no longer', async () => {
    const { base: _base, archivedUntil: _until, ...rest } = backups
    await show(at, { 'GET /v1/backups': () => ({ json: { ...rest, archiving: false, failingSince: inDays(-0.2) } }) })
    await page.getByText('Geen enkele is gekend').waitFor()
    await page.getByText('Stel BACKUP_DIR in').waitFor()
    await page.getByText('Het log van de databank wordt niet meer bewaard').waitFor()
  })

  test('shows the progress, decides about a group and about one letter, and takes a decision back', async () => {
    await show(at, {
      ...inRecovery,
      'POST /v1/recovery/decisions': () => ({ json: { decided: 32, refused: [{ reason: 'no-index', letters: 1 }] } }),
    })
    await page.getByText('De hub is in herstel: er vertrekt niets').waitFor()
    await page.getByText('Over 173 van 280 brieven is beslist.').waitFor()
    await page.getByRole('rowheader', { name: 'OMV-2026-0042' }).waitFor()
    await expectFourLooks(page, 'recovery-open')
    expect(await page.getByRole('button', { name: 'Kijk na en open de hub' }).getAttribute('aria-disabled')).toBe(
      'true',
    )

    await page.getByRole('button', { name: 'Beslis over 32 brieven eBox' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByRole('button', { name: 'Beslis' }).click()
    await dialog.getByText('Kies een van de drie').waitFor()
    expect(asked('POST', '/v1/recovery/decisions')).toHaveLength(0)
    await dialog.getByLabel('Hij was verzonden').check()
    await expectFourLooks(page, 'recovery-decide')
    await dialog.getByRole('button', { name: 'Noteer 32 brieven als verzonden' }).click()
    await page.getByText('Over 1 brief niet').waitFor()
    expect(asked('POST', '/v1/recovery/decisions')[0]?.body).toEqual({
      decision: 'record',
      channel: 'ebox',
      state: 'unprepared',
      handedOver: 'possible',
    })

    await page.getByRole('button', { name: 'Beslis OMV-2026-0042' }).click()
    await dialog.getByLabel('Geef op').check()
    await dialog.getByRole('button', { name: 'Geef 1 brief op' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Neem terug SCHOOLTOESLAG' }).click()
    await page.getByText('De beslissing is teruggenomen.').waitFor()
    expect(
      asked('POST', '/v1/recovery/decisions')
        .map(({ body }) => body)
        .slice(1),
    ).toEqual([
      { decision: 'leave', message: 'msg_01kc2v8w4h7nq5d9x3m6t0r1sa' },
      { decision: 'undecided', message: 'msg_01kc2v8w4h7nq5d9x3m6t0r1sb' },
    ])
    // What had an effect cannot be taken back.
    expect(await page.getByRole('button', { name: 'Neem terug OMV-2026-0043' }).count()).toBe(0)
  })

  test('looks once more before the hub opens, and says so when a colleague decided otherwise in the meantime', async () => {
    let refuses = true
    await show(at, {
      ...inRecovery,
      'GET /v1/recovery': () => ({ json: decided }),
      'POST /v1/recovery/end': () =>
        refuses
          ? { status: 409, json: { code: 'UP-5058', status: 409, title: 'x' } }
          : { json: { ...decided, open: false } },
    })
    await page.getByRole('button', { name: 'Kijk na en open de hub' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByText('97 brieven vertrekken').waitFor()
    await expectFourLooks(page, 'recovery-end')
    await dialog.getByRole('button', { name: 'Open de hub en verzend 97 brieven' }).click()
    await dialog.getByText('Een collega besliste intussen over brieven').waitFor()
    refuses = false
    await dialog.getByRole('button', { name: 'Open de hub en verzend 97 brieven' }).click()
    await page.getByText('De hub is open.').waitFor()
    expect(asked('POST', '/v1/recovery/end')[0]?.body).toEqual({ looked: { 'send-again': 97, record: 181, leave: 2 } })
  })

  test('shows the last recovery once it has ended, and an interrupted list', async () => {
    await show(at, {
      ...inRecovery,
      'GET /v1/backups': () => ({ json: { ...backups, recovery: 'ended' } }),
      'GET /v1/recovery': () => ({ json: { ...decided, open: false, endedAt: inDays(-0.01) } }),
    })
    await page.getByText('Laatste herstel').waitFor()
    expect(await page.getByRole('button', { name: /Beslis|Neem terug|open de hub/ }).count()).toBe(0)
    await show(at, {
      ...inRecovery,
      'GET /v1/recovery': () => ({ json: { ...recovery, surveyed: false, undecided: 0, letters: [] } }),
    })
    await page.getByText('De lijst van brieven is niet volledig').waitFor()
    await page.getByText('De lijst van brieven moet eerst volledig zijn.').waitFor()
  })
})
