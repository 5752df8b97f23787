import type { Page } from 'playwright-core'
import { drawnPage } from '../open-browser.ts'

export const svg = (fill: string, inside = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path fill="${fill}" d="M0 0h60v20H0z"/>${inside}</svg>`
export const file = (name: string, content: string | Buffer, mimeType = 'image/svg+xml') => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
})
/** The letter beside the form shows the current content of the form. */
export const drawn = (page: Page) => page.locator('[data-current=true]').waitFor()
export const openFirst = async (page: Page): Promise<void> => {
  await page.getByRole('table').getByRole('link').first().click()
  await drawn(page)
  await page.locator(drawnPage).first().waitFor()
}
