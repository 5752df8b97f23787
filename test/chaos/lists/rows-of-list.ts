import { testInsz } from '../../../seeds/people.ts'
import { inlineRows, makeWorkbook } from '../../support/tables/make-workbook.ts'

export type Format = 'ndjson' | 'csv' | 'xlsx'

/** A list whose faults are known before it is posted. */
export interface PlannedList {
  readonly name: string
  readonly format: Format
  readonly rows: number
  readonly body: Buffer
  /** The column of the fault of each row that is wrong. */
  readonly faults: ReadonlyMap<number, string>
}

const heads = 'reference;insz;name;street;houseNumber;postalCode;municipality;sendAfter;dossier;bedrag'.split(';')
/** Days of birth: with 900 serials each there are as many people as a list may have rows. */
const birthDays = 28 * 12

interface Row {
  readonly cells: readonly string[]
  readonly fault?: string
}

/**
 * Every seventh row has a wrong postal code, every 31st wrong check digits. The letters are scheduled, so that they are accepted and
 * not handed over.
 */
function rowOf(list: string, number: number, sendAfter: string): Row {
  const day = Math.floor(number / 900) % birthDays
  const birth = `71${String(1 + Math.floor(day / 28)).padStart(2, '0')}${String(1 + (day % 28)).padStart(2, '0')}`
  const insz = testInsz(birth, 1 + (number % 900))
  const isCodeWrong = number % 7 === 3
  const isNumberWrong = !isCodeWrong && number % 31 === 5
  const wrongInsz = `${insz.slice(0, 9)}${String(((Number(insz.slice(9)) + 1) % 97) + 1).padStart(2, '0')}`
  return {
    cells: [
      `${list}-${number}`,
      isNumberWrong ? wrongInsz : insz,
      `Persoon ${number}`,
      'Kerkstraat',
      String((number % 90) + 1),
      isCodeWrong ? '90' : '9999',
      'Voorbeeldegem',
      sendAfter,
      `D-${number}`,
      `${(number % 500) + 1},50`,
    ],
    ...(isCodeWrong && { fault: 'postalCode' }),
    ...(isNumberWrong && { fault: 'insz' }),
  }
}

export async function planList(name: string, format: Format, rows: number): Promise<PlannedList> {
  const sendAfter = `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 19)}Z`
  const made = Array.from({ length: rows }, (_, place) => rowOf(name, place + 1, sendAfter))
  const faults = new Map(made.flatMap(({ fault }, place) => (fault === undefined ? [] : [[place + 1, fault]])))
  return { name, format, rows, faults, body: await bytesOf(format, made) }
}

async function bytesOf(format: Format, rows: readonly Row[]): Promise<Buffer> {
  switch (format) {
    case 'ndjson':
      return Buffer.from(rows.map(({ cells }) => JSON.stringify(messageOf(cells))).join('\n'))
    case 'csv':
      return Buffer.from([heads, ...rows.map(({ cells }) => cells)].map((cells) => cells.join(';')).join('\r\n'))
    case 'xlsx':
      return makeWorkbook(inlineRows([heads, ...rows.map(({ cells }) => cells)]))
  }
}

function messageOf(cells: readonly string[]): unknown {
  const [reference, insz, name, street, houseNumber, postalCode, municipality, sendAfter, dossier, bedrag = ''] = cells
  const address = { street, houseNumber, postalCode, municipality, country: 'BE' }
  return {
    recipient: { type: 'citizen', insz, name, address },
    reference,
    sendAfter,
    data: { dossier, bedrag: bedrag.replace(',', '.') },
  }
}
