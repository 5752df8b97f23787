/** Name parts that are combined, so that names resemble each other as those of people do. */
const firstParts =
  'Ver Van De Bos Maes Peet Janss Hoog Lang Klein Groot Vander Wout Cool Dierick Goos Hend Wil Mert Stev'
const middleParts = 'hel moer berg donck beke el brou straet velde huys coort man en aert inck'
const lastParts = 'st en s e ing ke laer stra meers ens tens mans'
const givenNames =
  'Lotte Emma Louise Olivia Marie Noah Arthur Jules Louis Adam Jan Els Ilse Koen Bart Griet Zoë Anaïs François Jürgen'
const streetParts =
  'Kerk Dorp School Molen Stations Veld Beek Linden Kapel Markt Nieuw Berg Park Bos Water Hoog Oude Abdij Tol Wilgen'
const streetEnds = 'straat laan weg dreef plein steenweg'

/** The name with a number; 72,000 of them differ, of 3,600 families. */
export function nameOf(at: number): string {
  const family = pick(firstParts, at) + pick(middleParts, Math.floor(at / 20)) + pick(lastParts, Math.floor(at / 300))
  return `${pick(givenNames, Math.floor(at / 3_600) + at)} ${family}`
}

/** The street with a number; 2,400 of them differ. */
export function streetOf(at: number): string {
  const [first, second] = [pick(streetParts, at), pick(streetParts, Math.floor(at / 20) + at + 1)]
  return `${first}${second.toLowerCase()}${pick(streetEnds, Math.floor(at / 400))}`
}

function pick(list: string, by: number): string {
  const parts = list.split(' ')
  return parts[by % parts.length] ?? ''
}
