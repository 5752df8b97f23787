import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../../core/package-root.ts'
import { workbookType } from '../../../core/words/batch.ts'
import { testInsz } from '../../../seeds/people.ts'
import { named, useLists } from '../../support/lists/use-lists.ts'

const lists = useLists()
const { work, post, read, rowsOf } = lists

describe('a table', () => {
  test('a workbook is read as it is, and one whose columns are not those of the letter is rejected by their names', async () => {
    const made = join(packageRoot, 'test/support/tables/made/plain-xlsxwriter.xlsx')
    const posted = await post(await readFile(made), 'workbook', named, workbookType)
    expect(posted.status).toBe(202)
    await work()
    const { status, format, issues } = await read(posted.json.links.self)
    expect({ status, format }).toEqual({ status: 'rejected', format: 'xlsx' })
    expect(issues).toMatchObject([{ row: 0, code: 'UP-2073' }])
    expect((await post(await readFile(made), 'workbook-2', '', workbookType)).status).toBe(400)
  })

  test('a zero that a spreadsheet dropped is restored, and the row says so without the number', async () => {
    const insz = testInsz('050312', 701)
    const row = `Z-1;${insz.replace(/^0+/, '')};An;Kerkstraat;1;9000;Gent;D-1;12,50`
    const heads = 'reference;insz;name;street;house number;postal code;municipality;dossier;bedrag'
    const posted = await post(`${heads}\n${row}\n`, 'zero', named, 'text/csv')
    await work()
    const [{ message, warnings } = expect.fail()] = await rowsOf(posted)
    expect(warnings).toMatchObject([{ column: 'insz', code: 'UP-2072' }])
    expect(JSON.stringify(warnings)).not.toContain(insz.slice(2))
    expect((await read(`/v1/messages/${message}`)).recipient.inszMasked).toContain(insz.slice(0, 6))
  })

  test('a table: cells are mended, and failures are a table that can be posted again', async () => {
    const heads = 'Reference;INSZ;name;street;house number;postal code;municipality;dossier;bedrag'
    const cells = (n: number, code: string, name = 'An') =>
      `T-${n};${testInsz('850312', 700 + n)};${name};Kerkstraat;1;${code};Gent;D-${n};1.337,66`
    const posted = await post(
      [heads, cells(1, '9000'), cells(2, '90', '=1+1'), cells(3, '9000')],
      'table',
      named,
      'text/csv',
    )
    const { self } = posted.json.links
    await work()
    expect(await read(self)).toMatchObject({ total: 3, format: 'csv', counts: { accepted: 2, fixable: 1 } })
    expect((await rowsOf(posted, '?status=invalid'))[0]).toMatchObject({
      row: 2,
      issues: [{ column: 'name' }, { column: 'postal code' }],
    })
    const csv = await lists.api.call(`${self}/rows?status=invalid&format=csv`, { key: lists.tax.live })
    expect(String(csv.bytes)).toContain(";'=1+1;")
    const corrected = String(csv.bytes).replace(';90;', ';9000;').replace("'=1+1", 'An')
    const again = await post(corrected, 'table-2', named, 'text/csv')
    await work()
    expect((await read(again.json.links.self)).counts).toMatchObject({ accepted: 1, invalid: 0 })
    const unknown = await post(`${heads};bedrg\n${cells(4, '9000')};1`, 'table-3', named, 'text/csv')
    await work()
    expect(await read(unknown.json.links.self)).toMatchObject({
      status: 'rejected',
      issues: [{ row: 0, code: 'UP-2073', detail: expect.stringContaining('bedrg') }],
    })
  })
})
