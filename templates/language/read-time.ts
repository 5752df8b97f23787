/** A time of day on a 24-hour clock, without a time zone. */
interface Time {
  readonly hour: number
  readonly minute: number
}

/** Reads `09:30`; undefined for anything else: `9:30`, `24:00` and `14:30:00` are other notations or no time. */
export function readTime(value: string): Time | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(value) ?? []
  return minute === undefined ? undefined : { hour: Number(hour), minute: Number(minute) }
}
