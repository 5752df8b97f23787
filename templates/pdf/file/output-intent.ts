import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type ReadyStream, readyStream } from '../fonts/font-program.ts'
import type { CommonFile, Reference } from './common-file.ts'

let profile: ReadyStream | undefined

/** The sRGB profile that PDF/A requires (ISO 19005-2, 6.2.3): deflated once, the same bytes in every letter. */
export function placeOutputIntent({ doc, place }: CommonFile): Reference {
  profile ??= readyStream(
    readFileSync(join(dirname(createRequire(import.meta.url).resolve('pdfkit')), 'data', profileName)),
  )
  const DestOutputProfile = place({ N: 3 }, profile)
  const intent = doc.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    Info: Object('sRGB IEC61966-2.1'),
    OutputConditionIdentifier: Object('sRGB IEC61966-2.1'),
    DestOutputProfile,
  })
  intent.end(undefined)
  return intent
}

const profileName = 'sRGB_IEC61966_2_1.icc'
