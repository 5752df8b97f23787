import { channelNames, deliveryStatuses, eventTypes, messageStatuses } from '../../core/words/message.ts'
import { deliveryStatusWords } from '../../core/words/statuses/delivery-status-words.ts'
import { messageStatusWords } from '../../core/words/statuses/message-status-words.ts'
import type { MessageEvent } from './message-event.ts'
import { applyEvent, type MessageState } from './status.ts'

/** A change that the status table allows: from one status to another, or to the end. */
interface Step {
  readonly from: string
  readonly to: string
  readonly event: string
}
interface Found {
  readonly states: readonly MessageState[]
  readonly message: readonly Step[]
  readonly delivery: readonly Step[]
}

/** The details on which the outcome of an event depends. */
const details: Readonly<Record<string, readonly MessageEvent['detail'][]>> = {
  unread: [{}, { last: true }],
  refused: [{}, { last: true }],
  neglected: [{}, { last: true }],
  lapsed: [{}, { last: true }],
  unavailable: [{}, { held: true }],
  expired: [{}, { what: 'window' }],
  planned: [{}, { awaits: 'reading' }],
}

/**
 * Every state that events can lead to, with the steps between them, found by trying all events in every state. One delivery is enough:
 * a second one takes the same steps.
 */
export function exploreStatuses(): Found {
  const first = applyEvent(undefined, { type: 'accepted' }) as MessageState
  const states = new Map([[JSON.stringify(first), first]])
  const message = new Map<string, Step>()
  const delivery = new Map<string, Step>()
  // The map grows while it is read: a state that is found is tried in its turn.
  for (const before of states.values())
    for (const event of possibleEvents(before)) {
      const after = applyEvent(before, event)
      if ('refused' in after) continue
      states.set(JSON.stringify(after), after)
      addStep(message, before.status, after.status, event.type)
      const [old, now] = [before.deliveries[0]?.status, after.deliveries[0]?.status]
      if (now !== undefined) addStep(delivery, old ?? '[*]', now, event.type)
    }
  return { states: [...states.values()], message: [...message.values()], delivery: [...delivery.values()] }
}

function possibleEvents({ deliveries }: MessageState): readonly MessageEvent[] {
  const [channel] = channelNames
  const about = { delivery: 1, channel }
  return eventTypes.flatMap((type) => {
    if (type === 'planned' && deliveries.length > 0) return []
    return (details[type] ?? [{}]).flatMap((detail): MessageEvent[] => {
      const event: MessageEvent = { type, ...(detail !== undefined && { detail }) }
      return [event, { ...event, ...about }]
    })
  })
}

function addStep(steps: Map<string, Step>, from: string, to: string, event: string): void {
  if (from !== to) steps.set(`${from}/${to}/${event}`, { from, to, event })
}

/** The page `docs/statuses.md`. */
export function statusPage(): string {
  const { states, message, delivery } = exploreStatuses()
  const ends = messageStatuses.filter((status) => states.some((each) => each.final && each.status === status))
  return `${[
    '# Statuses',
    'The status of a message and of its deliveries follows from its events by one table, `dispatcher/lifecycle/status-table.ts`. This page is made from it by `npm run openapi`; a test compares them.',
    'Reports come late, twice and in any order. Each kind of report counts once per delivery; one that the table does not allow stays in the timeline as `ignored`, with its reason. A failure counts over a delivery whichever was reported first: a letter that was `delivered` and then comes back is a failure, and one that came back and is then reported as delivered stays one. A reader who opened, acknowledged or refused a letter has decided: a failure after that changes nothing. A report of a message that the hub does not know is kept for operators (`GET /v1/unmatched-receipts`, `uitpost cases unmatched`).',
    'A failure after the end is legal: a late return, a bounce after its window. It is an event like any other, reopens the route where the class of the letter has another channel, and the day of service is counted again (`terms.md`). It opens a case (`cases.md`).',
    '## Messages',
    diagram('accepted', message),
    `A message can end as ${ends.map((status) => `\`${status}\``).join(', ')}; \`final\` says whether it has. \`sent\` and \`delivered\` are final once nothing more is expected: the window for reports or the reading term has passed, or none exists.`,
    table(
      ['status', 'for a sender', 'for a clerk', 'for a citizen'],
      messageStatuses.map((status) => {
        const { sender, clerk, citizen } = messageStatusWords[status].doesNotMean
        return [`\`${status}\``, sender.en ?? '', clerk.en ?? '', citizen.en ?? '']
      }),
    ),
    'The same words in Dutch, French and German: `GET /v1/statuses`.',
    '## Deliveries',
    diagram(undefined, delivery),
    table(
      ['status', 'for senders and clerks'],
      deliveryStatuses.map((status) => [`\`${status}\``, deliveryStatusWords[status].doesNotMean.en ?? '']),
    ),
  ].join('\n\n')}\n`
}

/** A state diagram in Mermaid: one arrow for each pair of statuses, with the events that lead from one to the other. */
function diagram(start: string | undefined, steps: readonly Step[]): string {
  const arrows = new Map<string, string[]>()
  for (const { from, to, event } of steps) {
    const name = `${idOf(from)} --> ${idOf(to)}`
    arrows.set(name, [...(arrows.get(name) ?? []), event])
  }
  const lines = [...arrows].map(([arrow, events]) => `  ${arrow}: ${events.toSorted().join(', ')}`).toSorted()
  const first = start === undefined ? [] : [`  [*] --> ${idOf(start)}`]
  return ['```mermaid', 'stateDiagram-v2', ...first, ...lines, '```'].join('\n')
}

/** Mermaid reads a hyphen as part of an arrow. */
const idOf = (status: string): string => status.replaceAll('-', '_')

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}
