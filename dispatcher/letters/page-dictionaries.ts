import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { SharedBytes } from '../../core/words/byte-segments.ts'
import { commonPrintProfile } from '../../templates/model/letter-frame.ts'
import type { RenderPool } from '../../templates/render/open-renderer.ts'
import { styledLetter } from '../../templates/render/styled-letter.ts'
import type { Framing } from './frame-letter.ts'

/** The dictionary for the page of a letter; undefined where the examples of its template give no page. */
export type PageDictionaries = (
  framing: Framing,
  lane: Parameters<RenderPool['render']>[1],
) => Promise<SharedBytes | undefined>

/**
 * The window of deflate is 32 kB and reaches back over the letter as well (RFC 1951, 2): the parts of a longer dictionary could
 * not be used.
 */
const maxDictionaryBytes = 32_000

/** At most six megabytes of pages. */
const maxPages = 200

/**
 * A page of the same version, language and house style, written with the examples of the template and stand-ins for the rest:
 * never with a letter. It depends on no clock, so that every dispatcher makes the same bytes (decision 0041).
 */
export function createPageDictionaries(renderer: Pick<RenderPool, 'render'>): PageDictionaries {
  const known = new LRUCache<string, Promise<SharedBytes | undefined>>({ max: maxPages })
  return ({ version, houseStyle, task }, lane) => {
    const key = `${version.id} ${task.language} ${task.houseStyle}`
    const there = known.get(key)
    if (there !== undefined) return there
    const example = styledLetter(version, {
      houseStyle,
      media: ['page'],
      variant: 'normal',
      profile: commonPrintProfile,
      language: task.language,
      now: exampleDay,
      publicUrl: 'https://uitpost.example',
    })
    const made = renderer.render(example, lane, task.entity).then(([outcome]) => {
      const page = outcome?.ok === true ? outcome.page?.subarray(0, maxDictionaryBytes) : undefined
      return page && { bytes: page, shared: createHash('sha256').update(page).digest('hex') }
    })
    known.set(key, made)
    made.catch(() => known.delete(key))
    return made
  }
}

const exampleDay = new Date('2026-01-01T12:00:00Z')
