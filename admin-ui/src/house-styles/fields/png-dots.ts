/** Below this resolution the pixels of an image are visible in print. Dots per inch. */
export const fewestDots = 200
/** The size of a logo in a letter of the normal variant (`templates/pdf/layout/logo.ts`): 14 mm high, at most 49 mm wide. */
const paper = { height: 14, maxWidth: 49 } as const
const inch = 25.4

/** The resolution of a PNG that is printed as a logo, in dots per inch; undefined when the text holds no PNG. */
export function pngDots(base64: string): number | undefined {
  // The size is in the first chunk, within the first 24 bytes.
  const head = Uint8Array.from(decoded(base64.slice(0, 32)), (character) => character.charCodeAt(0))
  if (head.length < 24 || head[0] !== 0x89 || head[1] !== 0x50) return undefined
  const view = new DataView(head.buffer)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  if (width === 0 || height === 0) return undefined
  const wide = Math.min((paper.height * width) / height, paper.maxWidth)
  return Math.round(width / (wide / inch))
}

function decoded(base64: string): string {
  try {
    return atob(base64)
  } catch {
    return ''
  }
}
