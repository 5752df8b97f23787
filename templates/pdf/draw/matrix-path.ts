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
  const dark = (x: number, y: number) => x >= 0 && y >= 0 && x < size && y < size && modules[y * size + x] === 1
  const points = size + 1
  // For every corner, the edges that leave it: dark lies at their right hand (y down), so they close around it.
  const leaving: number[][] = Array.from({ length: points * points }, () => [])
  const edge = (x1: number, y1: number, x2: number, y2: number) => leaving[y1 * points + x1]?.push(y2 * points + x2)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!dark(x, y)) continue
      if (!dark(x, y - 1)) edge(x, y, x + 1, y)
      if (!dark(x + 1, y)) edge(x + 1, y, x + 1, y + 1)
      if (!dark(x, y + 1)) edge(x + 1, y + 1, x, y + 1)
      if (!dark(x - 1, y)) edge(x, y + 1, x, y)
    }
  }
  const paths: string[] = []
  for (let corner = 0; corner < leaving.length; corner++) {
    while ((leaving[corner]?.length ?? 0) > 0) paths.push(trace(leaving, corner, points))
  }
  return `0 g\n${paths.join('\n')}\nf*`
}

function trace(leaving: number[][], first: number, points: number): string {
  let path = `${first % points} ${Math.floor(first / points)} m`
  let from = first
  let step = 0
  for (;;) {
    const to = leaving[from]?.pop()
    if (to === undefined || to === first) return `${path} h`
    // A corner is written only where the direction changes; the next edge tells.
    const next = leaving[to]?.at(-1)
    step = to - from
    if (next === undefined || next - to !== step) path += ` ${to % points} ${Math.floor(to / points)} l`
    from = to
  }
}
