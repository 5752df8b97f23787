/** A square symbol of dark and light modules. */
export interface Matrix {
  readonly size: number
  /** Row by row; 1 is dark. */
  readonly modules: Uint8Array
}

/**
 * The dark modules as one filled path, traced along their edges: no seam shows between modules at any zoom or resolution.
 * One unit a module, y downwards.
 */
export function matrixPath({ size, modules }: Matrix): string {
  const points = size + 1
  // Each corner's ways out, as bits (right, down, left, up): dark lies at their right hand (y down), so they close around it.
  const leaving = new Uint8Array(points * points)
  const mark = (corner: number, way: number): void => {
    leaving[corner] = (leaving[corner] ?? 0) | (1 << way)
  }
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const at = y * size + x
      if (modules[at] !== 1) continue
      const corner = y * points + x
      if (y === 0 || modules[at - size] !== 1) mark(corner, 0)
      if (x === size - 1 || modules[at + 1] !== 1) mark(corner + 1, 1)
      if (y === size - 1 || modules[at + size] !== 1) mark(corner + points + 1, 2)
      if (x === 0 || modules[at - 1] !== 1) mark(corner + points, 3)
    }
  }
  const steps = [1, points, -1, -points]
  let path = '0 g'
  for (let corner = 0; corner < leaving.length; corner++) {
    while ((leaving[corner] ?? 0) > 0) path += trace(leaving, corner, points, steps)
  }
  return `${path}\nf*`
}

/** The first way out of a corner in the order right, down, left, up, which is then taken. */
function take(leaving: Uint8Array, corner: number): number {
  const ways = leaving[corner] ?? 0
  if (ways === 0) return -1
  const way = 31 - Math.clz32(ways & -ways)
  leaving[corner] = ways & (ways - 1)
  return way
}

function trace(leaving: Uint8Array, first: number, points: number, steps: readonly number[]): string {
  let path = `\n${first % points} ${Math.floor(first / points)} m`
  let way = take(leaving, first)
  let at = first + (steps[way] ?? 0)
  while (at !== first) {
    const next = take(leaving, at)
    // A corner is written only where the direction changes.
    if (next !== way) path += ` ${at % points} ${Math.floor(at / points)} l`
    way = next
    at += steps[way] ?? 0
  }
  return `${path} h`
}
