import { mm } from '../geometry/millimetres.ts'
import { digits } from './digits.ts'

interface Size {
  readonly width: number
  readonly height: number
}

const radius = mm(1.5)
const bar = mm(1.4)
/** Control point of a quarter circle. */
const round = 0.5523

/** A rounded frame of one point; with a colour, a bar along its left edge. Units: points, y downwards. */
export function rounded(size: Size, colour?: string): string {
  const frame = `q 1 w 0 G ${outline(0.5, 0.5, size.width - 1, size.height - 1)} s Q`
  if (colour === undefined) return frame
  const clip = `${outline(0, 0, size.width, size.height)} W n`
  return `q ${clip} ${fillColour(colour)} 0 0 ${digits(bar)} ${digits(size.height)} re f Q\n${frame}`
}

/** A filled rectangle whose top left is the origin. */
export function filled(size: Size, colour: string): string {
  return `${fillColour(colour)} 0 0 ${digits(size.width)} ${digits(size.height)} re f`
}

/** PDF fill operator of a colour as #rrggbb. */
export function fillColour(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => digits(Number.parseInt(hex.slice(at, at + 2), 16) / 255, 3))
  return `${red} ${green} ${blue} rg`
}

function outline(x: number, y: number, width: number, height: number): string {
  const r = Math.min(radius, width / 2, height / 2)
  const c = r * (1 - round)
  const right = x + width
  const bottom = y + height
  const points = (...numbers: number[]) => numbers.map((number) => digits(number)).join(' ')
  return [
    `${points(x + r, y)} m ${points(right - r, y)} l`,
    `${points(right - c, y, right, y + c, right, y + r)} c ${points(right, bottom - r)} l`,
    `${points(right, bottom - c, right - c, bottom, right - r, bottom)} c ${points(x + r, bottom)} l`,
    `${points(x + c, bottom, x, bottom - c, x, bottom - r)} c ${points(x, y + r)} l`,
    `${points(x, y + c, x + c, y, x + r, y)} c h`,
  ].join(' ')
}
