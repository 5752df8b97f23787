import { expect, test } from 'vitest'
import { drawingOf } from '../../../templates/pdf/draw/svg-operators.ts'

const operators = (rect: string) =>
  drawingOf(`<svg viewBox="0 0 100 40"><rect x="10" y="5" width="80" height="30" ${rect}/></svg>`).operators

/** The points that a drawing goes through, without those that only bend a curve. */
const points = (drawn: string): string[] =>
  [...drawn.matchAll(/([\d.]+) ([\d.]+) (?:m|l|c)$/gm)].map(([, x, y]) => `${Number(x)} ${Number(y)}`)

test('a rectangle with round corners keeps them on paper, each with the given radius', () => {
  const drawn = operators('rx="4" ry="6"')
  expect(drawn.match(/ c$/gm)).toHaveLength(4)
  expect(new Set(points(drawn))).toEqual(
    new Set(['14 5', '86 5', '90 11', '90 29', '86 35', '14 35', '10 29', '10 11']),
  )
})

test('one radius applies to both sides, and none exceeds half a side', () => {
  expect(operators('rx="4"')).toBe(operators('rx="4" ry="4"'))
  expect(operators('ry="4"')).toBe(operators('rx="4" ry="4"'))
  expect(operators('rx="4" ry="99"')).toBe(operators('rx="4" ry="15"'))
})

test('without a radius it is a plain rectangle', () => {
  expect(operators('')).toMatch(/10 5 80 30 re/)
  expect(operators('rx="0" ry="5"')).toBe(operators(''))
})
