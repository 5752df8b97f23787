/** The fields of a Belgian address that were found in a text. */
export interface SplitAddress {
  readonly street?: string
  readonly houseNumber?: string
  readonly box?: string
  readonly postalCode?: string
  readonly municipality?: string
}

const place = /(?:^|[\s,-])(?:B-?\s?)?([1-9]\d{3})\s+(\p{L}[\p{L}\s.'’()/-]*)$/u
const country = /[\s,]+(?:belgi[eëê]n?|belgique|belgium)\.?$/i
const boxWord = '(?:bus|bte\\.?|bo[iî]te|box|briefkasten|b\\.?(?=\\s?\\d))'
const number = '\\d{1,4}(?:\\s?[A-Za-z](?![A-Za-z]))?(?:\\s?[-–/+]\\s?\\d{1,4}[A-Za-z]?)?(?:\\s?(?:bis|ter))?'
const streetAndNumber = `^(.*\\p{L}.*?)[\\s,]+(?:nr\\.?|n°|no\\.?)?\\s?(${number})`
const numberLast: readonly RegExp[] = [
  new RegExp(`${streetAndNumber}[\\s,]*${boxWord}\\s?([\\w.-]+)$`, 'iu'),
  new RegExp(`${streetAndNumber}$`, 'iu'),
]
const numberFirst = new RegExp(`^(${number})[\\s,]+(\\p{L}.*?)(?:[\\s,]+${boxWord}\\s?([\\w.-]+))?$`, 'iu')

/**
 * Divides an address as people write it in one cell: `Kerkstraat 12 bus 3, 9000 Gent`, `12, rue de la Loi, 1000 Bruxelles`, or a
 * part of one: `Kerkstraat 12`, `9000 Gent`. Undefined where it is none of these.
 */
export function splitAddress(cell: string): SplitAddress | undefined {
  const text = cell
    .replaceAll(/\s*[\n;]\s*/g, ', ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(country, '')
  const found = place.exec(text)
  const [, postalCode, municipality] = found ?? []
  const rest = (found === null ? text : text.slice(0, found.index)).replace(/[\s,-]+$/, '')
  const town =
    postalCode === undefined || municipality === undefined ? {} : { postalCode, municipality: municipality.trim() }
  if (rest === '') return found === null ? undefined : town
  const thoroughfare = splitStreet(rest)
  return thoroughfare && { ...thoroughfare, ...town }
}

function splitStreet(text: string): SplitAddress | undefined {
  const [, street, last, boxAfter] = numberLast.map((each) => each.exec(text)).find((found) => found !== null) ?? []
  // Of two numbers (`Dorp 12 A 2`) it is unknown which one is that of the house.
  if (street !== undefined && /\s\d{1,4}(\s?[A-Za-z])?$/.test(street)) return undefined
  if (street !== undefined && last !== undefined) return partsOf(street, last, boxAfter)
  const [, first, streetAfter, box] = numberFirst.exec(text) ?? []
  if (first === undefined || streetAfter === undefined) return undefined
  return partsOf(streetAfter, first, box)
}

function partsOf(street: string, houseNumber: string, box: string | undefined): SplitAddress {
  const bare = { street: street.replace(/[\s,]+$/, ''), houseNumber: houseNumber.replaceAll(/\s/g, '') }
  return box === undefined ? { ...bare, ...boxAfterSlash(bare.houseNumber) } : { ...bare, box }
}

/** `150/2` is box 2: in a row of houses, as `22/24`, the second number is the higher one. That one stays, for a person to say. */
function boxAfterSlash(written: string): { readonly houseNumber: string; readonly box: string } | undefined {
  const [, houseNumber, box] = /^(\d+[A-Za-z]?)\/(\d+[A-Za-z]?)$/.exec(written) ?? []
  if (houseNumber === undefined || box === undefined) return undefined
  return Number.parseInt(box, 10) < Number.parseInt(houseNumber, 10) ? { houseNumber, box } : undefined
}
