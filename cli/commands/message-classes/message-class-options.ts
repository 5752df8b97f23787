import { type Command, Option } from 'commander'
import { inboxDaysLimits } from '../../../api/contract/values/inbox-days.ts'
import { legalMentions } from '../../../core/words/legal-mention.ts'
import { channelNames, inboxServices, postages, printServices, termRules } from '../../../core/words/message.ts'
import { CommandFailed } from '../../command-failed.ts'
import { receiptLimitsOf } from '../receipt-limits-of.ts'
import {
  channelsOf,
  classDaysOf,
  daysOf,
  isOn,
  mentionsOf,
  personalDataDaysOf,
  termOf,
} from './message-class-values.ts'
import type { WantedRules } from './message-class-words.ts'

/** The rules as they are typed. */
export interface TypedRules
  extends Pick<
    WantedRules,
    'minors' | 'afterDeath' | 'sensitivity' | 'postage' | 'termRule' | 'whenReturned' | 'printService' | 'series'
  > {
  readonly channels?: string
  readonly opens?: 'opened' | 'acknowledged'
  readonly readingTerm?: string
  readonly reminder?: string
  readonly fallback?: 'print' | 'email' | 'none'
  readonly seenInTime?: string
  readonly needsAlertAddress?: string
  readonly legalEffect?: string
  readonly attachLetter?: string
  readonly receiptLimit?: string
  readonly inboxDays?: string
  readonly term?: string
  readonly mentions?: string
  readonly personalDataDays?: string
}

/** Adds an option for each rule of a class to the command. */
export function withRuleOptions(command: Command): Command {
  const { least, most } = inboxDaysLimits
  const choice = (flags: string, text: string, choices: readonly string[]): Option =>
    new Option(flags, text).choices([...choices])
  return command
    .option('--channels <list>', `channels that its letters may take, with commas: ${channelNames.join(', ')}`)
    .addOption(choice('--opens <how>', 'how a letter opens in the inbox', inboxServices))
    .option('--reading-term <days>', 'days within which a digital letter is to be opened, or none')
    .addOption(choice('--term-rule <rule>', 'how the reading term ends', termRules))
    .option('--reminder <days>', 'days until a reader of an unopened letter is reminded, or none')
    .addOption(
      choice('--fallback <channel>', 'what follows at the end of the reading term', ['print', 'email', 'none']),
    )
    .option('--seen-in-time <on|off>', 'move a letter on to its fallback halfway its term when it was not seen')
    .option('--needs-alert-address <on|off>', 'send on paper to citizens without a confirmed address for alerts')
    .addOption(choice('--postage <class>', 'postage on paper', postages))
    .addOption(choice('--print-service <rule>', 'how a letter on paper counts as received', printServices))
    .option('--term <term>', 'term to appeal from the day of service: 30d, 3m, or none')
    .option('--legal-effect <on|off>', 'whether its letters have a legal effect')
    .option(
      '--mentions <list>',
      `legal mentions that its letters carry, with commas: ${legalMentions.join(', ')}; or none`,
    )
    .addOption(choice('--sensitivity <level>', 'sensitive letters never go by email', ['normal', 'sensitive']))
    .option('--attach-letter <on|off>', 'attach the letter to the email as PDF')
    .addOption(choice('--minors <who>', 'who reads letters to a minor', ['recipient', 'guardians']))
    .addOption(choice('--after-death <what>', 'letters to a person who died', ['stop', 'estate']))
    .addOption(
      choice('--when-returned <what>', 'what follows when paper comes back', ['send-again', 'ask-citizen', 'stop']),
    )
    .option('--inbox-days <days>', `days in the inbox: ${least} to ${most}, or none`)
    .option(
      '--personal-data-days <days>',
      'days after its last change, after which name, address and data leave a letter: 30 to 36500, or none',
    )
    .option('--series <name>', 'retention series of its records')
    .option(
      '--receipt-limit <limits>',
      `days until silence opens a case: print.posted=3,print.presented=5,peppol.delivered=1, or none`,
    )
}

/** @throws CommandFailed, exit code 2 */
export function wantedOf(typed: TypedRules): WantedRules {
  if (Object.keys(typed).length === 0)
    throw new CommandFailed('Say what to set, such as --reading-term 14; --help lists the rules.', undefined, 2)
  const { channels, opens, readingTerm, reminder, fallback, seenInTime, legalEffect, attachLetter, ...others } = typed
  const { receiptLimit, inboxDays, term, mentions, personalDataDays, needsAlertAddress, ...chosen } = others
  return {
    ...chosen,
    ...(channels !== undefined && { channels: channelsOf(channels) }),
    ...(opens !== undefined && { inboxService: opens }),
    ...(readingTerm !== undefined && { readingTermDays: classDaysOf('--reading-term', readingTerm) }),
    ...(reminder !== undefined && { reminderAfterDays: classDaysOf('--reminder', reminder) }),
    ...(fallback !== undefined && { fallback: fallback === 'none' ? null : fallback }),
    ...(seenInTime !== undefined && { seenInTime: isOn('--seen-in-time', seenInTime) }),
    ...(needsAlertAddress !== undefined && {
      needsAlertAddress: isOn('--needs-alert-address', needsAlertAddress),
    }),
    ...(legalEffect !== undefined && { legalEffect: isOn('--legal-effect', legalEffect) }),
    ...(attachLetter !== undefined && { attachLetterToEmail: isOn('--attach-letter', attachLetter) }),
    ...(receiptLimit !== undefined && { receiptLimits: receiptLimitsOf(receiptLimit) }),
    ...(inboxDays !== undefined && { inboxDays: daysOf(inboxDays) }),
    ...(term !== undefined && termOf(term)),
    ...(personalDataDays !== undefined && { personalDataDays: personalDataDaysOf(personalDataDays) }),
    ...(mentions !== undefined && { mentions: mentionsOf(mentions) }),
  }
}
