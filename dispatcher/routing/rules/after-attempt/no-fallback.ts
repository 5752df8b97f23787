import type { Rule } from '../../rule.ts'

const withoutReading: ReadonlySet<string> = new Set(['expired', 'refused', 'neglected'])

/** After a letter that was unread, refused or not acknowledged, only the fallback of its class follows; without a fallback no channel follows. */
export const noFallback: Rule = {
  name: 'no-fallback',
  because: {
    nl: 'Is de leestermijn voorbij, dan volgt voor dit soort brief geen ander kanaal.',
    fr: 'Pour ce type de lettre, aucun autre canal n’est utilisé après le délai de lecture.',
    de: 'Für diese Art von Brief folgt nach Ablauf der Lesefrist kein anderer Kanal.',
    en: 'For this kind of letter, no other channel follows after the reading term.',
  },
  decide: ({ past, fallback }, channel) =>
    withoutReading.has(past.at(-1)?.status ?? '') && fallback !== channel ? 'skip' : 'pass',
}
