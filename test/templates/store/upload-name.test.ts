import { expect, test } from 'vitest'
import { uploadName } from '../../../templates/store/uploads/upload-name.ts'

test.each([
  ['Beslissing parkeren.pdf', 'Beslissing parkeren.pdf'],
  ['rec\u0327u de\u0301ce\u0300s.PDF', 'reçu décès.pdf'],
  ['M\u0302 A\u030b.pdf', 'M\u0302 A\u030b.pdf'],
  ['Đặng Ơn.pdf', 'Đặng Ơn.pdf'],
  ['Brief %22Aan u%22.pdf', 'Brief Aan u.pdf'],
  ['Brief "Aan u".pdf', 'Brief Aan u.pdf'],
  ['a\r\nb\u202e.pdf', 'ab.pdf'],
  ['....pdf', 'letter.pdf'],
  ['\u0301.pdf', 'letter.pdf'],
  [`${'é'.repeat(90)}.pdf`, `${'é'.repeat(80)}.pdf`],
])('%j is kept as %j', (given, name) => expect(uploadName(given, 'letter')).toBe(name))
