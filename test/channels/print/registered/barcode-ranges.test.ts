import { expect, test } from 'vitest'
import {
  addBarcodeRange,
  listBarcodeRanges,
  takeBarcodes,
} from '../../../../channels/print/store/registered/barcode-ranges.ts'
import { cloneDatabase } from '../../../support/database/database.ts'

const { database } = await cloneDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const range = { account: 'a', form: 's10', prefix: 'RA', first: 1, last: 60 } as const

test('a barcode is given once, to transactions at the same time, and after one that was interrupted', async () => {
  await database.asHub((tx) => addBarcodeRange(tx, range, now))
  const given = await Promise.all(
    Array.from({ length: 8 }, () => database.asHub((tx) => takeBarcodes(tx, 'a', 's10', 5))),
  )
  await expect(
    database.asHub(async (tx) => {
      await takeBarcodes(tx, 'a', 's10', 5)
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  given.push(await database.asHub((tx) => takeBarcodes(tx, 'a', 's10', 50)))
  const all = given.flat()
  expect(all).toHaveLength(60)
  expect(new Set(all).size).toBe(60)
  expect(await database.asHub((tx) => takeBarcodes(tx, 'a', 's10', 1))).toEqual([])
  expect(await database.asHub((tx) => takeBarcodes(tx, 'b', 's10', 1))).toEqual([])
  expect(await listBarcodeRanges(database.hub)).toEqual([
    { account: 'a', form: 's10', prefix: 'RA', next: 61, last: 60 },
  ])
})

test('a range that overlaps another is refused, whatever its account and the length of its prefix', async () => {
  const add = (change: object) => database.asHub((tx) => addBarcodeRange(tx, { ...range, ...change }, now))
  await expect(add({ account: 'b', first: 60, last: 90 })).rejects.toThrow(RangeError)
  await expect(add({ account: 'b', prefix: 'RA0', first: 0, last: 5 })).rejects.toThrow(RangeError)
  await expect(add({ first: 9, last: 3 })).rejects.toThrow(RangeError)
  await add({ account: 'b', first: 61, last: 90 })
  await add({ account: 'b', prefix: 'RB' })
})
