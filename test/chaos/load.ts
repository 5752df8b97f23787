import type { ChannelName } from '../../core/words/message.ts'
import { citizens } from '../../seeds/people.ts'
import type { Stage } from './stage.ts'

export interface Posted {
  readonly key: string
  readonly id: string
  readonly channel: ChannelName
}

interface Template {
  readonly key: string
  readonly data: Readonly<Record<string, unknown>>
}

const channels = ['inbox', 'email', 'inbox', 'print'] as const

/** Letters that are posted as far as they are allowed, so that every trouble meets letters under way. */
export interface Load {
  readonly posted: number
  /** Lets the clients post until this many letters are accepted in sum. */
  allow(total: number): void
  /** Resolves when this many letters are accepted in sum. */
  untilPosted(total: number): Promise<void>
  /** Resolves when all letters are accepted. @throws when one is refused */
  readonly all: Promise<readonly Posted[]>
}

/**
 * Posts the messages with some clients at a time. A client that gets no 202 posts again with the same key until it has one, as a
 * careful back office does: the answer may have been lost, the message may be stored.
 */
export function startLoad(stage: Stage, count: number): Load {
  const posted: Posted[] = []
  const waiting = new Set<{ readonly isOver: () => boolean; readonly resolve: () => void }>()
  const until = (isOver: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting.add({ isOver, resolve })
      wake()
    })
  const wake = (): void => {
    for (const each of waiting)
      if (each.isOver()) {
        waiting.delete(each)
        each.resolve()
      }
  }
  let [next, allowed] = [0, 0]
  const client = async (template: Template): Promise<void> => {
    while (next < count) {
      const number = next
      next += 1
      await until(() => number < allowed)
      posted.push(await postUntilAccepted(stage, template, number))
      wake()
    }
  }
  const postAll = async (): Promise<readonly Posted[]> => {
    const template = await readTemplate(stage)
    await Promise.all(Array.from({ length: 8 }, () => client(template)))
    return posted
  }
  return {
    get posted() {
      return posted.length
    },
    allow: (total) => {
      allowed = total
      wake()
    },
    untilPosted: (total) => until(() => posted.length >= total),
    all: postAll(),
  }
}

async function postUntilAccepted(stage: Stage, template: Template, number: number): Promise<Posted> {
  const key = `chaos-${number}`
  const channel = channels[number % channels.length] ?? 'inbox'
  const person = citizens[number % citizens.length] ?? citizens[0]
  if (person === undefined) throw new Error('The seeds have no citizens')
  const body = JSON.stringify({
    template: { key: template.key },
    recipient: {
      type: 'citizen',
      insz: person.insz,
      name: `${person.givenName} ${person.familyName}`,
      email: person.email,
      address: person.address,
    },
    data: template.data,
    reference: `CHAOS-${number}`,
    // Without a reading term: delivered is the end.
    class: 'information',
    channels: [channel],
    priority: number % 50 === 0 ? 'urgent' : number % 3 === 0 ? 'bulk' : 'normal',
  })
  for (;;) {
    const answer = await fetch(`${stage.url}/v1/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stage.liveKey}`, 'content-type': 'application/json', 'idempotency-key': key },
      body,
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined)
    if (answer?.status === 202) {
      const { id } = (await answer.json().catch(() => ({}))) as { id?: string }
      if (id !== undefined) return { key, id, channel }
    } else if (answer !== undefined && answer.status < 500 && ![408, 409, 429].includes(answer.status)) {
      throw new Error(`Refused with ${answer.status}: ${await answer.text()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** A seeded template whose sample is sent over every channel. */
async function readTemplate(stage: Stage): Promise<Template> {
  const headers = { authorization: `Bearer ${stage.liveKey}` }
  const { items } = (await (await fetch(`${stage.url}/v1/templates`, { headers })).json()) as {
    items: { key: string }[]
  }
  const [first] = items
  if (first === undefined) throw new Error('The first entity has no template')
  const { key, samples } = (await (await fetch(`${stage.url}/v1/templates/${first.key}`, { headers })).json()) as {
    key: string
    samples: { data: Record<string, unknown> }[]
  }
  return { key, data: samples[0]?.data ?? {} }
}
