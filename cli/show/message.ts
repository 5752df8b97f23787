import type { z } from 'zod'
import type { message } from '../../api/contract/messages/message.ts'
import { eurosWithPostage } from './euros.ts'
import { shortTime } from './table.ts'

type Message = z.output<typeof message>

/** A message for the terminal: its state, why it took its route, and what happened, newest last. */
export function messageLines(body: Readonly<Record<string, unknown>>): string[] {
  // The shape comes from the hub's own contract.
  const { id, reference, status, final, test, template, route, next, possible, cost, events, documents } =
    body as unknown as Message
  return [
    `${id}  ${reference}${test ? '  (test)' : ''}`,
    `  ${status}${final ? ', final' : ''}${template === undefined ? '' : `; ${template.key} version ${template.version}`}`,
    ...route.map(
      ({ channel, chosen, because, rule }) => `  ${chosen ? '→' : ' '} ${channel}: ${because.en ?? because.nl ?? rule}`,
    ),
    ...(next === undefined ? [] : [`  next: ${next.channel} at ${shortTime(next.when)} if ${next.if ?? 'needed'}`]),
    ...(cost === undefined ? [] : [`  cost: ${eurosWithPostage(cost)}`]),
    ...possibleLines(possible),
    ...events.map(
      ({ at, type, detail, by }) =>
        `  ${shortTime(at)}  ${type}${by === undefined ? '' : ` by ${by.name ?? by.actor}`}${detail?.['mayHaveLeftTwice'] === true ? ' (may have left twice)' : ''}`,
    ),
    ...documents.map(({ kind, size, pages, sha256 }) =>
      [`  ${kind}`, `${size} bytes`, pages === undefined ? '' : `${pages} page${pages === 1 ? '' : 's'}`, sha256]
        .filter(Boolean)
        .join('  '),
    ),
  ]
}

/** What can still be done with it and until when, on one line. */
function possibleLines(possible: Message['possible']): string[] {
  const words = Object.entries(possible).flatMap(([action, { now, until }]) =>
    now ? [until === undefined ? action : `${action} (until ${shortTime(until)})`] : [],
  )
  return words.length === 0 ? [] : [`  possible: ${words.join(', ')}`]
}
