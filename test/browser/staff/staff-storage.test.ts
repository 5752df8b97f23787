import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { office } from '../../support/screens/staff-fixtures.ts'
import { store, storeFaults } from '../../support/screens/storage-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { show, asked } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const lost = { ...store, faults: { open: 1, lost: 1, repaired: 1 } }
const wrong = {
  'GET /v1/store': () => ({ json: lost }),
  'GET /v1/store/faults': () => ({ json: { items: storeFaults } }),
}

describe('storage', () => {
  test('names what is lost, and a fault can be checked again', async () => {
    await show('/operation?tab=storage', {
      ...wrong,
      'POST /v1/store/faults/sfl_01kc2v8w4h7nq5d9x3m6t0r1sa/check': () => ({
        json: { ...storeFaults[0], outcome: 'repaired' },
      }),
    })
    await page.getByText('Van 1 opgeslagen pakket of deel zijn de juiste bytes verloren').waitFor()
    await page.getByText('Een pakket is veranderd op de eerste locatie').waitFor()
    await expectFourLooks(page, 'storage-faults')
    await page.getByRole('button', { name: /Controleer opnieuw packs/ }).click()
    await page.getByText('Hersteld vanuit de andere locatie.').waitFor()
    expect(asked('POST', '/v1/store/faults/sfl_01kc2v8w4h7nq5d9x3m6t0r1sa/check')).toHaveLength(1)
  })

  test('shows how far everything is read and what waits, and can be hurried', async () => {
    await show('/operation?tab=storage', {
      'POST /v1/store/scrub': () => ({ json: { ...store, round: { ...store.round, urgent: true } } }),
    })
    await page.getByText('Bezig: 48.210 van 312.044 pakketten en gedeelde delen gelezen.').waitFor()
    await page.getByText('2 minuten').waitFor()
    await page.getByRole('button', { name: 'Lees nu alles opnieuw' }).click()
    await page.getByText('De hub leest alles opnieuw, zo snel als mag.').waitFor()
    expect(asked('POST', '/v1/store/scrub')).toHaveLength(1)
  })

  test('says what is missing without a second location, lock or reading', async () => {
    const { second: _second, round: _round, lastRound: _last, ...rest } = store
    await show('/operation?tab=storage', {
      'GET /v1/store': () => ({ json: { ...rest, locked: false, keys: { ...rest.keys, rotations: [] } } }),
      'GET /v1/store/faults': () => ({ json: { items: [] } }),
    })
    await page.getByText('Er is geen tweede locatie').waitFor()
    await page.getByText('Nog nooit').waitFor()
    await page.getByText('Alles wat de hub las, was in orde.').waitFor()
    await expectFourLooks(page, 'storage-empty')
  })
})
