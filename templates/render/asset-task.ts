import { checkFont, type FontCheck } from '../pdf/fonts/check-font.ts'
import { type PictureRead, readPicture } from '../pdf/pictures/read-picture.ts'

/** A file that somebody brought for a house style. */
export interface AssetTask {
  readonly kind: 'font' | 'picture'
  readonly bytes: Uint8Array
}

/** What came out of it, or why it cannot be used. */
export type AssetOutcome = ({ readonly kind: 'font' } & FontCheck) | ({ readonly kind: 'picture' } & PictureRead)

export async function readAsset({ kind, bytes }: AssetTask): Promise<AssetOutcome> {
  return kind === 'font' ? { kind, ...(await checkFont(bytes)) } : { kind, ...readPicture(bytes) }
}
