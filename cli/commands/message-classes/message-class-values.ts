import { classTermLimits } from '../../../api/contract/values/class-term-limits.ts'
import { inboxDaysLimits } from '../../../api/contract/values/inbox-days.ts'
import { termLimits } from '../../../api/contract/values/term-limits.ts'
import type { MessageClassRow } from '../../../core/tenants/message-classes.ts'
import { isLegalMention, type LegalMention, legalMentions } from '../../../core/words/legal-mention.ts'
import { type ChannelName, channelNames } from '../../../core/words/message.ts'
import { CommandFailed } from '../../command-failed.ts'

/** `30d`, `3m` or `none`. @throws CommandFailed, exit code 2 */
export function termOf(typed: string): Pick<MessageClassRow, 'objectionDays' | 'objectionMonths'> {
  if (typed === 'none') return { objectionDays: null, objectionMonths: null }
  const [, digits = '', unit] = /^(\d{1,3})([dm])$/.exec(typed) ?? []
  const count = Number(digits)
  const { days, months } = termLimits
  if (unit === 'd' && count >= days.least && count <= days.most) return { objectionDays: count, objectionMonths: null }
  if (unit === 'm' && count >= months.least && count <= months.most)
    return { objectionDays: null, objectionMonths: count }
  throw new CommandFailed(
    `--term: ${days.least}d to ${days.most}d, ${months.least}m to ${months.most}m, or none`,
    undefined,
    2,
  )
}

/** Channels with commas between them. @throws CommandFailed, exit code 2 */
export function channelsOf(typed: string): ChannelName[] {
  const words = [...new Set(typed.split(',').map((each) => each.trim()))]
  const known = channelNames.filter((name) => words.includes(name))
  if (known.length === words.length) return known
  throw new CommandFailed(`--channels: ${channelNames.join(', ')}`, undefined, 2)
}

/** Days of a class, or `none`. @throws CommandFailed, exit code 2 */
export function classDaysOf(option: string, typed: string): number | null {
  if (typed === 'none') return null
  const { least, most } = classTermLimits
  const days = Number(typed)
  if (!/^\d+$/.test(typed) || days < least || days > most)
    throw new CommandFailed(`${option}: a whole number of days from ${least} to ${most}, or none`, undefined, 2)
  return days
}

/** Words with commas between them, or `none`. @throws CommandFailed, exit code 2 */
export function mentionsOf(typed: string): LegalMention[] {
  if (typed === 'none') return []
  const words = [...new Set(typed.split(',').map((each) => each.trim()))]
  if (words.every(isLegalMention)) return words
  throw new CommandFailed(`--mentions: ${legalMentions.join(', ')}, or none`, undefined, 2)
}

/** `on` or `off`. @throws CommandFailed, exit code 2 */
export function isOn(option: string, typed: string): boolean {
  if (typed !== 'on' && typed !== 'off') throw new CommandFailed(`${option}: on or off`, undefined, 2)
  return typed === 'on'
}

/** Days after which personal data leaves a letter that has ended, or `none`. @throws CommandFailed, exit code 2 */
export function personalDataDaysOf(typed: string): number | null {
  if (typed === 'none') return null
  if (/^\d{2,5}$/.test(typed) && Number(typed) >= 30 && Number(typed) <= 36_500) return Number(typed)
  throw new CommandFailed('--personal-data-days: a whole number from 30 to 36500, or none', undefined, 2)
}

/** Days in the inbox, or `none`. @throws CommandFailed, exit code 2 */
export function daysOf(typed: string): number | null {
  if (typed === 'none') return null
  const { least, most } = inboxDaysLimits
  const days = Number(typed)
  if (!/^\d+$/.test(typed) || days < least || days > most)
    throw new CommandFailed(`--inbox-days: a whole number from ${least} to ${most}, or none`, undefined, 2)
  return days
}
