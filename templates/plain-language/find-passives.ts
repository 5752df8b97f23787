import type { Found } from './finding.ts'
import type { Sentence, Word } from './split-sentences.ts'
import { passiveWords } from './word-lists.ts'

const { auxiliaries, withAgent, separablePrefixes, strongParticiples, notParticiples } = passiveWords

const regular = new RegExp(`^(?:${separablePrefixes.join('|')})?ge\\p{L}{2,}(?:[dt]|en)$`, 'u')
/** Verbs with an inseparable prefix take no `ge`; their strong participles look like infinitives and are listed. */
const prefixed = new RegExp(`^(?:${separablePrefixes.join('|')})?(?:be|ver|ont|her|er)\\p{L}{2,}[dt]$`, 'u')
/** Maximum words between the two parts of a verb; parts further away rarely belong together. */
const reach = 14

/**
 * Passive forms: `wordt … opgelegd`, and `is … door … opgelegd` where an agent is named. `Is opgelegd` alone is not reported: its
 * spelling does not distinguish it from `is gekomen`.
 */
export function findPassives(sentences: readonly Sentence[]): Found[] {
  return sentences.flatMap(({ words }) => clausesOf(words).flatMap(passivesOf))
}

function passivesOf(clause: readonly Word[]): Found[] {
  const found: Found[] = []
  for (const [at, auxiliary] of clause.entries()) {
    const needsAgent = withAgent.has(auxiliary.text)
    if (!needsAgent && !auxiliaries.has(auxiliary.text)) continue
    const near = clause.slice(Math.max(0, at - reach), at + reach + 1)
    if (needsAgent && !near.some(({ text }) => text === 'door')) continue
    const participle = nearest(near.filter(isParticiple), auxiliary)
    if (!participle) continue
    const [first, last] = participle.from < auxiliary.from ? [participle, auxiliary] : [auxiliary, participle]
    found.push({ kind: 'passive', from: first.from, to: last.to })
  }
  return found
}

/** Prefers the participle after the auxiliary (`wordt … betaald`) to the one directly before it (`betaald wordt`). */
function nearest(participles: readonly Word[], auxiliary: Word): Word | undefined {
  return (
    participles.find((each) => each.from > auxiliary.to) ?? participles.findLast((each) => each.to < auxiliary.from)
  )
}

function isParticiple({ text }: Word): boolean {
  return !notParticiples.has(text) && (strongParticiples.has(text) || regular.test(text) || prefixed.test(text))
}

/** A comma separates two clauses, and so do conjunctions. */
function clausesOf(words: readonly Word[]): Word[][] {
  const clauses: Word[][] = [[]]
  for (const word of words) {
    if (word.afterPause || ['en', 'maar', 'omdat', 'als', 'dat', 'die', 'want', 'of'].includes(word.text))
      clauses.push([])
    clauses.at(-1)?.push(word)
  }
  return clauses
}
