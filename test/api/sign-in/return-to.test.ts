import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeReturnTo } from '../../../api/sign-in/return-to.ts'

const own = 'https://uitpost.example'
/** The address to which a browser goes on a redirect to this Location. */
const landsAt = (location: string): URL => new URL(location, `${own}/auth/staff/callback`)

describe('where a sign-in leads', () => {
  test.each(['/admin/', '/admin/messages/msg_1?tab=route#top', '/inbox/?as=0206731645', '/', '/a//b', '/admin/./x'])(
    'to a path of our own: %s',
    (wanted) => {
      expect(landsAt(safeReturnTo(wanted, '/else/')).href).toBe(new URL(wanted, own).href)
    },
  )

  test.each([
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/admin/../..//evil.example',
    '/%2e//evil.example',
    '/.%2E//evil.example',
    '/./\\evil.example',
    '/\t/evil.example',
    '/.\n//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'evil.example',
    '',
  ])('never to another site: %j', (wanted) => {
    expect(safeReturnTo(wanted, '/else/')).toBe('/else/')
  })

  test('whatever tricks are combined', () => {
    const piece = fc.constantFrom(
      '/',
      '//',
      '\\',
      '.',
      '..',
      '/.',
      '/..',
      '%2e',
      '%2f',
      '%5c',
      ' ',
      '\t',
      '\n',
      '\r',
      '\0',
      '@',
      ':',
      '?',
      '#',
      ';',
      'evil.example',
      'https:',
      'admin',
      '\uff0f',
      '\u3002',
      '\u2215',
      'é',
    )
    const trick = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(
        fc.oneof(
          trick,
          trick.map((text) => `/${text}`),
          fc.webUrl(),
          fc.string(),
        ),
        (wanted) => {
          const location = safeReturnTo(wanted, '/else/')
          expect(landsAt(location).origin).toBe(own)
          // A proxy or a client that resolves it once more stays on our site as well.
          expect(landsAt(landsAt(location).pathname).origin).toBe(own)
        },
      ),
      { numRuns: 5_000 },
    )
  })
})
