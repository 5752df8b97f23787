/** A deadline as a calendar file (RFC 5545): an all-day event, with a reminder a week and a day ahead. */
export interface Deadline {
  /** Stable: putting the same deadline in the calendar twice keeps one. */
  readonly uid: string
  /** YYYY-MM-DD */
  readonly day: string
  readonly title: string
  readonly description: string
  readonly url: string
  readonly madeAt: Date
}

export function calendarFile(deadline: Deadline): string {
  const day = deadline.day.replaceAll('-', '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Uitpost//Inbox//NL',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${deadline.uid}`,
    `DTSTAMP:${deadline.madeAt.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${day}`,
    `DTEND;VALUE=DATE:${dayAfter(deadline.day)}`,
    `SUMMARY:${escaped(deadline.title)}`,
    `DESCRIPTION:${escaped(deadline.description)}`,
    `URL:${deadline.url}`,
    'TRANSP:TRANSPARENT',
    ...['-P7D', '-P1D'].flatMap((before) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:${before}`,
      `DESCRIPTION:${escaped(deadline.title)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
}

/** TEXT values escape backslash, semicolon, comma and line break (3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')
}

/** A content line holds at most 75 octets; the rest follows on lines that begin with a space (3.1). */
function folded(line: string): string {
  const encoder = new TextEncoder()
  const rows: string[] = []
  let row = ''
  let size = 0
  for (const character of line) {
    const octets = encoder.encode(character).length
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
