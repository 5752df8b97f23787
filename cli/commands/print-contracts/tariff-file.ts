import { type Tariff, zones } from '../../../channels/print/store/contracts/price.ts'
import { type Postage, postages } from '../../../core/words/message.ts'
import { CommandFailed } from '../../command-failed.ts'

/** The lines of a CSV file with a heading. @throws CommandFailed with the first line that is wrong */
export function tariffsOf(text: string): Omit<Tariff, 'from'>[] {
  const [, ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    const [postage = '', zone = '', sheets = '', grams = '', cents = ''] = line.split(';').map((cell) => cell.trim())
    const known = (postages as readonly string[]).includes(postage) && (zones as readonly string[]).includes(zone)
    if (!known || !/^\d{1,3}$/.test(sheets) || !/^\d{0,5}$/.test(grams) || !/^\d{1,7}$/.test(cents))
      throw new CommandFailed(`Line ${at + 2} cannot be read.`, 'postage;zone;sheetsUpTo;gramsUpTo;cents', 2)
    const weight = grams === '' ? {} : { gramsUpTo: Number(grams) }
    const facts = { postage: postage as Postage, zone: zone as Tariff['zone'] }
    return [{ ...facts, sheetsUpTo: Number(sheets), ...weight, amount: Number(cents) }]
  })
}
