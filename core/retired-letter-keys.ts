import { z } from 'zod'
import type { LetterKey } from './words/check-qr.ts'

const day = /^\d{4}-\d\d-\d\d$/

/** `2024-01-01/2026-06-30 <public key>`: the period of letters (ISO 8601) and the key, base64url; several with commas between them. */
export const retiredLetterKeys = z.string().transform((value, context): readonly LetterKey[] => {
  const parts = value.split(',').map((each) => readKey(each.trim()))
  const keys = parts.filter((each) => each !== undefined)
  if (keys.length === parts.length) return keys
  context.addIssue({
    code: 'custom',
    message: 'for each key the first and the last day of its letters, and the key: 2024-01-01/2026-06-30 KEY, …',
  })
  return z.NEVER
})

function readKey(text: string): LetterKey | undefined {
  const [period = '', key = '', ...more] = text.split(/\s+/)
  const [from = '', until = '', ...rest] = period.split('/')
  const publicKey = Buffer.from(key, 'base64url')
  if (more.length > 0 || rest.length > 0 || publicKey.length !== 32) return undefined
  return day.test(from) && day.test(until) && from <= until ? { publicKey, from, until } : undefined
}
