import { collectors } from '../../channels/collectors.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import { countIncomingMail } from '../incoming-mail/list-cases.ts'

/** Letters that came back, scans whose letter is unknown, and registered items by state. */
export async function readIncomingMailGauges(hub: Queryable): Promise<readonly Gauge[]> {
  const [{ cases, tray }, items] = await Promise.all([
    countIncomingMail(hub),
    Promise.all([...collectors.values()].map((each) => each.countRegistered(hub))).then((all) => all.flat()),
  ])
  const one = (name: string, help: string, value: number): Gauge => ({ name, help, values: [{ labels: {}, value }] })
  return [
    one('uitpost_returned_letters_open', 'Letters that came back by post and wait for a decision.', cases),
    one('uitpost_incoming_unmatched', 'Scans in the tray whose letter is unknown.', tray),
    {
      name: 'uitpost_registered_items',
      help: 'Registered items by state; `announcing` means that the answer of the postal operator is not known.',
      values: items.map(({ state, items: value }) => ({ labels: { state }, value })),
    },
  ]
}
