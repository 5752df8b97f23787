import type { ByteSegments } from '../../../core/words/byte-segments.ts'
import type { SealWish } from '../../../dispatcher/seal/entity-seal.ts'
import { letterSeal } from '../../../dispatcher/seal/letter-seal.ts'
import type { Sealer } from '../../../dispatcher/seal/sealer.ts'
import { plainStyle } from '../../../templates/render/office-letter.ts'
import { createRenderer, type Renderer } from '../../../templates/render/renderer.ts'
import { specimenVersion } from '../../../templates/render/specimen-version.ts'
import { styledLetter } from '../../../templates/render/styled-letter.ts'

const name = { nl: 'Gemeente Voorbeeldegem', fr: 'Commune d’Exemple' }
let renderer: Renderer | undefined

/** Draws the specimen; with `wish` it is sealed. */
export async function sealedSegments(
  sealer: Sealer,
  wish: SealWish,
  { code = 'OVO000001', language = 'nl' }: { readonly code?: string; readonly language?: 'nl' | 'fr' } = {},
): Promise<ByteSegments> {
  const session = await sealer.begin(code, wish)
  const { words, place } = letterSeal(session, name, language, wish)
  return session.seal(await drawn(place, language), words)
}

export async function drawn(
  seal?: { readonly bytes: number; readonly label: string },
  language: 'nl' | 'fr' = 'nl',
): Promise<ByteSegments> {
  renderer ??= await createRenderer()
  const houseStyle = { ...plainStyle, name }
  const task = styledLetter(specimenVersion(houseStyle), {
    houseStyle,
    profile: 'c5-right',
    media: ['letter'],
    variant: 'normal',
    language,
    now: new Date('2026-11-30T10:00:00Z'),
    publicUrl: 'https://uitpost.example',
  })
  const letters = task.letters.map((letter) => ({ ...letter, frame: { ...letter.frame, ...(seal && { seal }) } }))
  const [made] = renderer.render({ ...task, letters })
  if (made?.ok !== true || made.letter === undefined) throw new Error('The specimen cannot be drawn')
  return made.letter.segments
}

export const joined = (segments: ByteSegments): Buffer => Buffer.concat(segments.map(({ bytes }) => bytes))
