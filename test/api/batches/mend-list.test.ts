import { describe, expect, test } from 'vitest'
import { forgetRows } from '../../../dispatcher/batches/change/forget-rows.ts'
import { letter, named, useLists, wrongCode } from '../../support/lists/use-lists.ts'

const lists = useLists()
const { work, post, read, rowsOf, change } = lists

describe('mending', () => {
  test('one row, undone, and read with its values', async () => {
    const posted = await post([wrongCode(), letter()], 'mend', `${named}&stages=rest`)
    const { self } = posted.json.links
    await work()
    const row = `${self}/rows/1`
    expect((await read(row)).values).toMatchObject({ postalCode: '90000', municipality: 'Gent', bedrag: '10.00' })
    expect((await change(row, 'PATCH', { postalCode: '9000', bedrag: '1.337,66' })).json.status).toBe('ready')
    expect((await change(row, 'PATCH', { postalCode: null })).json.issues[0]).toMatchObject({
      column: 'postalCode',
      code: 'UP-2104',
    })
    expect((await read(row)).values).toMatchObject({ postalCode: '90000', bedrag: '1.337,66' })
    expect((await change(row, 'PATCH', { nothing: 'x' })).json.issues[0].code).toBe('UP-2201')
    await change(row, 'PATCH', { postalCode: '9000' })
    await change(`${self}/continue`)
    await work()
    expect((await change(row, 'PATCH', { postalCode: '9000' })).json.code).toBe('UP-3074')
    const [{ message }] = await rowsOf(posted)
    expect((await read(`/v1/messages/${message}`)).recipient.address.postalCode).toBe('9000')
    expect((await change(`${self}/rows/9`, 'PATCH', { postalCode: '9000' })).status).toBe(404)
  })

  test('one column of many rows, which are then sent', async () => {
    const posted = await post([letter(), ...Array.from({ length: 12 }, wrongCode)], 'column')
    const { self } = posted.json.links
    await work()
    const mend = { column: 'Postal code', from: '90000', to: '9000', code: 'UP-2104' }
    const { json } = await change(`${self}/rows`, 'PATCH', mend)
    expect(json).toMatchObject({ state: 'done', rows: 12, mended: 12, ready: 12, skipped: 0, undone: 0 })
    await work()
    expect((await read(self)).counts).toMatchObject({ accepted: 13, invalid: 0 })
  })

  test('the values of old lists are removed, what became of their rows stays', async () => {
    const posted = await post([wrongCode()], 'old')
    const { self } = posted.json.links
    await work()
    const much = 31 * 86_400_000
    expect(
      await forgetRows(lists.api.test.database, new Date(lists.api.clock.now().getTime() + much), 30),
    ).toBeGreaterThan(0)
    expect((await lists.api.call(`${self}/rows/1`, { key: lists.tax.live })).json.code).toBe('UP-3010')
    expect((await rowsOf(posted))[0]).toMatchObject({ status: 'invalid' })
    expect((await read(self)).personalDataRemovedAt).toBeDefined()
  })
})
