import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Message } from '../../api/contract/messages/message.ts'
import { testInsz } from '../../seeds/people.ts'
import type { TestHub } from '../support/hub/open-test-hub.ts'

/** The requests of the journeys, over the public API only. */
export interface Sending {
  /** The body of a letter of the first template, filled with its own sample. */
  letter(more: Record<string, unknown>): Record<string, unknown>
  post(body: Record<string, unknown>, key?: string): Promise<Response>
  /** Posts one letter. @returns its id */
  send(more: Record<string, unknown>): Promise<string>
  message(id: string): Promise<Message>
  until(id: string, isRight: (message: Message) => boolean): Promise<Message>
}

/**
 * Requests once more when the connection broke (on a crowded machine an idle one is closed just as it is used again) or the hub
 * reports that it is busy. All requests of the journeys may be repeated: the contract promises it.
 */
export async function askSurely(ask: () => Promise<Response>): Promise<Response> {
  const answer = await ask().catch(ask)
  return answer.status === 503 ? ask() : answer
}

export async function sendingFrom(hub: TestHub): Promise<Sending> {
  const [key = ''] = hub.trial.templates
  const template = (await (await hub.ask(`/v1/templates/${key}`)).json()) as {
    readonly samples: readonly { readonly data: object }[]
  }
  const letter: Sending['letter'] = (more) => ({
    template: { key },
    data: template.samples[0]?.data,
    reference: `REIS-${randomUUID()}`,
    ...more,
  })
  const post: Sending['post'] = (body, idempotencyKey = randomUUID()) =>
    askSurely(() =>
      hub.ask('/v1/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'Idempotency-Key': idempotencyKey },
        body: JSON.stringify(body),
      }),
    )
  const message: Sending['message'] = async (id) => {
    const answer = await askSurely(() => hub.ask(`/v1/messages/${id}`))
    const said = await answer.text()
    expect(answer.status, said).toBe(200)
    return JSON.parse(said) as Message
  }
  return {
    letter,
    post,
    message,
    send: async (more) => {
      const answer = await post(letter(more))
      expect(answer.status, await answer.clone().text()).toBe(202)
      return ((await answer.json()) as { id: string }).id
    },
    until: (id, isRight) => hub.until(() => message(id), isRight),
  }
}

export const typesOf = (message: Message): string[] => message.events.map(({ type }) => type)

let serial = 0
/** A person of the test range for whom nothing is simulated, and to whom no other test writes. */
export function testCitizen(more: Record<string, unknown> = {}): Record<string, unknown> {
  serial += 1
  const address = { street: 'Lindelaan', houseNumber: '31', postalCode: '9999', municipality: 'Voorbeeldegem' }
  return { type: 'citizen', insz: testInsz('880117', serial), name: 'Noor Doorsnee', address, ...more }
}
