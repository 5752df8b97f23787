import type { Page } from 'playwright-core'

/** Pictures are for people: no test reads them. */
const wanted = process.env['SCREENS'] === 'true'

/** `.cache/screens/NAME.png`, with `SCREENS=true` only. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (wanted) await keepPicture(page, name)
}

/** The same, always: of a screen with a fault. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `.cache/screens/${name}.png`, fullPage: true })
}
