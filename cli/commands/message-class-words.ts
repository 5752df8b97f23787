import type { MessageClassRow } from '../../core/tenants/message-classes.ts'

/** The rules of a class that a command sets. */
export type WantedRules = Partial<
  Pick<
    MessageClassRow,
    | 'inboxDays'
    | 'objectionDays'
    | 'objectionMonths'
    | 'printService'
    | 'minors'
    | 'afterDeath'
    | 'mentions'
    | 'seenInTime'
    | 'receiptLimits'
    | 'personalDataDays'
  >
>

/** What was saved, in a line for each rule. */
export function savedRules(key: string, wanted: WantedRules): string[] {
  const { inboxDays, objectionDays, objectionMonths, printService, receiptLimits } = wanted
  const { minors, afterDeath, mentions, seenInTime, personalDataDays } = wanted
  const term = objectionDays ?? objectionMonths
  return [
    inboxDays === null && `saved: letters of ${key} stay in the inbox as long as they exist`,
    typeof inboxDays === 'number' && `saved: letters of ${key} stay in the inbox for ${inboxDays} days`,
    term === null && `saved: no term to appeal starts with letters of ${key}`,
    typeof term === 'number' &&
      `saved: recipients of ${key} can appeal within ${term} ${typeof objectionDays === 'number' ? 'days' : 'months'}`,
    mentions !== undefined &&
      `saved: letters of ${key} carry ${mentions.length === 0 ? 'no legal mentions' : mentions.join(', ')}`,
    seenInTime !== undefined &&
      `saved: letters of ${key} that were not seen ${seenInTime ? 'move on halfway their term' : 'wait for the end of their term'}`,
    minors !== undefined && `saved: letters of ${key} to a minor go to the ${minors}`,
    afterDeath !== undefined &&
      `saved: letters of ${key} to a person who died ${afterDeath === 'stop' ? 'are not sent' : 'go to the estate'}`,
    receiptLimits === null && `saved: silence about letters of ${key} opens a case after the days of each channel`,
    typeof receiptLimits === 'object' &&
      receiptLimits !== null &&
      `saved: silence about letters of ${key} that are handed over from now on opens a case after these days`,
    personalDataDays === null && `saved: letters of ${key} keep name, address and data as long as their record exists`,
    typeof personalDataDays === 'number' &&
      `saved: name, address and data leave letters of ${key} ${personalDataDays} days after their last change`,
    printService !== undefined && `saved: letters of ${key} on paper count by ${printService}`,
  ].filter((line) => line !== false)
}
