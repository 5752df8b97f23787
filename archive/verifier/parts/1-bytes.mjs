#!/usr/bin/env node
/**
 * Verifies proofs and exports of an Uitpost archive with nothing but a public key: one file, no packages, no network. It runs in
 * Node 20.12 or newer and, by `import`, in a browser. It shares no code with the hub: RFC 6962 and RFC 9162 (trees), RFC 8785
 * (canonical JSON), C2SP signed-note, tlog-checkpoint and tlog-tiles are written here once more. Licence: EUPL-1.2.
 */
export const isNode = typeof process === 'object' && process.versions?.node !== undefined
export const node = isNode ? { ...(await import('node:crypto')), ...(await import('node:fs')) } : undefined

export const utf8 = (text) => new TextEncoder().encode(text)
export const textOf = (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
export const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i])
export const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes))
export const isBase64 = (text) =>
  typeof text === 'string' && text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text) && !text.startsWith('=')
export const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
export async function sha256(...parts) {
  if (node === undefined) return new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)))
  const hash = node.createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
export function parseJson(bytes) {
  try {
    return JSON.parse(textOf(bytes))
  } catch {
    return undefined
  }
}

/** JSON in the one form that is hashed (RFC 8785). @throws Error for a text or number that has no such form */
export function canonical(value) {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('No canonical number')
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('No canonical text')
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${canonical(key)}:${canonical(value[key])}`).join(',')}}`
}
