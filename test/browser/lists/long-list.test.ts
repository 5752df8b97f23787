import { expect, test } from 'vitest'
import type { Call } from '../../support/screens/open-fixture-server.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const rows = 100_000
const list = {
  id: 'bat_1',
  status: 'paused',
  mode: 'best-effort',
  format: 'csv',
  dryRun: false,
  test: false,
  template: 'terugbetaling',
  total: rows,
  progress: 0,
  counts: {
    rows,
    checked: rows,
    ready: rows,
    invalid: 0,
    fixable: 0,
    refused: 0,
    duplicate: 0,
    accepted: 0,
    sent: 0,
    delivered: 0,
    read: 0,
    undeliverable: 0,
    failed: 0,
    cancelled: 0,
  },
  stages: ['rest'],
  stage: 0,
  waitsFor: 'continue',
  issues: [],
  createdAt: '2026-11-30T09:00:00Z',
  updatedAt: '2026-11-30T09:00:00Z',
  links: { self: '', rows: '', failures: '' },
}
const page = ({ query }: Call) => {
  const [offset, limit] = [Number(query.get('offset')), Number(query.get('limit'))]
  const items = Array.from({ length: Math.min(limit, rows - offset) }, (_, n) => ({
    row: offset + n + 1,
    status: 'ready',
    heap: 'ready',
    revision: 0,
    name: `Proefpersoon ${offset + n + 1}`,
    reference: `R-${offset + n + 1}`,
    issues: [],
    values: {},
  }))
  return { json: { items, total: rows } }
}

test('of 100,000 rows only those in view are in the page, and the last one is reached', async () => {
  await pages.show('/send/_lists/bat_1?heap=ready', {
    'GET /v1/batches/bat_1': () => ({ json: list }),
    'GET /v1/batches/bat_1/faults': () => ({ json: { items: [], alike: 0 } }),
    'GET /v1/batches/bat_1/rows': page,
  })
  const grid = pages.page.getByRole('grid')
  await grid.getByText('Proefpersoon 1', { exact: true }).waitFor()
  expect(await grid.getAttribute('aria-rowcount')).toBe('100001')
  const scroll = (share: number) =>
    pages.page.evaluate(`((box) => box.scrollTo(0, box.scrollHeight * ${share}))(document.querySelector('.st-window'))`)
  const drawn = () => grid.locator('tr[data-row], tr[aria-rowindex]').count()
  expect(await drawn()).toBeLessThan(60)
  await scroll(0.5)
  await grid
    .getByText(/^Proefpersoon 500\d\d$/)
    .first()
    .waitFor()
  await scroll(1)
  const last = grid.getByText('Proefpersoon 100000', { exact: true })
  await last.waitFor()
  expect(await last.locator('xpath=ancestor::tr').getAttribute('aria-rowindex')).toBe('100001')
  expect(await drawn()).toBeLessThan(60)
  await grid.focus()
  await pages.page.keyboard.press('End')
  await pages.page.waitForURL(/row=100000$/)
  await pages.page.keyboard.press('PageUp')
  await pages.page.keyboard.press('Home')
  await pages.page.waitForURL(/row=1$/)
  await grid.getByText('Proefpersoon 1', { exact: true }).waitFor()
  expect(await drawn()).toBeLessThan(60)
  // Pages of rows that were passed over were never asked for.
  expect(pages.asked('GET', '/v1/batches/bat_1/rows').length).toBeLessThan(20)
})
