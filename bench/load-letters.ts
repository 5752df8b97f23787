import { testInsz } from '../seeds/people.ts'

/** A seeded letter of one page with a payment slip: a kind that a tax service sends by the million in a night. */
const template = 'betalingsherinnering'

/**
 * The body of a letter to one of some millions of invented people; no two letters of a load share name, number, address, amount
 * or reference, so nothing can be cached that a real run could not cache.
 */
export function letterBody(number: number): string {
  const name = `${word(number, 1)} ${word(number, 2)}`
  return JSON.stringify({
    template: { key: template },
    recipient: {
      type: 'citizen',
      insz: inszOf(number),
      name,
      language: 'nl',
      address: {
        street: `${word(number, 3)}straat`,
        houseNumber: String((number % 300) + 1),
        postalCode: '9999',
        municipality: 'Voorbeeldegem',
        country: 'BE',
      },
    },
    data: {
      aanspreking: name,
      voertuig: number % 2 === 0,
      aanslagjaar: 2026,
      verzondenOp: dateOf(2026, number),
      vervallenOp: dateOf(2026, number + 61),
      betaald: cents(number, 7_919),
      bedrag: cents(number, 104_729),
      betaaldatum: dateOf(2027, number),
      mededeling: communicationOf(number),
    },
    reference: `OV-2026-${String(number).padStart(8, '0')}`,
    // Without a reading term: the inbox is the end.
    class: 'information',
    channels: ['inbox'],
    priority: 'bulk',
  })
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

function word(number: number, salt: number): string {
  let seed = Math.imul(number + 7, 2_654_435_761) + salt * 40_503
  const letters = Array.from({ length: 9 }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return 'aeioubdkrstlnmgv'[(seed >>> 16) % 16]
  }).join('')
  return letters.slice(0, 1).toUpperCase() + letters.slice(1)
}
