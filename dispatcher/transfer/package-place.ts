import type { TransferId } from '../../archive/transfer/transfer.ts'
import type { SealedPlace } from '../../core/blobs/sealed-parts.ts'

/** The folder of all packages of a transfer in the blob store. */
export function transferFolder(transfer: TransferId): string {
  return `transfers/${transfer}/`
}

/** The folder of all makings of a package in the blob store. */
export function packageFolder(transfer: TransferId, n: number): string {
  return `${transferFolder(transfer)}${n}/`
}

/** Where one making of a package is stored: another making has another fence. */
export function placeOfMaking(transfer: TransferId, n: number, fence: number): SealedPlace {
  return { folder: `${packageFolder(transfer, n)}${fence}/`, context: `transfer:${transfer}:${n}:${fence}` }
}

/** Binds the sealed key of a package to it. */
export function keyContext(transfer: TransferId, n: number): string {
  return `transfer-package:${transfer}:${n}`
}
