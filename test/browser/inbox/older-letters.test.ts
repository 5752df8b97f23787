import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { inbox } from '../../support/screens/inbox-fixtures.ts'
import { noOlderLetters, olderLetter, olderLetters, olderRows } from '../../support/screens/older-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('inbox', { ...inbox, ...olderLetters })
const { show, asked } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const search = 'POST /v1/inbox/older-letters/search'
const searches = () => asked('POST', '/v1/inbox/older-letters/search').map(({ body }) => body)
const heading = (name: string) => page.getByRole('heading', { name })

describe('the older letters', () => {
  test.each(['nl-BE', 'fr-BE', 'de-DE', 'en-GB'])(
    'are accessible and fit, wide and narrow, light and dark, in %s',
    async (locale) => {
      await page.addInitScript(`Object.defineProperty(navigator, 'languages', { get: () => ['${locale}'] })`)
      await show('/older')
      await page.locator('.in-letter').first().waitFor()
      await expectFourLooks(page, `inbox-older-${locale.slice(0, 2)}`)
      await show('/older/rec_tax')
      await page.locator('.in-paper h2').first().waitFor()
      await expectFourLooks(page, `inbox-older-letter-${locale.slice(0, 2)}`)
    },
  )

  test('say so when there are none, when nothing is found, and when they cannot be fetched', async () => {
    await show('/older', { [search]: () => ({ json: noOlderLetters }) })
    await heading('U hebt geen oudere brieven').waitFor()
    await expectFourLooks(page, 'inbox-older-empty')
    await show('/older', { [search]: () => ({ status: 503, json: { status: 503, title: 'No' } }) })
    await page.getByText('uw oudere brieven', { exact: false }).first().waitFor()
    await show('/older/rec_hidden')
    await heading('Deze brief is afgeschermd').waitFor()
    await page.getByRole('link', { name: 'Meld u extra veilig aan' }).waitFor()
    await expectFourLooks(page, 'inbox-older-hidden')
    await show('/older/rec_other')
    await heading('U kunt deze brief nu niet lezen').waitFor()
  })

  test('are reached from the inbox, searched by keyboard, and the words are in no address; back shows the same', async () => {
    await show('/')
    await page.getByRole('link', { name: 'Zoek in uw oudere brieven' }).click()
    await page.waitForURL('**/inbox/older')
    await page.getByText('4 brieven').waitFor()
    await page.getByLabel('Zoek in uw oudere brieven').focus()
    await page.keyboard.type('a')
    await page.keyboard.press('Enter')
    await page.getByText('Typ minstens 2 tekens.').waitFor()
    await page.keyboard.type('anslagbijlet')
    await page.keyboard.press('Enter')
    await page.getByText('Met ‘aanslagbijlet’ vonden we niets. We zochten naar ‘aanslagbiljet’.').waitFor()
    expect(searches().at(-1)).toEqual({ q: 'aanslagbijlet' })
    expect(page.url()).not.toContain('aanslag')
    expect(await page.evaluate('JSON.stringify(history.state)')).not.toContain('aanslag')
    await page.getByRole('link', { name: 'Uw aanslagbiljet 2024' }).click()
    await heading('Uw aanslagbiljet 2024').waitFor()
    await page.getByRole('link', { name: 'Terug naar de gevonden brieven' }).click()
    expect(await page.getByLabel('Zoek in uw oudere brieven').inputValue()).toBe('aanslagbijlet')
    await page.getByRole('button', { name: 'Wis uw zoekopdracht' }).click()
    await page.getByText('4 brieven').waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe('find')
  })

  test('are narrowed by year, sender, kind, way and status; a choice is taken back', async () => {
    await show('/older')
    await page.getByLabel('Jaar').selectOption('2024')
    await page.getByText('Zoek preciezer').click()
    await page.getByLabel('Hoe de brief kwam').selectOption('print')
    await expect.poll(() => searches().at(-1)).toEqual({ year: 2024, channel: 'print' })
    await page.getByLabel('Wat ermee gebeurde').selectOption('undeliverable')
    await expect.poll(() => searches().at(-1)).toEqual({ year: 2024, channel: 'print', status: 'undeliverable' })
    await page.getByLabel('Jaar').selectOption('')
    await expect.poll(() => searches().at(-1)).toEqual({ channel: 'print', status: 'undeliverable' })
  })

  test('go on where the page ended, with the focus on the first letter that was added', async () => {
    await show('/older')
    await page.getByRole('button', { name: 'Toon meer brieven' }).click()
    await page.getByText('Afgeschermde brief').waitFor()
    expect(searches().at(-1)).toEqual({ cursor: 'second' })
    await expect.poll(() => page.evaluate('document.activeElement.getAttribute("href")')).toContain('rec_hidden')
    expect(await page.locator('.in-letter').count()).toBe(olderRows.length)
  })

  test('are downloaded all together or year by year, and one letter as it was sent', async () => {
    await show('/older')
    const all = page.getByRole('link', { name: 'Download alles (zip)' })
    expect(await all.getAttribute('href')).toBe('/v1/inbox/older-letters/download?language=nl')
    await page.getByText('Of per jaar').click()
    expect(await page.getByRole('link', { name: 'Download 2024 (zip)' }).getAttribute('href')).toContain('year=2024')
    await show('/older/rec_tax')
    expect(await page.getByRole('link', { name: 'Download pdf' }).getAttribute('href')).toBe(
      '/v1/inbox/older-letters/rec_tax/documents/1',
    )
    await page
      .getByText('De afzender bewaart deze brief minstens tot en met 14 november 2035.', { exact: false })
      .waitFor()
  })

  test('whose retention period has passed may be destroyed, and say so', async () => {
    const kept = { forEver: false, atLeastUntil: '2024-04-02' }
    await show('/older/rec_tax', { 'GET /v1/inbox/older-letters/rec_tax': () => ({ json: { ...olderLetter, kept } }) })
    await page.getByText('De afzender moest deze brief bewaren tot en met 2 april 2024.', { exact: false }).waitFor()
    expect(await page.getByText('minstens tot en met', { exact: false }).count()).toBe(0)
  })
})
