import type { PrintProfileName } from '../../model/letter-frame.ts'
import { type Box, boxOf } from './millimetres.ts'

/**
 * The area in which a window envelope shows the sheet. Sizes in millimetres from the envelope's top left. Positions are our own,
 * within bpost's rules for window envelopes, until a print partner confirms them.
 */
interface Envelope {
  readonly side: 'left' | 'right'
  readonly envelope: readonly [width: number, height: number]
  readonly folded: readonly [width: number, height: number]
  readonly window: readonly [x: number, y: number, width: number, height: number]
  /** Top and height of the address, size and line distance; the last two again for a seventh, foreign, line. */
  readonly address: { readonly y: number; readonly height: number; readonly six: Type; readonly seven: Type }
  /** From the top of the unfolded sheet. */
  readonly folds: readonly number[]
}
interface Type {
  /** Points. */
  readonly size: number
  /** Millimetres. */
  readonly line: number
}

export interface WindowProfile {
  readonly side: 'left' | 'right'
  readonly address: Box
  readonly addressType: { readonly six: Type; readonly seven: Type }
  /** Visible in the window however the sheet slides: the address is within it. */
  readonly alwaysVisible: Box
  /** Possibly visible in the window: nothing but the address is printed here. */
  readonly keepClear: Box
  /** Millimetres from the top, where the house bar and the text below it start. */
  readonly barY: number
  readonly folds: readonly number[]
}

/** The tolerance of the inserter and the printer, millimetres. */
const tolerance = 1

const c5 = { envelope: [229, 162], folded: [210, 148.5], folds: [148.5] } as const
const c56 = { envelope: [229, 114], folded: [210, 99], folds: [99, 198] } as const
const wide = { y: 57, height: 29.4, six: { size: 11, line: 4.6 }, seven: { size: 10, line: 4.2 } } as const
const narrow = { y: 41, height: 27, six: { size: 10.5, line: 4.5 }, seven: { size: 9.5, line: 3.8 } } as const

const c4Right: Envelope = {
  side: 'right',
  envelope: [229, 324],
  folded: [210, 297],
  window: [104, 55, 110, 60],
  address: wide,
  folds: [],
}
const c5Right: Envelope = { ...c5, side: 'right', window: [104, 55, 110, 46], address: wide }

const envelopes: Record<PrintProfileName, Envelope> = {
  'c5-right': c5Right,
  'c5-left': { ...c5, side: 'left', window: [15, 55, 110, 46], address: wide },
  'c56-right': { ...c56, side: 'right', window: [104, 40, 110, 44], address: narrow },
  'c56-left': { ...c56, side: 'left', window: [15, 40, 110, 44], address: narrow },
  'c4-right': c4Right,
  // Without window: the inserter reads the address of the address sheet where a window at the right would show it.
  'c5-sheet': c5Right,
  'c4-sheet': c4Right,
}

const profiles = new Map(Object.entries(envelopes).map(([name, envelope]) => [name, measure(envelope)]))

export function windowProfile(name: PrintProfileName): WindowProfile {
  const profile = profiles.get(name)
  if (profile === undefined) throw new Error(`no window profile ${name}`)
  return profile
}

/** Width of the address in the narrowest window, points. */
export function narrowestWindow(): number {
  return Math.min(...[...profiles.values()].map(({ address }) => address.width))
}

function measure({ side, envelope, folded, window: [x, y, width, height], address, folds }: Envelope): WindowProfile {
  const t = tolerance
  const dx = envelope[0] - folded[0]
  const dy = envelope[1] - folded[1]
  const left = Math.max(0, x - dx - t)
  const right = Math.min(210, x + width + t)
  const bottom = y + height + t
  return {
    side,
    address: side === 'right' ? boxOf(107, address.y, 86, address.height) : boxOf(33, address.y, 72, address.height),
    addressType: { six: address.six, seven: address.seven },
    alwaysVisible: boxOf(x + t, y + t, width - dx - 2 * t, height - dy - 2 * t),
    keepClear: boxOf(left, y - dy - t, right - left, bottom - (y - dy - t)),
    barY: Math.max(103.4, bottom + 1.4),
    folds,
  }
}
