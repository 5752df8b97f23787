import type { ChannelName, EventType } from '../../../core/words/message.ts'
import type { ServiceRules } from '../../../dispatcher/legal-service/service-rules.ts'
import type { MessageView } from '../../../dispatcher/messages/message-view.ts'

type Step = readonly [
  type: EventType,
  when: string,
  more?: { readonly on?: number; readonly channel?: ChannelName; readonly detail?: Readonly<Record<string, unknown>> },
]
export interface History {
  readonly status: MessageView['status']
  readonly channels: readonly ChannelName[]
  readonly steps: readonly Step[]
  readonly rules?: Partial<ServiceRules>
  readonly postage?: MessageView['postage']
  readonly test?: boolean
  readonly notSent?: true
  readonly isPending?: true
  readonly enterprise?: true
  readonly removed?: true
  readonly final?: false
  readonly seal?: 'b-b' | 'b-t' | 'broken' | 'unreadable'
  readonly isWitnessed?: true
}

const begun: readonly Step[] = [
  ['accepted', '2026-11-02T08:30:00Z'],
  ['rendered', '2026-11-02T08:30:02Z'],
  ['archived', '2026-11-02T08:30:02Z'],
]
const handed = (channel: ChannelName, when: string, on = 1): readonly Step[] => [
  ['routed', when, { channel, detail: { rule: 'digital-first' } }],
  ['planned', when, { on }],
  ['handed-over', when, { on }],
]

/** Ten ways in which a letter fares, and one of a letter whose personal data is gone. */
export const histories: Readonly<Record<string, History>> = {
  'inbox-read': {
    status: 'read',
    seal: 'b-t',
    isWitnessed: true,
    channels: ['inbox'],
    steps: [
      ...begun,
      ...handed('inbox', '2026-11-02T08:30:03Z'),
      ['delivered', '2026-11-02T08:30:03Z', { on: 1 }],
      ['read', '2026-11-03T18:40:00Z', { on: 1 }],
    ],
  },
  ebox: {
    seal: 'b-b',
    status: 'read',
    channels: ['ebox'],
    enterprise: true,
    steps: [
      ...begun,
      ...handed('ebox', '2026-11-02T08:30:03Z'),
      ['delivered', '2026-11-02T08:31:00Z', { on: 1 }],
      ['read', '2026-11-04T07:00:00Z', { on: 1, detail: { occurredAt: '2026-11-03T16:05:00Z' } }],
    ],
  },
  'bounced-then-paper': {
    status: 'delivered',
    channels: ['email', 'print'],
    steps: [
      ...begun,
      ...handed('email', '2026-11-02T08:30:03Z'),
      ['bounced', '2026-11-02T08:35:00Z', { on: 1, detail: { reason: 'unknown-recipient', code: '5.1.1' } }],
      ...handed('print', '2026-11-02T16:00:00Z', 2),
      ['posted', '2026-11-04T09:00:00Z', { on: 2, detail: { occurredAt: '2026-11-03T15:00:00Z' } }],
    ],
  },
  registered: {
    status: 'delivered',
    channels: ['print'],
    postage: 'registered-with-receipt',
    rules: { printService: 'presentation' },
    steps: [
      ...begun,
      ...handed('print', '2026-11-02T16:00:00Z'),
      ['announced', '2026-11-02T16:00:05Z', { on: 1, detail: { barcode: '323212345678901234567890' } }],
      ['posted', '2026-11-03T15:00:00Z', { on: 1 }],
      ['presented', '2026-11-05T10:10:00Z', { on: 1 }],
      ['collected', '2026-11-09T11:20:00Z', { on: 1 }],
    ],
  },
  returned: {
    seal: 'broken',
    status: 'undeliverable',
    channels: ['print'],
    steps: [
      ...begun,
      ...handed('print', '2026-11-02T16:00:00Z'),
      ['posted', '2026-11-03T15:00:00Z', { on: 1 }],
      ['returned', '2026-11-12T10:00:00Z', { on: 1, detail: { reason: 'moved' } }],
      ['undeliverable', '2026-11-12T10:00:00Z', { detail: { reason: 'returned' } }],
    ],
  },
  refused: {
    seal: 'unreadable',
    status: 'delivered',
    channels: ['inbox'],
    rules: { inboxService: 'acknowledged' },
    steps: [
      ...begun,
      ...handed('inbox', '2026-11-02T08:30:03Z'),
      ['delivered', '2026-11-02T08:30:03Z', { on: 1 }],
      ['refused', '2026-11-06T12:00:00Z', { on: 1 }],
    ],
  },
  neglected: {
    status: 'delivered',
    channels: ['inbox'],
    rules: { inboxService: 'acknowledged' },
    steps: [
      ...begun,
      ...handed('inbox', '2026-11-02T08:30:03Z'),
      ['delivered', '2026-11-02T08:30:03Z', { on: 1 }],
      ['reminded', '2026-11-10T08:00:00Z', { on: 1 }],
      ['neglected', '2026-11-17T23:00:00Z', { on: 1 }],
    ],
  },
  guardian: {
    status: 'delivered',
    channels: ['print'],
    steps: [
      ['accepted', '2026-11-02T08:30:00Z'],
      ['registry-awaited', '2026-11-02T08:30:01Z', { detail: { reason: 'registry-away' } }],
      [
        'routed',
        '2026-11-02T09:00:00Z',
        { channel: 'print', detail: { rule: 'guardians', reason: 'registry-address' } },
      ],
      ...begun.slice(1),
      ['planned', '2026-11-02T09:00:00Z', { on: 1 }],
      ['handed-over', '2026-11-02T16:00:00Z', { on: 1 }],
      ['posted', '2026-11-03T15:00:00Z', { on: 1 }],
    ],
    final: false,
  },
  cancelled: {
    status: 'cancelled',
    channels: [],
    notSent: true,
    steps: [...begun, ['cancelled', '2026-11-02T09:00:00Z', { detail: { reason: 'Fout bedrag, gemeld door Lies' } }]],
  },
  test: {
    status: 'delivered',
    channels: ['inbox'],
    test: true,
    isPending: true,
    rules: { objectionTerm: null },
    steps: [
      ...begun,
      ...handed('inbox', '2026-11-02T08:30:03Z'),
      ['delivered', '2026-11-02T08:30:03Z', { on: 1, detail: { simulated: true } }],
    ],
  },
  removed: {
    status: 'read',
    channels: ['inbox'],
    removed: true,
    steps: [...begun, ...handed('inbox', '2026-11-02T08:30:03Z'), ['read', '2026-11-03T18:40:00Z', { on: 1 }]],
  },
}
