import { DateTime } from 'luxon'
import { readEnterpriseNumber } from '../../core/words/numbers/enterprise-number.ts'
import { readInsz } from '../../core/words/numbers/insz.ts'
import type { Identity, Portal } from './session.ts'

type Claims = Readonly<Record<string, unknown>>

/**
 * Reads the claims of ACM/IDM. `vo_orgcode` and `wv_orgcode` name the organisation for which the person works or which they
 * represent by law, `ssm_mandaatgever` the people who gave a mandate: a code or a list of them. `uitpost_rol_3d` holds the roles of
 * our own application, and `uitpost_mandaat_tot` the ends of mandates, where the provider knows them.
 * @returns undefined when the portal has no use for this person: a citizen without any number, staff without an email.
 */
export function readClaims(claims: Claims, portal: Portal): Identity | undefined {
  const name =
    textOf(claims['name']) ?? [claims['given_name'], claims['family_name']].map(textOf).filter(Boolean).join(' ')
  const email = emailOf(claims)
  if (portal === 'staff') return email === undefined ? undefined : { name, email, enterprises: [], mandators: [] }
  const insz = readInsz(textOf(claims['rrn']) ?? '')
  const given = [
    ...codesOf(claims['vo_orgcode']),
    ...codesOf(claims['wv_orgcode']),
    ...codesOf(claims['ssm_mandaatgever']),
  ]
  const numbers = [...new Set(given.map(readEnterpriseNumber).filter((each) => each !== undefined))]
  const organisation = textOf(claims['vo_orgnaam'])
  const represented = new Set(codesOf(claims['wv_orgcode']).map(readEnterpriseNumber))
  const enterprises = numbers.map((number) => ({
    number,
    ...(organisation !== undefined &&
      number === readEnterpriseNumber(codesOf(claims['vo_orgcode'])[0] ?? '') && { name: organisation }),
    // A legal representative decides for the enterprise, whatever role they were given besides.
    ...(!represented.has(number) && isOnlyReader(claims['uitpost_rol_3d'], number) && { role: 'reader' as const }),
  }))
  const mandators = [
    ...new Set(
      codesOf(claims['ssm_mandaatgever'])
        .map(readInsz)
        .filter((each) => each !== undefined),
    ),
  ]
  if (insz === undefined && enterprises.length === 0) return undefined
  const ends = endsOf(claims['uitpost_mandaat_tot'], [...numbers, ...mandators])
  return { name, enterprises, mandators, ...(insz !== undefined && { insz }), ...(ends && { mandateEnds: ends }) }
}

/**
 * Whether the roles of the application (`<role>:<code>[,<code>]`) make the person a reader for this enterprise and no more. Without
 * any role for it, a mandate is one to read and to decide.
 */
function isOnlyReader(claim: unknown, number: string): boolean {
  const given = (Array.isArray(claim) ? claim : [claim]).filter((each) => typeof each === 'string')
  const roles = given.flatMap((each) => {
    const [role = '', codes = ''] = each.split(':')
    return codes.split(',').some((code) => readEnterpriseNumber(code) === number) ? [role] : []
  })
  return roles.includes('inbox-reader') && !roles.includes('inbox-handler')
}

/**
 * The ends of mandates (`<number>:<day or instant>`, one or a list); a day counts whole, in Belgium. An end that cannot be read gives
 * no access from the first moment: a mandate that is limited must not become one without limit.
 */
function endsOf(claim: unknown, numbers: readonly string[]): Readonly<Record<string, string>> | undefined {
  const given = (Array.isArray(claim) ? claim : [claim]).filter((each) => typeof each === 'string')
  const ends = given.flatMap((each) => {
    const [code = ''] = each.split(':', 1)
    const number = readInsz(code) ?? readEnterpriseNumber(code)
    if (number === undefined || !numbers.includes(number)) return []
    return [[number, instantOf(each.slice(code.length + 1)).toISOString()] as const]
  })
  return ends.length === 0 ? undefined : Object.fromEntries(ends)
}

function instantOf(text: string): Date {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text)
  const read = DateTime.fromISO(text, { zone: 'Europe/Brussels' })
  const end = isDay ? read.plus({ days: 1 }) : read
  return end.isValid ? end.toJSDate() : new Date(0)
}

function emailOf(claims: Claims): string | undefined {
  // An address that the provider itself calls unverified gives no access.
  if (claims['email_verified'] === false) return textOf(claims['vo_email'])
  return textOf(claims['vo_email']) ?? textOf(claims['email'])
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined
}

function codesOf(claim: unknown): string[] {
  if (typeof claim === 'number') return [String(claim)]
  if (Array.isArray(claim)) return claim.flatMap(codesOf)
  return typeof claim === 'string' ? claim.split(/[\s,]+/).filter((each) => each !== '') : []
}
