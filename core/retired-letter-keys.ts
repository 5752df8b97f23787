import { z } from 'zod'
import type { LetterKey } from './words/check-qr.ts'

const day = /^\d{4}-\d\d-\d\d$/

/** `2024-01-01/2026-06-30 <public key>`: the period of letters (ISO 8601) and the key, base64url; several with commas between them. */
export const retiredLetterKeys = z.string().transform((value, context): readonly RetiredLetterKey[] => {
  const parts = value.split(',').map((each) => readKey(each.trim()))
  const keys = parts.filter((each) => each !== undefined)
  if (keys.length === parts.length) return keys
  context.addIssue({
    code: 'custom',
    message: 'for each key the first and the last day of its letters, and the key: 2024-01-01/2026-06-30 KEY, …',
  })
  return z.NEVER
})

function readKey(text: string): RetiredLetterKey | undefined {
  const [period = '', key = '', ...more] = text.split(/\s+/)
  const [from = '', until = '', ...rest] = period.split('/')
  const publicKey = Buffer.from(key, 'base64url')
  if (more.length > 0 || rest.length > 0 || publicKey.length !== 32) return undefined
  return day.test(from) && day.test(until) && from <= until ? { publicKey, from, until } : undefined
}

/** A key of earlier letters: both ends of its period are known. */
export type RetiredLetterKey = LetterKey & { readonly from: string; readonly until: string }

/** The setting that `retiredLetterKeys` reads back. */
export function showRetiredLetterKeys(keys: readonly RetiredLetterKey[]): string {
  return keys
    .map(({ from, until, publicKey }) => `${from}/${until} ${Buffer.from(publicKey).toString('base64url')}`)
    .join(', ')
}

/** Days, both included; YYYY-MM-DD. */
export interface Days {
  readonly from: string
  readonly until: string
}

/** The days between these two that are in the period of no key; letters of such a day are recognised by no retired key. */
export function daysWithoutKey({ from, until }: Days, keys: readonly Days[]): readonly Days[] {
  const gaps: Days[] = []
  let next = from
  for (const key of keys.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    if (key.from > next && next <= until) gaps.push({ from: next, until: earlier(dayAfter(key.from, -1), until) })
    if (key.until >= next) next = dayAfter(key.until, 1)
  }
  if (next <= until) gaps.push({ from: next, until })
  return gaps
}

const earlier = (one: string, other: string): string => (one < other ? one : other)

function dayAfter(of: string, days: number): string {
  return new Date(Date.parse(of) + days * 86_400_000).toISOString().slice(0, 10)
}
