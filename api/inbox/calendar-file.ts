/** Something to do by a day. */
export interface Deadline {
  /** Stable: putting the same deadline in a calendar twice keeps one. */
  readonly uid: string
  /** YYYY-MM-DD */
  readonly day: string
  readonly title: string
  readonly description: string
  readonly url: string
}

/** Deadlines as a calendar file (RFC 5545): all-day events, each with a reminder a week and a day ahead. */
export function calendarFile(deadlines: readonly Deadline[], madeAt: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Uitpost//Inbox//NL',
    'METHOD:PUBLISH',
    ...deadlines.flatMap((deadline) => eventOf(deadline, madeAt)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function eventOf({ uid, day, title, description, url }: Deadline, madeAt: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${madeAt.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${dayAfter(day)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    // A deadline takes no time of the day: who has one is still free.
    'TRANSP:TRANSPARENT',
    ...['-P7D', '-P1D'].flatMap((before) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:${before}`,
      `DESCRIPTION:${escaped(title)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ]
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
}

/** TEXT values escape backslash, semicolon, comma and line break (3.3.11); another control character may not stand in them. */
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
