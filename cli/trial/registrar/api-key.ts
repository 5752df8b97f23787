import { randomBytes } from 'node:crypto'

/** A key of the stand-in, made once per trial. */
export function trialSecret(): string {
  return randomBytes(24).toString('base64url')
}
