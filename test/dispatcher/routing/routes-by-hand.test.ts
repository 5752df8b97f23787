import { describe, expect, test } from 'vitest'
import type { Reach, ReachReason } from '../../../channels/port.ts'
import type { ChannelName } from '../../../core/words/message.ts'
import { decideRoute } from '../../../dispatcher/routing/decide-route.ts'
import type { RoutingFacts } from '../../../dispatcher/routing/rule.ts'

/** Why a channel cannot reach the recipient; the others can. */
type Unreached = Readonly<Partial<Record<ChannelName, ReachReason>>>

interface Given extends Omit<Partial<RoutingFacts>, 'allowed' | 'reach' | 'suppressed'> {
  /** Names of channels. */
  readonly allowed?: string
  readonly unreached?: Unreached
  readonly suppressed?: Readonly<Partial<Record<ChannelName, 'bounced' | 'returned' | 'complaint' | 'request'>>>
}

function factsOf({
  allowed = 'ebox inbox email print',
  unreached = {},
  suppressed = {},
  ...others
}: Given): RoutingFacts {
  const channels = allowed.split(' ') as ChannelName[]
  return {
    allowed: channels,
    sensitive: false,
    language: 'nl',
    fallback: 'print',
    wantsPaper: false,
    lacksAlertAddress: false,
    reach: new Map(
      channels.map((channel): [ChannelName, Reach] => {
        const reason = unreached[channel]
        return [channel, reason === undefined ? { kind: 'yes' } : { kind: 'no', reason }]
      }),
    ),
    past: [],
    ...others,
    suppressed: new Map(Object.entries(suppressed) as [ChannelName, 'bounced'][]),
  }
}

/** `inbox! digital-first`: the channel was chosen, by this rule. */
const routeOf = (given: Given): string =>
  decideRoute(factsOf(given), new Date('2026-11-30T10:00:00Z'))
    .decisions.map(({ channel, chosen, rule }) => `${channel}${chosen ? '!' : ''} ${rule}`)
    .join(', ')

const noEbox = { ebox: 'no-consent' } as const
const nowhere = { ebox: 'no-consent', inbox: 'no-number' } as const
const guardians = { rule: 'guardians', reading: { kind: 'representative', representative: {} as never } } as const
const detained = { rule: 'detained', reading: { kind: 'on-paper' } } as const
const deceased = { rule: 'deceased', reading: { kind: 'nobody' } } as const
const struckOff = { rule: 'struck-off', reading: { kind: 'nobody' } } as const
const past = (...steps: readonly (readonly [ChannelName, string, ('not-alerted' | 'not-opened')?])[]) => ({
  past: steps.map(([channel, status, leftBecause]) => ({
    channel,
    status: status as RoutingFacts['past'][number]['status'],
    ...(leftBecause !== undefined && { leftBecause }),
  })),
})

/** Routes that were worked out by hand from the order of the rules in `docs/routing.md`. */
const routes: readonly (readonly [name: string, given: Given, route: string])[] = [
  ['everybody with an eBox gets it there', {}, 'ebox! digital-first'],
  ['no consent to the eBox', { unreached: noEbox }, 'ebox no-ebox-consent, inbox! digital-first'],
  ['an eBox that was never opened', { unreached: { ebox: 'never-opened' } }, 'ebox never-opened, inbox! digital-first'],
  [
    'the federation does not answer',
    { unreached: { ebox: 'unanswered' } },
    'ebox consent-unanswered, inbox! digital-first',
  ],
  [
    'the entity has no decision',
    { unreached: { ebox: 'decision-missing' } },
    'ebox ebox-decision-missing, inbox! digital-first',
  ],
  ['the entity is not connected', { unreached: { ebox: 'not-connected' } }, 'ebox not-connected, inbox! digital-first'],
  [
    'the eBox says that its owner wants paper',
    { unreached: { ebox: 'wants-paper' } },
    'ebox channel-wants-paper, inbox! digital-first',
  ],
  ['the eBox knows of a death', { unreached: { ebox: 'deceased' } }, 'ebox deceased, inbox! digital-first'],
  ['an English letter', { language: 'en' }, 'ebox language-not-carried, inbox! digital-first'],
  ['a German letter', { language: 'de' }, 'ebox! digital-first'],
  ['no number: by email', { unreached: nowhere }, 'ebox no-ebox-consent, inbox no-number, email! digital-first'],
  [
    'a sensitive letter never goes by email',
    { unreached: nowhere, sensitive: true },
    'ebox no-ebox-consent, inbox no-number, email sensitive-not-by-email, print! paper-remains',
  ],
  [
    'neither number nor email',
    { unreached: { ...nowhere, email: 'no-email' } },
    'ebox no-ebox-consent, inbox no-number, email no-email, print! paper-remains',
  ],
  [
    'nothing is known of the recipient',
    { unreached: { ...nowhere, email: 'no-email', print: 'no-address' } },
    'ebox no-ebox-consent, inbox no-number, email no-email, print no-address',
  ],
  [
    'a mailbox that bounced',
    { unreached: nowhere, suppressed: { email: 'bounced' } },
    'ebox no-ebox-consent, inbox no-number, email address-bounced, print! paper-remains',
  ],
  [
    'mail that was reported as unwanted',
    { unreached: nowhere, suppressed: { email: 'complaint' } },
    'ebox no-ebox-consent, inbox no-number, email mail-reported, print! paper-remains',
  ],
  [
    'a recipient who asked for no mail',
    { unreached: nowhere, suppressed: { email: 'request' } },
    'ebox no-ebox-consent, inbox no-number, email channel-declined, print! paper-remains',
  ],
  [
    'an address from which a letter came back',
    { allowed: 'print', suppressed: { print: 'returned' } },
    'ebox not-allowed, inbox not-allowed, email not-allowed, print address-marked',
  ],
  [
    'no channel is left',
    { unreached: nowhere, suppressed: { email: 'bounced', print: 'returned' } },
    'ebox no-ebox-consent, inbox no-number, email address-bounced, print address-marked',
  ],
  [
    'only paper is allowed',
    { allowed: 'print' },
    'ebox not-allowed, inbox not-allowed, email not-allowed, print! paper-only',
  ],
  ['inbox or paper', { allowed: 'inbox print' }, 'ebox not-allowed, inbox! digital-first'],
  [
    'a recipient who chose paper',
    { wantsPaper: true },
    'ebox wants-paper, inbox wants-paper, email wants-paper, print! paper-chosen',
  ],
  [
    'paper was chosen, and there is no address',
    { wantsPaper: true, unreached: { print: 'no-address' } },
    'ebox! digital-first',
  ],
  [
    'paper was chosen, and the address is suppressed',
    { wantsPaper: true, suppressed: { print: 'returned' } },
    'ebox! digital-first',
  ],
  [
    'paper was chosen, and the class allows none',
    { wantsPaper: true, allowed: 'inbox email' },
    'ebox not-allowed, inbox! digital-first',
  ],
  [
    'a class that needs an address for alerts',
    { lacksAlertAddress: true, unreached: noEbox },
    'ebox no-ebox-consent, inbox no-alert-address, email! digital-first',
  ],
  [
    'the same, of a sensitive class',
    { lacksAlertAddress: true, unreached: noEbox, sensitive: true },
    'ebox no-ebox-consent, inbox no-alert-address, email sensitive-not-by-email, print! paper-remains',
  ],
  ['the same, with an eBox: it alerts its own readers', { lacksAlertAddress: true }, 'ebox! digital-first'],
  [
    'the same, without an address on paper',
    { lacksAlertAddress: true, unreached: { ...noEbox, print: 'no-address' } },
    'ebox no-ebox-consent, inbox! digital-first',
  ],
  [
    'the same, and paper was sent',
    { lacksAlertAddress: true, allowed: 'inbox print', ...past(['print', 'rejected']) },
    'inbox! after-refusal',
  ],
  [
    'a minor, whose guardians read',
    { reader: guardians },
    'ebox guardians, inbox guardians, email guardians, print! guardians',
  ],
  [
    'the same, and the class allows no paper',
    { reader: guardians, allowed: 'ebox inbox' },
    'ebox guardians, inbox guardians, email not-allowed, print not-allowed',
  ],
  [
    'the same, and the guardians have no usable address',
    { reader: guardians, suppressed: { print: 'returned' } },
    'ebox guardians, inbox guardians, email guardians, print address-marked',
  ],
  [
    'a minor who chose paper: the choice is said first',
    { reader: guardians, wantsPaper: true },
    'ebox wants-paper, inbox wants-paper, email wants-paper, print! guardians',
  ],
  ['a person in prison', { reader: detained }, 'ebox detained, inbox detained, email detained, print! detained'],
  ['a person who died', { reader: deceased }, 'ebox deceased, inbox deceased, email deceased, print deceased'],
  [
    'a person who died before the fallback',
    { reader: deceased, ...past(['inbox', 'expired']) },
    'ebox no-fallback, email no-fallback, print deceased',
  ],
  [
    'an enterprise that was struck off',
    { reader: struckOff, wantsPaper: true },
    'ebox struck-off, inbox struck-off, email struck-off, print struck-off',
  ],
  ['an invoice', { allowed: 'peppol ebox print' }, 'peppol! digital-first'],
  [
    'an invoice to an enterprise outside the network',
    { allowed: 'peppol ebox print', unreached: { peppol: 'not-registered' } },
    'peppol not-registered, ebox! digital-first',
  ],
  [
    'an invoice whose data are unfit',
    { allowed: 'peppol print', unreached: { peppol: 'data-unfit' } },
    'peppol data-unfit, ebox not-allowed, inbox not-allowed, email not-allowed, print! paper-remains',
  ],
  [
    'not opened within its term',
    past(['inbox', 'expired']),
    'ebox no-fallback, email no-fallback, print! paper-after-unread',
  ],
  [
    'not opened, and no fallback',
    { fallback: null, ...past(['inbox', 'expired']) },
    'ebox no-fallback, email no-fallback, print no-fallback',
  ],
  [
    'not opened, and email follows',
    { fallback: 'email', ...past(['inbox', 'expired']) },
    'ebox no-fallback, email! digital-first',
  ],
  ['receipt refused', past(['inbox', 'refused']), 'ebox no-fallback, email no-fallback, print! paper-after-refused'],
  [
    'receipt neglected',
    past(['inbox', 'neglected']),
    'ebox no-fallback, email no-fallback, print! paper-after-neglected',
  ],
  [
    'no alert could be sent',
    past(['inbox', 'expired', 'not-alerted']),
    'ebox no-fallback, email no-fallback, print! paper-when-not-alerted',
  ],
  [
    'not opened halfway the term',
    past(['inbox', 'expired', 'not-opened']),
    'ebox no-fallback, email no-fallback, print! paper-when-not-opened',
  ],
  [
    'not opened, and the address is suppressed',
    { suppressed: { print: 'returned' }, ...past(['inbox', 'expired']) },
    'ebox no-fallback, email no-fallback, print address-marked',
  ],
  ['refused by the eBox', past(['ebox', 'rejected']), 'inbox! after-refusal'],
  [
    'bounced, after the eBox refused',
    { allowed: 'ebox email print', ...past(['ebox', 'rejected'], ['email', 'bounced']) },
    'print! after-refusal',
  ],
  ['every channel failed', { allowed: 'email print', ...past(['email', 'bounced'], ['print', 'rejected']) }, ''],
  [
    'bounced, and sensitive mail is not tried elsewhere by mail',
    { allowed: 'inbox email print', sensitive: true, ...past(['inbox', 'rejected']) },
    'email sensitive-not-by-email, print! after-refusal',
  ],
]

describe('routes that were worked out by hand', () => {
  test.each(routes)('%s', (_name, given, route) => {
    expect(routeOf(given)).toBe(route)
  })
})
