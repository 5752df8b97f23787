import { drawPart } from './draw-part.ts'
import { judgeCodes, type ScannedCode } from './judge-code.ts'
import { partsOfPhoto } from './picture-parts.ts'
import { openQrReader } from './qr-reader.ts'

/** `unreadable`: the file is no picture that this browser shows; `none`: a picture without a code that can be read. */
export type PhotoOutcome = ScannedCode | { readonly kind: 'unreadable' } | { readonly kind: 'none' }

/** Pictures of cameras are smaller; a larger one could exhaust the memory of the page. */
const maxPhotoBytes = 50_000_000

/** Looks for the code in a photo, part by part. The photo does not leave this device. */
export async function readPhoto(file: Blob): Promise<PhotoOutcome> {
  const picture = file.size > maxPhotoBytes ? undefined : await createImageBitmap(file).catch(() => undefined)
  if (picture === undefined) return { kind: 'unreadable' }
  const reader = await openQrReader()
  const canvas = document.createElement('canvas')
  let found: ScannedCode | undefined
  try {
    for (const part of partsOfPhoto) {
      drawPart(picture, picture, part, canvas)
      const code = judgeCodes(await reader.read(canvas))
      if (code?.kind === 'check') return code
      found ??= code
    }
    return found ?? { kind: 'none' }
  } finally {
    reader.close()
    picture.close()
  }
}
