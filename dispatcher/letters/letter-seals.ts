import { type LetterSeal, letterSeal } from '../seal/letter-seal.ts'
import { SealFault } from '../seal/seal-fault.ts'
import type { Sealer, SealSession } from '../seal/sealer.ts'
import type { Framing } from './frame-letter.ts'
import type { MadeLetter } from './letter-maker.ts'

type Fault = Extract<MadeLetter, { readonly code: string }>

/** Letters are drawn with a place for their seal, which is put on after the render threads and before anything is stored. */
export interface LetterSeals {
  /** Letters that are to have a seal which cannot be made now are not drawn. */
  place(framings: readonly (Framing | Fault)[]): Promise<(Framing | Fault)[]>
  put(seal: LetterSeal, letter: MadeLetter): Promise<MadeLetter>
}

export const noSeals: LetterSeals = {
  place: async (framings) => [...framings],
  put: async (_seal, letter) => letter,
}

export function openLetterSeals(sealer: Sealer | undefined): LetterSeals {
  return {
    place: async (framings) => {
      const sessions = new Map<string, Promise<SealSession>>()
      const placed: (Framing | Fault)[] = []
      for (const framing of framings) {
        const wish = 'code' in framing || framing.task.toBeSealed !== true ? undefined : framing.sender.seal
        if ('code' in framing || wish === undefined) {
          placed.push(framing)
          continue
        }
        const { code } = framing.sender
        const begun = sessions.get(code) ?? sealer?.begin(code, wish) ?? Promise.reject(new SealFault('no-key'))
        sessions.set(code, begun)
        placed.push(await begun.then((session) => withPlace(framing, session), asUnsealed))
      }
      return placed
    },
    put: async ({ session, words }, letter) => {
      if (letter.kind !== 'made') return letter
      try {
        const documents: (typeof letter.documents)[number][] = []
        for (const document of letter.documents) {
          const isPlaced = document.segments.some(({ sealPlace }) => sealPlace === true)
          documents.push(isPlaced ? { ...document, segments: await session.seal(document.segments, words) } : document)
        }
        return { ...letter, documents }
      } catch (error) {
        return asUnsealed(error)
      }
    },
  }
}

function withPlace(framing: Framing, session: SealSession): Framing {
  const { task, sender } = framing
  return { ...framing, seal: letterSeal(session, sender.name, task.language, sender.seal ?? {}) }
}

function asUnsealed(error: unknown): Extract<MadeLetter, { kind: 'unsealed' }> {
  if (error instanceof SealFault) return { kind: 'unsealed', code: error.code }
  throw error
}
