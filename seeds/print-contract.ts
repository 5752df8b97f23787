import type { ContractToAdd } from '../channels/print/store/contracts/contracts.ts'
import type { Tariff, Zone } from '../channels/print/store/contracts/price.ts'
import type { Postage } from '../core/words/message.ts'

/**
 * Euro cents for an envelope with up to 2, 5 and 20 sheets, print and postage together. The prices are invented, in the order of
 * magnitude of real ones.
 */
const prices: Readonly<Record<Postage, Partial<Record<Zone, readonly [number, number, number]>>>> = {
  priority: { BE: [158, 196, 402], EU: [312, 398, 861], EUROPE: [331, 423, 930], WORLD: [349, 455, 1_012] },
  'non-priority': { BE: [121, 159, 318], EU: [287, 361, 790], EUROPE: [302, 384, 861], WORLD: [318, 409, 934] },
  registered: { BE: [1_092, 1_130, 1_336] },
  'registered-with-receipt': { BE: [1_347, 1_385, 1_591] },
  judicial: { BE: [1_402, 1_440, 1_646] },
}
const bands = [2, 5, 20] as const
/** The part of these that is printing, paper and envelope, which depends on the sheets alone; the rest is postage. */
const printing = [46, 61, 134] as const

const tariffs: readonly Tariff[] = Object.entries(prices).flatMap(([postage, zones]) =>
  Object.entries(zones).flatMap(([zone, amounts]) =>
    bands.map((sheetsUpTo, band) => {
      const amount = amounts[band] ?? 0
      const postageAmount = amount - (printing[band] ?? 0)
      return {
        from: '2026-01-01',
        postage: postage as Postage,
        zone: zone as Zone,
        sheetsUpTo,
        amount,
        postageAmount,
      }
    }),
  ),
)

/**
 * The print contract that each entity of the trial has with the built-in partner.
 * @param partner name of the partner behind `SFTP_URL`, as in the setting
 */
export function printContract(
  partner: string,
  profile: ContractToAdd['profile'],
): Omit<ContractToAdd, 'id' | 'entity'> {
  return {
    name: 'Drukken en posten 2026-2029',
    partner,
    cutOff: '17:00',
    calendar: 'BE',
    profile,
    sides: 'two',
    blankLastSide: false,
    sheetMarks: 'none',
    dueDays: 2,
    tariffs,
  }
}
