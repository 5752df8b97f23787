import type { OwedReport } from '../../channels/channel-traits.ts'
import { channelTraits } from '../../channels/traits.ts'
import { dayMs } from '../../core/durations.ts'
import { type ChannelName, isRegistered, type Postage } from '../../core/words/message.ts'

/** Days after which the absence of a report is followed up, as a class sets them: by channel, then by report. */
export type ReceiptLimits = Readonly<Partial<Record<string, Readonly<Partial<Record<string, number>>>>>>

/** The step of a delivery from which a limit counts. */
export type OwedAfter = OwedReport['after']

/** The report that the partner owes after a step; undefined where silence says nothing. */
export function owedReport(channel: ChannelName, after: OwedAfter, postage: Postage): OwedReport | undefined {
  return channelTraits[channel].owedReports?.find(
    (each) => each.after === after && (each.registeredOnly !== true || isRegistered(postage)),
  )
}

/** When the absence of the report opens a case: the limit of the class, else that of the channel; undefined where none is owed. */
export function silentAt(
  { channel, after, postage }: { readonly channel: ChannelName; readonly after: OwedAfter; readonly postage: Postage },
  limits: ReceiptLimits | null | undefined,
  from: Date,
): Date | undefined {
  const owed = owedReport(channel, after, postage)
  if (owed === undefined) return undefined
  const days = limits?.[channel]?.[owed.report] ?? owed.limitDays
  return new Date(from.getTime() + days * dayMs)
}

/** Reports that show that the step of an owed report was passed, or can no longer be. */
const answers: Readonly<Record<OwedReport['report'], ReadonlySet<string>>> = {
  posted: new Set(['posted', 'presented', 'collected', 'not-collected', 'delivered', 'returned', 'rejected']),
  presented: new Set(['presented', 'collected', 'not-collected', 'delivered', 'returned', 'rejected']),
  delivered: new Set(['delivered', 'read', 'rejected', 'bounced', 'returned']),
}

export function isAnswer(owed: OwedReport['report'], reported: string): boolean {
  return answers[owed].has(reported)
}

export const owedReportNames = Object.keys(answers) as readonly OwedReport['report'][]
