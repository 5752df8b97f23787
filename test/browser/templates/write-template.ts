import type { Page } from 'playwright-core'
import type { HubTalk } from '../../support/hub/open-test-hub.ts'

/** Steps of writing a template that several tests take. */
export async function newTemplate(page: Page, hub: HubTalk, name: string): Promise<void> {
  await page.goto(`${hub.url}/admin/templates`)
  await page.getByRole('button', { name: 'Nieuw sjabloon' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Naam').fill(name)
  await dialog.getByRole('button', { name: 'Begin te schrijven' }).click()
  await page.waitForURL('**/versions/1/edit')
}

export const body = (page: Page) => page.getByRole('textbox', { name: 'Tekst van de brief, Nederlands' })
export const panel = (page: Page, name: string) =>
  page.getByRole('tablist', { name: 'Onderdelen van de brief' }).getByRole('tab', { name }).click()
export const saved = (page: Page) => page.locator('[data-save=saved]').waitFor()
