import type { Language } from '../core/words/language.ts'
import type { Recipient } from '../core/words/recipient.ts'

/** A person of the trial: invented, with a number of the test range that no living person can have. */
export interface SeedPerson {
  readonly username: string
  readonly givenName: string
  readonly familyName: string
  readonly insz: string
  readonly language: Language
  readonly email: string
  readonly address: Extract<Recipient['address'], { country: 'BE'; street: string }>
  /** Legal representative of these enterprises. */
  readonly enterprises?: readonly string[]
  /** Reads for these enterprises, and decides about nothing. */
  readonly readsFor?: readonly string[]
  /** May read the letters of these people. */
  readonly mandatesOf?: readonly string[]
  /** Their preferences in the inbox; absent: none, so digital in Dutch. */
  readonly prefers?: {
    readonly channel: 'digital' | 'paper'
    readonly language: Language
    readonly largePrint: boolean
    /** They get a mail about each new letter, at a confirmed address. */
    readonly alerts?: true
  }
}

export interface SeedEnterprise {
  readonly name: string
  readonly enterpriseNumber: string
  readonly email: string
  readonly address: Extract<Recipient['address'], { country: 'BE'; street: string }>
}

/**
 * A national number of the test range: month raised by 60, valid check digits.
 * @param birth yymmdd of the twentieth century
 */
export function testInsz(birth: string, serial: number): string {
  const base = `${birth.slice(0, 2)}${Number(birth.slice(2, 4)) + 60}${birth.slice(4)}${String(serial).padStart(3, '0')}`
  return base + String(97 - (Number(base) % 97)).padStart(2, '0')
}

/** An enterprise number with valid check digits: 97 less the remainder of the first eight. */
export function testEnterpriseNumber(first8: string): string {
  return first8 + String(97 - (Number(first8) % 97)).padStart(2, '0')
}

// Two postal codes that are not assigned.
const place = { postalCode: '9999', municipality: 'Voorbeeldegem', country: 'BE' } as const
const otherPlace = { postalCode: '9998', municipality: 'Proefbeke', country: 'BE' } as const

export const enterprises: readonly SeedEnterprise[] = [
  {
    name: 'Bakkerij De Korrel bv',
    enterpriseNumber: testEnterpriseNumber('09990001'),
    email: 'boekhouding@dekorrel.example',
    address: { street: 'Molenstraat', houseNumber: '7', ...place },
  },
  {
    name: 'Fietsatelier Spaak & Zn. nv',
    enterpriseNumber: testEnterpriseNumber('09990002'),
    email: 'info@spaak.example',
    address: { street: 'Nijverheidslaan', houseNumber: '120', box: '4', ...otherPlace },
  },
]

/** The first person has neither preferences nor mandates: their letters show the default behaviour. */
export const citizens: readonly SeedPerson[] = [
  {
    username: 'lotte',
    givenName: 'Lotte',
    familyName: 'Verhelst',
    insz: testInsz('850312', 124),
    language: 'nl',
    email: 'lotte.verhelst@example.org',
    address: { street: 'Kerkstraat', houseNumber: '12', box: '3', ...place },
  },
  {
    username: 'yassine',
    givenName: 'Yassine',
    familyName: 'El Amrani',
    insz: testInsz('910824', 217),
    language: 'nl',
    email: 'yassine.elamrani@example.org',
    address: { street: 'Stationsplein', houseNumber: '41', ...place },
    enterprises: [testEnterpriseNumber('09990001')],
  },
  {
    username: 'marie-claire',
    givenName: 'Marie-Claire',
    familyName: 'Dubois-Lefèvre',
    insz: testInsz('580605', 346),
    language: 'fr',
    email: 'mc.dubois@example.org',
    address: { street: 'Lindelaan', houseNumber: '8', ...otherPlace },
    prefers: { channel: 'digital', language: 'fr', largePrint: false, alerts: true },
  },
  {
    username: 'jurgen',
    givenName: 'Jürgen',
    familyName: 'Schäfer',
    insz: testInsz('740119', 401),
    language: 'de',
    email: 'juergen.schaefer@example.org',
    address: { street: 'Dorpsstraat', houseNumber: '3', box: '201', ...otherPlace },
  },
  {
    username: 'octavie',
    givenName: 'Octavie',
    familyName: 'Vandenbroucke',
    insz: testInsz('380227', 52),
    language: 'nl',
    email: 'octavie@example.org',
    address: { street: 'Rusthuisdreef', houseNumber: '1', box: '204', ...place },
    prefers: { channel: 'paper', language: 'nl', largePrint: true },
  },
  {
    username: 'karel',
    givenName: 'Karel',
    familyName: 'Vandenbroucke',
    insz: testInsz('660930', 275),
    language: 'nl',
    email: 'karel.vandenbroucke@example.org',
    address: { street: 'Hoge Weg', houseNumber: '77', ...place },
    mandatesOf: [testInsz('380227', 52)],
    enterprises: [testEnterpriseNumber('09990002')],
  },
  {
    username: 'stefania',
    givenName: 'Ștefania',
    familyName: 'Țurcanu',
    insz: testInsz('951102', 418),
    language: 'en',
    email: 'stefania.turcanu@example.org',
    address: { street: 'Lindelaan', houseNumber: '15', box: '2', ...place },
    readsFor: [testEnterpriseNumber('09990001')],
  },
]
