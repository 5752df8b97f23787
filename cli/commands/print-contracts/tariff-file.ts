import { type Tariff, zones } from '../../../channels/print/store/contracts/price.ts'
import { type Postage, postages } from '../../../core/words/message.ts'
import { CommandFailed } from '../../command-failed.ts'

/** The last column is optional: an empty cell leaves the split unknown. */
export const tariffColumns = 'postage;zone;sheetsUpTo;gramsUpTo;cents;postageCents'

/** The lines of a CSV file with a heading. @throws CommandFailed with the first line that is wrong */
export function tariffsOf(text: string): Omit<Tariff, 'from'>[] {
  const [, ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    const [postage = '', zone = '', sheets = '', grams = '', cents = '', ofPostage = ''] = line
      .split(';')
      .map((cell) => cell.trim())
    const known = (postages as readonly string[]).includes(postage) && (zones as readonly string[]).includes(zone)
    if (
      !known ||
      !/^\d{1,3}$/.test(sheets) ||
      !/^\d{0,5}$/.test(grams) ||
      !/^\d{1,7}$/.test(cents) ||
      !/^\d{0,7}$/.test(ofPostage)
    )
      throw new CommandFailed(`Line ${at + 2} cannot be read.`, tariffColumns, 2)
    if (Number(ofPostage) > Number(cents))
      throw new CommandFailed(`Line ${at + 2} has more postage than cents.`, 'Postage is a part of the amount.', 2)
    const weight = grams === '' ? {} : { gramsUpTo: Number(grams) }
    const facts = { postage: postage as Postage, zone: zone as Tariff['zone'] }
    const split = ofPostage === '' ? {} : { postageAmount: Number(ofPostage) }
    return [{ ...facts, sheetsUpTo: Number(sheets), ...weight, amount: Number(cents), ...split }]
  })
}
