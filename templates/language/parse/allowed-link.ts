import { domainToUnicode } from 'node:url'

const schemes = ['https:', 'http:', 'mailto:', 'tel:']

/** Whether an address begins with a scheme that a letter may link to; no allowed scheme runs code in a reader's browser. */
export function hasAllowedScheme(address: string): boolean {
  const lower = address.toLowerCase()
  return schemes.some((scheme) => lower.startsWith(scheme))
}

/** Why a letter may not link to an address. */
export type LinkRefusal = 'scheme' | 'password' | 'mixed-scripts'

export interface ReadLink {
  /** The address as a browser reads it, its host in ASCII (RFC 5891). */
  readonly href: string
  readonly refusal?: LinkRefusal
  /** The host name in ASCII, where it is written in other letters. */
  readonly asciiHost?: string
}

/**
 * Reads the address of a link; undefined where it is none. Refused are schemes that run in a browser, a user name or password
 * (`https://bank.be@evil.example`), and a host name that mixes alphabets to resemble another (`eхample.org`).
 */
export function readLink(address: string): ReadLink | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  const { href, hostname } = url
  if (!schemes.includes(url.protocol)) return { href, refusal: 'scheme' }
  if (url.username !== '' || url.password !== '') return { href, refusal: 'password' }
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  if (!isWeb || !/(?:^|\.)xn--/.test(hostname)) return { href }
  const mixes = domainToUnicode(hostname).split('.').some(mixesScripts)
  return { href, asciiHost: hostname, ...(mixes ? { refusal: 'mixed-scripts' } : {}) }
}

/** The address as a browser will read it, or undefined where a letter may not link to it. */
export function allowedLink(address: string): string | undefined {
  const link = readLink(address)
  return link?.refusal === undefined ? link?.href : undefined
}

/** A web address as a letter prints it: a host name in letters that can be mistaken for others is printed in ASCII. */
export function shownAddress(address: string): string {
  return /^[\p{ASCII}]*$/u.test(address) || readLink(address)?.asciiHost === undefined
    ? address
    : (readLink(address)?.href ?? address)
}

const scripts = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Cherokee',
  'Georgian',
  'Thai',
  'Hangul',
].map((script) => new RegExp(String.raw`\p{Script=${script}}`, 'u'))

/** Letters of two alphabets within one label (Unicode UTS 39, single script). */
function mixesScripts(label: string): boolean {
  return scripts.filter((script) => script.test(label)).length > 1
}
