import { z } from 'zod'
import { email } from '../messages/recipient.ts'
import { operation } from '../operation.ts'
import { instant, language } from '../words.ts'
import { as } from './as.ts'

const preferences = {
  channel: z.enum(['digital', 'paper']),
  email: email.or(z.literal('')).optional().meta({
    description:
      'another address than the present one is mailed a code and counts once it is confirmed; an empty text removes the address; absent: it stays',
  }),
  alerts: z
    .boolean()
    .meta({ description: 'a mail announces each new letter in the inbox; it needs a confirmed address' }),
  language,
  largePrint: z.boolean(),
}
const hour = z.int().min(0).max(23)
/** Longest time away: a forgotten one ends by itself. */
const maxDaysAway = 366
const away = z
  .strictObject({ from: z.iso.date(), until: z.iso.date() })
  .refine(({ from, until }) => from <= until, {
    path: ['until'],
    error: 'Give a last day that is not before the first.',
  })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= maxDaysAway * 86_400_000, {
    path: ['until'],
    error: 'Give a last day within a year of the first.',
  })
const quiet = z
  .strictObject({
    night: z
      .strictObject({ from: hour, until: hour })
      .refine(({ from, until }) => from !== until, { path: ['until'], error: 'Give two hours that differ.' })
      .optional()
      .meta({ description: 'no mail from the first hour until the second, in Belgium; they may pass midnight' }),
    weekends: z.boolean().default(false).meta({ description: 'no mail on Saturdays, Sundays and legal holidays' }),
    away: away.optional().meta({ description: 'no mail on these days, both included' }),
  })
  .meta({
    id: 'QuietTimes',
    description:
      'when no mail announces letters. Letters arrive all the same, and a mail leaves at once when the term of its letter would end meanwhile.',
  })
const alertAddress = z
  .object({
    status: z.enum(['none', 'unconfirmed', 'confirmed', 'expired', 'failed']).meta({
      description:
        '`unconfirmed`: stored before addresses were confirmed; `expired`: confirmed more than a year ago; `failed`: mail to it came back. Only to a confirmed address mail is sent.',
    }),
    confirmedAt: instant.optional(),
    confirmBefore: instant.optional(),
    waiting: z
      .object({ email: z.string(), expiresAt: instant })
      .optional()
      .meta({ description: 'an address to which a code was mailed that is still valid' }),
  })
  .meta({ id: 'AlertAddress' })
const underWay = z
  .object({
    toPrinter: z.int().meta({ description: 'letters that are at a printer, and come by post whatever is chosen' }),
    unopened: z.int().meta({ description: 'letters in this inbox that were not opened yet' }),
    unopenedWithTerm: z
      .int()
      .meta({ description: 'of these, letters that follow on paper when they are not opened in time' }),
    firstTermEnds: instant.optional().meta({ description: 'when the first of these terms ends' }),
  })
  .meta({ id: 'LettersUnderWay', description: 'letters that a change of the channel does not concern' })
export const inboxPreferences = z
  .object({ ...preferences, email: z.string().optional(), quiet, alertAddress, underWay })
  .meta({ id: 'InboxPreferences' })
export type InboxPreferences = z.output<typeof inboxPreferences>

const query = z.strictObject({ as })

export const getPreferences = operation({
  id: 'getPreferences',
  tag: 'Inbox',
  summary: 'How the person wants to receive letters',
  query,
  answers: { 200: { description: 'The preferences', body: inboxPreferences } },
})
export const savePreferences = operation({
  id: 'savePreferences',
  tag: 'Inbox',
  summary: 'Choose how to be written to',
  query,
  body: z.strictObject({
    ...preferences,
    quiet: quiet.optional().meta({ description: 'absent: the quiet times stay; an empty object removes them' }),
  }),
  answers: { 200: { description: 'The preferences', body: inboxPreferences } },
})
export const changeAlertAddress = operation({
  id: 'changeAlertAddress',
  tag: 'Inbox',
  summary: 'Mail a code to an address, so that it can be confirmed for alerts',
  description:
    'The present address stays in use until the new one is confirmed. At most five codes a day, for one person and for one address.',
  query,
  body: z.strictObject({
    email,
    language: language.optional().meta({ description: 'of the mail with the code; absent: the preferred language' }),
  }),
  answers: { 202: { description: 'The code will be mailed', body: inboxPreferences } },
})
export const confirmAlertAddress = operation({
  id: 'confirmAlertAddress',
  tag: 'Inbox',
  summary: 'Confirm the address with the code that was mailed to it; turns alerts on',
  query,
  body: z.strictObject({
    code: z
      .string()
      .transform((value) => value.replaceAll(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, 'six digits'))
      .meta({ example: '402917' }),
  }),
  answers: { 200: { description: 'The preferences, with the confirmed address', body: inboxPreferences } },
  refusals: [409],
})
