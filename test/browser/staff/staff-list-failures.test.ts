import { expect, test } from 'vitest'
import { listFailures } from '../../support/screens/operation-fixtures.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { asked } = pages

test('an operator tries the rows of a list again, and continues without what was left out', async () => {
  let left = listFailures
  const [first, , third] = listFailures
  const settling = (batch: string | undefined) => () => {
    left = left.filter((each) => each.batch !== batch)
    return { json: { passed: 500, failed: 0, refused: 0 } }
  }
  await pages.show('/operation?tab=stuck', {
    'GET /v1/list-failures': () => ({ json: { items: left } }),
    [`POST /v1/list-failures/${first?.batch}/retry`]: settling(first?.batch),
    [`POST /v1/list-failures/${third?.batch}/refuse`]: settling(third?.batch),
  })
  const { page } = pages
  const card = page.getByRole('region', { name: 'Lijsten die vastlopen' })
  const failure = (words: string) => card.getByRole('rowheader').filter({ hasText: words })
  for (const words of ['Rijen 2.001 tot 2.500', 'De hele lijst', '2 rijen zijn weggelaten'])
    await failure(words).waitFor()
  await card.getByRole('button', { name: /^Probeer opnieuw.*Rijen/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('Doe dit nadat u de oorzaak weggenomen hebt.', { exact: false }).waitFor()
  await expectFourLooks(page, 'staff-list-failures-dialog')
  await dialog.getByRole('button', { name: 'Probeer opnieuw' }).click()
  await page.getByText('De rijen worden opnieuw geprobeerd').waitFor()
  expect(asked('POST', `/v1/list-failures/${first?.batch}/retry`).length).toBe(1)
  await expect.poll(() => failure('Rijen 2.001 tot 2.500').count()).toBe(0)
  await card.getByRole('button', { name: /^Ga verder zonder.*2 rijen/ }).click()
  await dialog.getByRole('button', { name: 'Ga verder zonder' }).click()
  await page.getByText('De lijst gaat verder zonder deze rijen').waitFor()
})
