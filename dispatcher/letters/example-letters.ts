import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { SharedBytes } from '../../core/words/byte-segments.ts'
import type { Priority } from '../../core/words/message.ts'
import { attachedLogo } from '../../templates/email/mail-logo.ts'
import { commonPrintProfile } from '../../templates/model/letter-frame.ts'
import type { RenderPool } from '../../templates/render/open-renderer.ts'
import type { RenderOutcome, RenderTask } from '../../templates/render/render-task.ts'
import { styledLetter } from '../../templates/render/styled-letter.ts'
import { type Framing, mailFrame } from './frame-letter.ts'
import type { ExampleMail } from './letter-maker.ts'

/** What letters of one version, language and house style resemble; empty where the examples of the template give no letter. */
export interface ExampleLetter {
  /** With which the archive deflates pages. */
  readonly page?: SharedBytes
  readonly email?: ExampleMail
}
export type ExampleLetters = (framing: Framing, lane: Priority) => Promise<ExampleLetter>

/**
 * The window of deflate is 32 kB and reaches back over the letter as well (RFC 1951, 2): the parts of a longer dictionary could
 * not be used.
 */
const maxDictionaryBytes = 32_000

/** Page and mail take some twenty kilobytes each. */
const maxExamples = 200

/**
 * Page and mail of a letter that is written with the examples of its template and stand-ins for the rest: never with a letter.
 * They depend on no clock, so that every dispatcher makes the same bytes (decision 0041).
 */
export function createExampleLetters(renderer: Pick<RenderPool, 'render'>): ExampleLetters {
  const known = new LRUCache<string, Promise<ExampleLetter>>({ max: maxExamples })
  return (framing, lane) => {
    const { version, task } = framing
    const key = `${version.id} ${task.language} ${task.houseStyle}`
    const there = known.get(key)
    if (there !== undefined) return there
    const made = renderer.render(exampleTask(framing), lane, task.entity).then(([outcome]) => read(outcome))
    known.set(key, made)
    made.catch(() => known.delete(key))
    return made
  }
}

/** The SHA-256 names it, and is the same in every process. */
export function dictionaryOf(text: Uint8Array): SharedBytes {
  const bytes = text.subarray(0, maxDictionaryBytes)
  return { bytes, shared: createHash('sha256').update(bytes).digest('hex') }
}

const exampleDay = new Date('2026-01-01T12:00:00Z')
const exampleUrl = 'https://uitpost.example'

function exampleTask({ version, houseStyle, task: { language } }: Framing): RenderTask {
  const { template, letters } = styledLetter(version, {
    houseStyle,
    media: ['page', 'email'],
    variant: 'normal',
    profile: commonPrintProfile,
    language,
    now: exampleDay,
    publicUrl: exampleUrl,
  })
  const email = { ...mailFrame(exampleUrl, language), ...attachedLogo(houseStyle) }
  return { template, letters: letters.map((letter) => ({ ...letter, email })) }
}

function read(outcome: RenderOutcome | undefined): ExampleLetter {
  if (outcome?.ok !== true) return {}
  const { page, email, subject } = outcome
  return {
    ...(page !== undefined && { page: dictionaryOf(page) }),
    ...(email !== undefined && { email: { ...email, subject } }),
  }
}
