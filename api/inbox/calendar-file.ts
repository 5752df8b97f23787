import { dayMs } from '../../core/durations.ts'

/** Something to do by a day, or an appointment on it. */
export interface Deadline {
  /** Stable: a calendar that imports the same deadline twice keeps one entry. */
  readonly uid: string
  /** YYYY-MM-DD */
  readonly day: string
  /** HH:MM on the clock of Europe/Brussels, of an appointment; absent: it takes the whole day. */
  readonly time?: string
  /** The place of the appointment. */
  readonly place?: string
  readonly title: string
  readonly description: string
  readonly url: string
}

/**
 * Deadlines as a calendar file (RFC 5545). A last day is an all-day event with a reminder a week and a day ahead; an appointment
 * with a time begins on the Belgian clock, so that it keeps its hour whatever the zone of the calendar.
 */
export function calendarFile(deadlines: readonly Deadline[], madeAt: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Uitpost//Inbox//NL',
    'METHOD:PUBLISH',
    ...(deadlines.some(({ time }) => time !== undefined) ? brussels : []),
    ...deadlines.flatMap((deadline) => eventOf(deadline, madeAt)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** The rules of summer time since 1996 (Directive 2000/84/EC): all letters are of later days. */
const brussels = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Brussels',
  ...zoneRule('DAYLIGHT', 'CEST', { from: '+0100', to: '+0200', start: '19960331T020000', month: 3 }),
  ...zoneRule('STANDARD', 'CET', { from: '+0200', to: '+0100', start: '19961027T030000', month: 10 }),
  'END:VTIMEZONE',
]

/** Each year on the last Sunday of a month. */
function zoneRule(
  kind: string,
  name: string,
  { from, to, start, month }: { from: string; to: string; start: string; month: number },
): string[] {
  return [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `TZNAME:${name}`,
    `END:${kind}`,
  ]
}

function eventOf({ uid, day, time, place, title, description, url }: Deadline, madeAt: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${madeAt.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    ...spanOf(day, time),
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...(place === undefined ? [] : [`LOCATION:${escaped(place)}`]),
    `URL:${url}`,
    // A last day takes no time of the day: its owner is still free. An appointment occupies its hour.
    `TRANSP:${time === undefined ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...(time === undefined ? ['-P7D', '-P1D'] : ['-P1D', '-PT2H']).flatMap((before) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:${before}`,
      `DESCRIPTION:${escaped(title)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ]
}

/** No letter states how long an appointment takes: an hour is what calendars show for one without an end. */
function spanOf(day: string, time: string | undefined): string[] {
  const date = day.replaceAll('-', '')
  if (time === undefined) return [`DTSTART;VALUE=DATE:${date}`, `DTEND;VALUE=DATE:${dayAfter(day)}`]
  return [`DTSTART;TZID=Europe/Brussels:${date}T${time.replace(':', '')}00`, 'DURATION:PT1H']
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + dayMs).toISOString().slice(0, 10).replaceAll('-', '')
}

/** TEXT values escape backslash, semicolon, comma and line break (3.3.11); other control characters are not allowed in them. */
function escaped(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\\n')
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
  )
}

/** A content line holds at most 75 octets; the rest follows on lines that begin with a space (3.1). */
function folded(line: string): string {
  const rows: string[] = []
  let row = ''
  let size = 0
  for (const character of line) {
    const octets = Buffer.byteLength(character)
    if (size + octets > 75) {
      rows.push(row)
      row = ' '
      size = 1
    }
    row += character
    size += octets
  }
  return [...rows, row].join('\r\n')
}
