import type { ChannelName } from '../../core/words/message.ts'
import { testInsz } from '../../seeds/people.ts'
import { nameOf, streetOf } from './people-names.ts'

/** The seeded letters of a load: one with a payment slip, and one without a payment; both print one page with this data. */
export const loadKinds = ['betalingsherinnering', 'adreswijziging-verwerkt'] as const
export type LoadKind = (typeof loadKinds)[number]

/** What the letters of a load have in common. */
export interface LoadLetters {
  readonly template: LoadKind
  readonly channel: ChannelName
}

/** A payment reminder to an inbox: a kind that a tax service sends by the million in a night. */
export const usualLetters: LoadLetters = { template: 'betalingsherinnering', channel: 'inbox' }

/**
 * The body of a letter to one of some millions of invented people. Names and streets repeat as real ones do; number, address,
 * dates, amounts and references differ, so that nothing can be cached that a real run could not cache.
 */
export function letterBody(number: number, { template, channel }: LoadLetters): string {
  const name = nameOf(number)
  return JSON.stringify({
    template: { key: template },
    recipient: {
      type: 'citizen',
      insz: inszOf(number),
      name,
      language: 'nl',
      email: `burger${number}@example.org`,
      address: {
        street: streetOf(number),
        houseNumber: String((number % 300) + 1),
        postalCode: '9999',
        municipality: 'Voorbeeldegem',
        country: 'BE',
      },
    },
    data: dataOf[template](number, name),
    reference: `OV-2026-${String(number).padStart(8, '0')}`,
    // Without a reading term: the hand-over is the end.
    class: 'information',
    channels: [channel],
    priority: 'bulk',
  })
}

const dataOf: Readonly<Record<LoadKind, (number: number, name: string) => object>> = {
  betalingsherinnering: (number, name) => ({
    aanspreking: name,
    voertuig: number % 2 === 0,
    aanslagjaar: 2026,
    verzondenOp: dateOf(2026, number),
    vervallenOp: dateOf(2026, number + 61),
    betaald: cents(number, 7_919),
    bedrag: cents(number, 104_729),
    betaaldatum: dateOf(2027, number),
    mededeling: communicationOf(number),
  }),
  'adreswijziging-verwerkt': (number, name) => ({
    aanspreking: name,
    vanaf: dateOf(2027, number),
    adres: {
      street: streetOf(number),
      houseNumber: String((number % 300) + 1),
      postalCode: '9999',
      municipality: 'Voorbeeldegem',
    },
    eigenaar: number % 2 === 0,
    voertuig: number % 3 === 0,
    meldenTot: dateOf(2027, number + 14),
  }),
}

function inszOf(number: number): string {
  const year = String(number % 100).padStart(2, '0')
  const month = String((Math.floor(number / 100) % 12) + 1).padStart(2, '0')
  const day = String((Math.floor(number / 1_200) % 28) + 1).padStart(2, '0')
  // Serials of 900 and up are the simulated ones.
  return testInsz(`${year}${month}${day}`, (Math.floor(number / 33_600) % 898) + 1)
}

function communicationOf(number: number): string {
  const base = 850_000_000 + (number % 100_000_000)
  return `${base}0`.slice(0, 10) + String(Number(`${base}0`) % 97 || 97).padStart(2, '0')
}

function dateOf(year: number, number: number): string {
  return new Date(Date.UTC(year, 0, 1 + (number % 365))).toISOString().slice(0, 10)
}

function cents(number: number, salt: number): string {
  return ((((number * salt) % 900_000) + 1_000) / 100).toFixed(2)
}
