import { pathOf } from '../commands/batches/ask-batch.ts'
import type { HubApi } from '../reach/hub-api.ts'
import { euros } from '../show/euros.ts'

type Price = Parameters<typeof euros>[0]

interface Totals {
  readonly channels?: readonly { readonly channel: string; readonly letters: number; readonly price?: Price }[]
  readonly price?: Price
}

/** What the ready letters cost, by channel; nothing where the hub does not say. */
export async function priceLines(api: HubApi, id: string): Promise<string[]> {
  const answer = await api.get(`${pathOf(id)}/totals`)
  if (!answer.ok) return []
  const { channels = [], price } = answer.body as Totals
  return [
    ...channels.map(
      ({ channel, letters, price: of }) => `  ${channel}: ${letters}${of === undefined ? '' : `, ${euros(of)}`}`,
    ),
    ...(price === undefined ? [] : [`Estimated price: ${euros(price)}`]),
  ]
}
