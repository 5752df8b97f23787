import type { lettersOfQuestions } from './letters-of-questions.ts'

export type LetterName = keyof typeof lettersOfQuestions

/** What an archivist types in the one field, and the letters that they expect, in any order. */
export type Question = readonly [typed: string, expected: readonly LetterName[]]

/** Written before the search that answers them was read: what people remember of a letter. */
export const asRemembered: readonly Question[] = [
  ['boete', ['speeding', 'parking']],
  ['boetes', ['speeding', 'parking']],
  ['verkeersboete', ['speeding', 'parking']],
  ['snelheid', ['speeding']],
  ['vergunning', ['permit', 'permitRefused']],
  ['omgevingsvergunning', ['permit', 'permitRefused']],
  ['Peeters', ['permit', 'parking']],
  ['Jan Peeters', ['permit']],
  ['Peeters Jan', ['permit']],
  ['peeters, jan', ['permit']],
  ['Petters', ['permit', 'parking']],
  ['Peteers', ['permit', 'parking']],
  ['Van den Broeck', ['waste']],
  ['Vandenbroeck', ['waste']],
  ['vanden broeck', ['waste']],
  ['Van Den Broeck Els', ['waste']],
  ['Hélène', ['speeding']],
  ['helene', ['speeding']],
  ['Muller', ['levy']],
  ['Müller', ['levy']],
  ['De Smet', ['speeding']],
  ['desmet', ['speeding']],
  ['OMV-2026-0042', ['permit']],
  ['omv 2026 0042', ['permit']],
  ['2026-0042', ['permit']],
  ['D-2026-117', ['permit', 'permitRefused']],
  ['Kerkstraat', ['permit', 'waste']],
  ['Kerkstraat 12', ['permit']],
  ['dakkapel', ['permit']],
  ['boete Peeters', ['parking']],
]

/** Written after it was read: what it could get wrong. */
export const asDoubted: readonly Question[] = [
  ['afval', ['waste']],
  ['belasting', ['waste']],
  ['afvalbelastingen', ['waste']],
  ['heffing', ['levy']],
  ['leegstand', ['levy']],
  ['boeten', ['speeding', 'parking']],
  ['nummerplaat', ['speeding', 'parking']],
  ['1-ABC-123', ['speeding']],
  ['1abc123', ['speeding']],
  ['4512', ['speeding']],
  ['004512', ['speeding']],
  ['GAS-2026', ['speeding']],
  ['AFV/2026', ['waste']],
  ['afv2026', ['waste']],
  ['PV-88', ['speeding']],
  ['PV-91/2026', ['parking']],
  ['117', ['permit', 'permitRefused']],
  ['maart 2026', ['speeding', 'waste']],
  ['mrt 2026', ['speeding', 'waste']],
  ['03/2026', ['speeding', 'waste']],
  ['2026-03', ['speeding', 'waste']],
  ['boete april 2026', ['parking']],
  ['vergunning in 2025', ['permitRefused']],
  ['mars 2026', ['speeding', 'waste']],
  ['Goosens', ['permitRefused']],
  ['Mueller', ['levy']],
  ['vandenbroeck els', ['waste']],
  ['120,50', ['waste']],
  ['beroep deputatie', ['permit', 'permitRefused']],
  ['leegstnad', ['levy']],
]
