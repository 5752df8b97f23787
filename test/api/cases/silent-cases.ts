import { sql } from 'drizzle-orm'
import { type Id, type MessageId, parseId, showId } from '../../../core/words/id.ts'
import { openCases } from '../../../dispatcher/cases/open-cases.ts'
import { testInsz } from '../../../seeds/people.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import type { TestApi, TestEntity } from '../../support/hub/open-test-api.ts'

const dayMs = 86_400_000

/** Makes cases of letters on paper that the printer took over and did not report; each is of another day. */
export function silentCases(api: TestApi, tax: TestEntity) {
  let serial = 0
  let days = 0
  return async (count: number, channels: readonly string[] = ['inbox', 'print']) => {
    const messages: MessageId[] = []
    for (let i = 0; i < count; i += 1) {
      serial += 1
      const recipient = { ...jan, insz: testInsz('850312', serial % 990) }
      const letter = goodLetter({ channels, recipient, reference: `C-${serial}` })
      messages.push(parseId('message', (await postLetter(api, tax.live, letter)).json.id) as MessageId)
    }
    const { hub } = api.test.database
    const ids = sql`${sql.param(messages)}::uuid[]`
    await hub.query(sql`delete from work where message_id = any(${ids})`)
    await hub.query(sql`
      insert into delivery (message_id, seq, entity, channel, status, simulated, awaits_reading, attempts, handed_over_at)
      select id, 1, entity, 'print', 'handed-over', false, false, 1, ${api.clock.now()}::timestamptz from message
      where id = any(${ids})`)
    await hub.query(sql`update message set status = 'sent', last_delivery = 1 where id = any(${ids})`)
    days += 1
    const since = new Date(api.clock.now().getTime() + days * dayMs)
    const common = { sequence: 1, entity: tax.id, test: false, channel: 'print', reason: 'not-posted', since } as const
    await api.test.database.asHub((tx) =>
      openCases(
        tx,
        messages.map((message) => ({ message, ...common })),
        api.clock.now(),
      ),
    )
    const [row] = await hub.query<{ id: Id<'deliveryCase'> }>(
      sql`select case_id as id from delivery_case_letter where message = ${messages[0]}`,
    )
    return { id: showId('deliveryCase', row?.id as Id<'deliveryCase'>), messages }
  }
}
