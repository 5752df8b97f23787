/** A component of a calendar file, parsed after RFC 5545 independently: with none of the code that writes one. */
export interface CalendarPart {
  readonly name: string
  readonly lines: readonly CalendarLine[]
  readonly parts: readonly CalendarPart[]
}
export interface CalendarLine {
  readonly name: string
  readonly parameters: Readonly<Record<string, string>>
  readonly value: string
}

/** @throws Error where the file breaks a rule of its form: line ends, lengths, nesting. */
export function readCalendar(file: string): CalendarPart {
  if (!file.endsWith('\r\n') || /[^\r]\n|\r[^\n]/.test(file)) throw new Error('A line does not end with CRLF')
  if (file.split('\r\n').some((line) => Buffer.byteLength(line) > 75))
    throw new Error('A line is longer than 75 octets')
  const rest = file.replaceAll('\r\n ', '').trimEnd().split('\r\n').map(readLine)
  const calendar = readPart(rest)
  if (rest.length > 0 || calendar.name !== 'VCALENDAR') throw new Error('The file is not one calendar')
  return calendar
}

function readPart(rest: CalendarLine[]): CalendarPart {
  const begin = rest.shift()
  if (begin?.name !== 'BEGIN') throw new Error('No component begins here')
  const part = { name: begin.value, lines: [] as CalendarLine[], parts: [] as CalendarPart[] }
  for (let line = rest[0]; line !== undefined; line = rest[0]) {
    if (line.name === 'BEGIN') {
      part.parts.push(readPart(rest))
      continue
    }
    rest.shift()
    if (line.name !== 'END') part.lines.push(line)
    else if (line.value === part.name) return part
    else throw new Error(`${part.name} ends as ${line.value}`)
  }
  throw new Error(`${part.name} does not end`)
}

function readLine(line: string): CalendarLine {
  const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=[^;:]*)*):(.*)$/su.exec(line) ?? []
  if (name === '') throw new Error(`No content line: ${line}`)
  const pairs = parameters.split(';').slice(1)
  return { name, parameters: Object.fromEntries(pairs.map((each) => each.split('='))), value }
}

/** A TEXT value with its escapes undone. */
export function textOf(part: CalendarPart, name: string): string | undefined {
  const line = part.lines.find((each) => each.name === name)
  return line?.value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
}

/** The instant of a local time, by the rules for the zone that the file itself carries. */
export function instantOf(calendar: CalendarPart, event: CalendarPart, name: string): Date {
  const line = event.lines.find((each) => each.name === name)
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)00$/.exec(line?.value ?? '') ?? []
  const zone = calendar.parts.find(
    (each) => each.name === 'VTIMEZONE' && textOf(each, 'TZID') === line?.parameters['TZID'],
  )
  if (minute === undefined || zone === undefined) throw new Error(`${name} is not a time in a zone of this file`)
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  const changes = zone.parts
    .map((rule) => ({ at: changeOf(rule, Number(year)), offset: offsetOf(textOf(rule, 'TZOFFSETTO')) }))
    .sort((one, other) => one.at - other.at)
  // Before the first change of the year the last one of the year before still applies.
  const held = changes.findLast(({ at }) => at <= local) ?? changes.at(-1)
  return new Date(local - (held?.offset ?? Number.NaN))
}

/** The local time of a change in a year, for `FREQ=YEARLY;BYMONTH=n;BYDAY=-1SU`. */
function changeOf(rule: CalendarPart, year: number): number {
  const month = Number(/^FREQ=YEARLY;BYMONTH=(\d+);BYDAY=-1SU$/.exec(textOf(rule, 'RRULE') ?? '')?.[1])
  const [, hours, minutes] = /T(\d\d)(\d\d)00$/.exec(textOf(rule, 'DTSTART') ?? '') ?? []
  const last = new Date(Date.UTC(year, month, 0))
  return Date.UTC(year, month - 1, last.getUTCDate() - last.getUTCDay(), Number(hours), Number(minutes))
}

function offsetOf(text: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(text ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
