import { receiptLimitDays } from '../../api/contract/values/receipt-limits.ts'
import { channelTraits } from '../../channels/traits.ts'
import { channelNames } from '../../core/words/message.ts'
import { CommandFailed } from '../command-failed.ts'

type Limits = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The reports that partners owe, as `channel.report`. */
const owed = channelNames.flatMap((channel) =>
  (channelTraits[channel].owedReports ?? []).map(({ report }) => ({ name: `${channel}.${report}`, channel, report })),
)

/** Reads `print.posted=3,peppol.delivered=1`; null for `none`: those of the channels. @throws CommandFailed, exit code 2 */
export function receiptLimitsOf(typed: string): Limits | null {
  if (typed === 'none') return null
  const limits: Record<string, Record<string, number>> = {}
  for (const part of typed.split(',')) {
    const [name = '', digits = ''] = part.trim().split('=')
    const found = owed.find((each) => each.name === name)
    const days = Number(digits)
    if (
      found === undefined ||
      !/^\d{1,2}$/.test(digits) ||
      days < receiptLimitDays.least ||
      days > receiptLimitDays.most
    )
      throw new CommandFailed(
        `--receipt-limit: ${part.trim()} is no limit.`,
        `Write ${owed.map((each) => `${each.name}=days`).join(', ')}, with ${receiptLimitDays.least} to ${receiptLimitDays.most} days, or none.`,
        2,
      )
    limits[found.channel] = { ...limits[found.channel], [found.report]: days }
  }
  return limits
}
