import { describe, expect, test } from 'vitest'
import type { MessageEvent } from '../../../dispatcher/lifecycle/message-event.ts'
import { applyEvents, foldEvents } from '../../../dispatcher/lifecycle/status.ts'

const accepted: MessageEvent = { type: 'accepted' }
const routed: MessageEvent = { type: 'routed' }
const plan = (delivery: number, channel: MessageEvent['channel'], reading = false): MessageEvent => ({
  type: 'planned',
  delivery,
  ...(channel !== undefined && { channel }),
  ...(reading && { detail: { awaits: 'reading' } }),
})
const of = (type: MessageEvent['type'], delivery = 1, detail?: MessageEvent['detail']): MessageEvent => ({
  type,
  delivery,
  ...(detail !== undefined && { detail }),
})
const window = of('expired', 1, { what: 'window' })
const onPaper = [accepted, routed, plan(1, 'print'), of('handed-over')]
const inInbox = (reading: boolean) => [accepted, routed, plan(1, 'inbox', reading), of('handed-over'), of('delivered')]
const byMail = [accepted, routed, plan(1, 'email'), of('handed-over')]

/** The table of 3.2, line by line: the event, the status, whether it is final, and the delivery's status. */
describe('the status of a message', () => {
  test.each<[string, MessageEvent[], string, boolean, string | undefined]>([
    ['delivered is final where no opening is required', inInbox(false), 'delivered', true, 'delivered'],
    ['delivered is not final while it is to be opened', inInbox(true), 'delivered', false, 'delivered'],
    ['read ends it', [...inInbox(true), of('read')], 'read', true, 'read'],
    ['read after the end still counts', [...inInbox(false), of('read')], 'read', true, 'read'],
    ['unread: the route goes on', [...inInbox(true), of('unread')], 'processing', false, 'expired'],
    ['unread without a next step', [...inInbox(true), of('unread', 1, { last: true })], 'delivered', true, 'expired'],
    ['read after it was given up as unread', [...inInbox(true), of('unread'), of('read')], 'read', true, 'read'],
    ['a mail is sent', byMail, 'sent', false, 'handed-over'],
    ['a mail after its window', [...byMail, window], 'sent', true, 'handed-over'],
    ['a mail whose server confirms', [...byMail, of('delivered')], 'delivered', true, 'delivered'],
    ['a bounce: the route goes on', [...byMail, of('bounced')], 'processing', false, 'bounced'],
    [
      'a window that the route left behind closes nothing',
      [...byMail, of('bounced'), window],
      'processing',
      false,
      'bounced',
    ],
    ['paper is sent', onPaper, 'sent', false, 'handed-over'],
    ['posted changes nothing', [...onPaper, of('posted')], 'sent', false, 'handed-over'],
    ['paper after its window', [...onPaper, of('posted'), window], 'sent', true, 'handed-over'],
    ['proof of a registered letter', [...onPaper, of('posted'), of('delivered')], 'delivered', true, 'delivered'],
    ['returned', [...onPaper, of('returned'), { type: 'undeliverable' }], 'undeliverable', true, 'returned'],
    ['a bounce after the window reopens the route', [...byMail, window, of('bounced')], 'processing', false, 'bounced'],
    [
      'a letter that comes back after its end',
      [...onPaper, of('posted'), window, of('returned'), { type: 'undeliverable' }],
      'undeliverable',
      true,
      'returned',
    ],
    ['a return after a signature', [...onPaper, of('collected'), of('returned')], 'processing', false, 'returned'],
    ['refused by the printer', [...onPaper, of('rejected')], 'processing', false, 'rejected'],
    ['held and released', [accepted, { type: 'held' }, { type: 'released' }], 'accepted', false, undefined],
    ['cancelled in time', [accepted, routed, plan(1, 'print'), { type: 'cancelled' }], 'cancelled', true, 'cancelled'],
    ['given up by an operator', [accepted, routed, plan(1, 'email'), { type: 'failed' }], 'failed', true, 'expired'],
  ])('%s', (_, events, status, final, delivery) => {
    const state = foldEvents(events)
    expect({ status: state.status, final: state.final, delivery: state.deliveries[0]?.status }).toEqual({
      status,
      final,
      delivery,
    })
  })

  test.each<[string, MessageEvent[], MessageEvent]>([
    ['a cancel after the hand-over', onPaper, { type: 'cancelled' }],
    ['a bounce after it was read', [...inInbox(true), of('read')], of('bounced')],
    ['a second return', [...onPaper, of('returned'), { type: 'undeliverable' }], of('returned')],
    ['an unplanned hand-over', [accepted, routed], of('handed-over')],
    ['a receipt of a delivery that is not there', byMail, of('delivered', 2)],
    ['accepted twice', [accepted], accepted],
    ['a bounce of a letter that its reader acknowledged', [...inInbox(true), of('acknowledged')], of('bounced')],
  ])('%s is ignored, and says why', (_, before, event) => {
    const { recorded, state } = applyEvents(foldEvents(before), [event])
    expect(recorded[0]).toMatchObject({ type: 'ignored', detail: { event: event.type } })
    expect(recorded[0]?.detail?.['reason']).toMatch(/./)
    expect(state).toEqual(foldEvents(before))
  })
})
