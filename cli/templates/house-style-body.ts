import type { HouseStyleRead } from '../../templates/folder/read-house-style-file.ts'
import { CommandFailed } from '../command-failed.ts'
import type { HubApi } from '../reach/hub-api.ts'
import { refusalLines } from '../show/refusal.ts'

/** A house style as `POST /v1/house-styles` takes it; its fonts are uploaded first, except those that the hub already has. */
export async function houseStyleBody(
  api: HubApi,
  { style, brought }: Extract<HouseStyleRead, { ok: true }>,
): Promise<Record<string, unknown>> {
  const { version: _, logoPicture: __, fonts: ___, ...text } = style
  const fonts: Record<string, string> = {}
  for (const [face, file] of Object.entries(brought.fonts?.files ?? {})) {
    const answer = await api.post('/v1/fonts', {
      file: Buffer.from(file).toString('base64'),
      licence: brought.fonts?.licence,
    })
    if (!answer.ok) throw new CommandFailed(refusalLines(answer).join('\n'))
    fonts[face] = String(answer.body['id'])
  }
  return {
    ...text,
    ...(brought.logoPng && { logoPng: Buffer.from(brought.logoPng).toString('base64') }),
    ...(brought.fonts && { fonts }),
  }
}
