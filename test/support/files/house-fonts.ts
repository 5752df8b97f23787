import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { StyleFont, StyleFonts } from '../../../templates/model/house-style.ts'
import { checkFont } from '../../../templates/pdf/fonts/check-font.ts'

const files = {
  regular: '400Regular/OpenSans_400Regular.ttf',
  bold: '700Bold/OpenSans_700Bold.ttf',
  italic: '400Regular_Italic/OpenSans_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/OpenSans_700Bold_Italic.ttf',
} as const
type Face = keyof typeof files

/** Open Sans, a typeface whose em has 2,048 units and whose makers are not ours. */
export function houseFontFile(face: Face): Promise<Buffer> {
  return readFile(createRequire(import.meta.url).resolve(`@expo-google-fonts/open-sans/${files[face]}`))
}

/** These faces as a house style passes them to the renderer. */
export async function houseFonts(
  faces: readonly Face[] = ['regular', 'bold', 'italic', 'boldItalic'],
): Promise<StyleFonts> {
  const made = await Promise.all(
    faces.map(async (face): Promise<[Face, StyleFont]> => {
      const checked = await checkFont(await houseFontFile(face))
      if (!checked.ok) throw new Error(checked.detail)
      return [face, { id: `fnt_${face}`, sha256: checked.sha256, file: checked.trimmed }]
    }),
  )
  return { family: 'Open Sans', faces: Object.fromEntries(made) as unknown as StyleFonts['faces'] }
}
