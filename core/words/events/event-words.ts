import type { ChannelName, EventType } from '../message.ts'

/** An event, or one that has words of its own on some channel: `<event>-<channel>`. */
type Special =
  | 'rejected-print'
  | 'rejected-email'
  | 'unavailable-email'
  | 'unavailable-print'
  | 'unavailable-inbox'
  | 'unavailable-ebox'
  | 'bounced-email'
  | 'lapsing-inbox'
  | 'lapsed-inbox'
export type EventWords = Readonly<Record<EventType | Special, string>>

/** The words of an event on a channel, with the channel filled in. */
export function eventText(words: EventWords, type: EventType, channel: ChannelName | undefined, way: string): string {
  const special = `${type}-${channel}`
  const text = special in words ? words[special as Special] : words[type]
  return text
    .replace('{{way}}', way)
    .replace(/ ?: *$/, '')
    .trim()
}
