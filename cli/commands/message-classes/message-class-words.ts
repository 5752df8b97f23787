import type { MessageClassRow } from '../../../core/tenants/message-classes.ts'

/** The rules of a class that a command sets. */
export type WantedRules = Partial<Omit<MessageClassRow, 'entity' | 'key' | 'name'>>

/** What was saved, in a line for each rule. */
export function savedRules(key: string, wanted: WantedRules): string[] {
  const { inboxDays, objectionDays, objectionMonths, printService, receiptLimits } = wanted
  const { minors, afterDeath, mentions, seenInTime, needsAlertAddress, personalDataDays } = wanted
  const { channels, inboxService, readingTermDays, termRule, reminderAfterDays, fallback } = wanted
  const { postage, legalEffect, sensitivity, attachLetterToEmail, whenReturned, series } = wanted
  const term = objectionDays ?? objectionMonths
  return [
    channels !== undefined && `saved: letters of ${key} may take ${channels.join(', ')}`,
    inboxService !== undefined &&
      `saved: letters of ${key} in the inbox open ${inboxService === 'opened' ? 'at once' : 'after acknowledgement'}`,
    readingTermDays === null && `saved: letters of ${key} have no reading term`,
    typeof readingTermDays === 'number' && `saved: letters of ${key} are to be opened within ${readingTermDays} days`,
    termRule !== undefined && `saved: the reading term of ${key} ends by the rule ${termRule}`,
    reminderAfterDays === null && `saved: readers of ${key} are not reminded`,
    typeof reminderAfterDays === 'number' && `saved: readers of ${key} are reminded after ${reminderAfterDays} days`,
    fallback === null && `saved: nothing follows an unopened letter of ${key}`,
    typeof fallback === 'string' && `saved: ${fallback} follows an unopened letter of ${key}`,
    postage !== undefined && `saved: letters of ${key} on paper go by ${postage} post`,
    legalEffect !== undefined && `saved: letters of ${key} have ${legalEffect ? 'a' : 'no'} legal effect`,
    sensitivity !== undefined && `saved: letters of ${key} are ${sensitivity}`,
    attachLetterToEmail !== undefined &&
      `saved: the email of ${key} ${attachLetterToEmail ? 'has the letter attached' : 'has no letter attached'}`,
    whenReturned !== undefined && `saved: a letter of ${key} that comes back: ${whenReturned}`,
    series !== undefined && `saved: records of ${key} are in the series ${series}`,
    inboxDays === null && `saved: letters of ${key} stay in the inbox as long as they exist`,
    typeof inboxDays === 'number' && `saved: letters of ${key} stay in the inbox for ${inboxDays} days`,
    term === null && `saved: no term to appeal starts with letters of ${key}`,
    typeof term === 'number' &&
      `saved: recipients of ${key} can appeal within ${term} ${typeof objectionDays === 'number' ? 'days' : 'months'}`,
    mentions !== undefined &&
      `saved: letters of ${key} carry ${mentions.length === 0 ? 'no legal mentions' : mentions.join(', ')}`,
    seenInTime !== undefined &&
      `saved: letters of ${key} that were not seen ${seenInTime ? 'move on halfway their term' : 'wait for the end of their term'}`,
    needsAlertAddress !== undefined &&
      `saved: letters of ${key} to citizens without a confirmed address for alerts go ${needsAlertAddress ? 'on paper' : 'to the inbox'}`,
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
