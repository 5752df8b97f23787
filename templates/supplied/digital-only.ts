import type { Finding, FindingReason } from './finding.ts'

/** What matters on paper alone: the edge of the sheet, the envelope, the size, the marks of the hub, and fonts of the printer. */
const onPaperOnly: ReadonlySet<FindingReason> = new Set([
  'near-edge',
  'inserter-margin',
  'no-address',
  'too-few-lines',
  'too-many-lines',
  'strange-character',
  'foreign-in-window',
  'landscape',
  'page-size',
  'no-room-for-marks',
  'loose-font',
])
const inWindow: ReadonlySet<FindingReason> = new Set([
  'no-address',
  'too-few-lines',
  'too-many-lines',
  'strange-character',
  'foreign-in-window',
])

/** The findings in a letter that never goes on paper: what concerns paper alone refuses nothing. */
export function withoutPaper(findings: readonly Finding[]): Finding[] {
  return findings.map((each) => (onPaperOnly.has(each.reason) ? { ...each, level: 'warning' } : each))
}

/** Whether what is in the window of the envelope can be taken for an address. */
export function hasAddress(findings: readonly Finding[]): boolean {
  return !findings.some(({ reason, level }) => level === 'error' && inWindow.has(reason))
}
