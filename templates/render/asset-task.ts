import type { Fault } from '../../core/fault.ts'
import type { HouseStyle } from '../model/house-style.ts'
import { checkStyle } from '../pdf/check-style.ts'
import { checkFont, type FontCheck } from '../pdf/fonts/check-font.ts'
import { drawMailLogo, type EmailLogo } from '../pdf/pictures/draw-mail-logo.ts'
import { type PictureRead, readPicture } from '../pdf/pictures/read-picture.ts'

/** An upload for a house style: a font or picture, its drawings with the other settings, or the logo that mails are to show. */
export type AssetTask =
  | { readonly kind: 'font' | 'picture'; readonly bytes: Uint8Array }
  | { readonly kind: 'style'; readonly style: Omit<HouseStyle, 'key' | 'version'> }
  | { readonly kind: 'mailLogo'; readonly style: Pick<HouseStyle, 'logo' | 'logoPicture'> }

/** The result, or the reason for which the upload cannot be used. */
export type AssetOutcome =
  | ({ readonly kind: 'font' } & FontCheck)
  | ({ readonly kind: 'picture' } & PictureRead)
  | { readonly kind: 'style'; readonly ok: true; readonly faults: readonly Fault[] }
  | { readonly kind: 'mailLogo'; readonly ok: true /** absent: there is no logo */; readonly logo?: EmailLogo }
  | { readonly kind: AssetTask['kind']; readonly ok: false; readonly detail: string }

export async function readAsset(task: AssetTask): Promise<AssetOutcome> {
  switch (task.kind) {
    case 'font':
      return { kind: task.kind, ...(await checkFont(task.bytes)) }
    case 'picture':
      return { kind: task.kind, ...readPicture(task.bytes) }
    case 'style':
      return { kind: task.kind, ok: true, faults: checkStyle(task.style) }
    case 'mailLogo': {
      const logo = await drawMailLogo(task.style)
      return { kind: task.kind, ok: true, ...(logo !== undefined && { logo }) }
    }
    default:
      return task satisfies never
  }
}
