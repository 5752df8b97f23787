import type { ReplayHelp, StuckKind } from '../../core/words/stuck.ts'

export const stuckWords: Readonly<Record<StuckKind, string>> = {
  'too-many-pages': 'too many pages for an envelope',
  'too-slow': 'the letter takes too much processor time to render',
  unprintable: 'a character that cannot be printed',
  'text-fault': 'template and data do not fit together',
  'other-window': 'the PDF was made for another window than that of the print contract',
  'not-for-paper': 'the PDF was checked for digital channels, not for paper',
  'unreadable-letter': 'the supplied PDF cannot be read within time and memory',
  'unreadable-attachment': 'an attachment cannot be read within time and memory',
  'missing-part': 'a template version, house style or document is no longer there',
  'not-rendered': 'the letter could not be rendered',
  'worker-died': 'interrupted repeatedly',
  'nothing-follows': 'no further step was planned',
  'disk-full': 'the disk is full',
  storage: 'a file cannot be read or written',
  unreachable: 'a part of the hub could not be reached',
  database: 'the database refused an operation',
  other: 'a fault of the hub; see the log',
}

export const helpWords: Readonly<Record<ReplayHelp, string>> = {
  no: 'no, not with this letter',
  'after-repair': 'yes, after a repair',
  later: 'yes',
}
