import { describe, expect, test } from 'vitest'
import { read, receipt, token } from './read-receipts.ts'

describe('a complaint', () => {
  const complaint = (kind: string): string[] => [
    'From: feedback@provider.test',
    'Subject: FW: Uw vergunning',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is an email abuse report.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${kind}`,
    'User-Agent: Provider/1.0',
    'Version: 1',
    'Original-Rcpt-To: <redacted@provider.test>',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: post@uitpost.test',
    `Message-ID: <${token}@uitpost.test>`,
    'Subject: Uw vergunning',
    '',
    'Dag Jan',
    '--b--',
    '',
  ]
  test.each([
    ['abuse', [receipt('complained', { kind: 'abuse' })]],
    ['opt-out', [receipt('complained', { kind: 'opt-out' })]],
    ['not-spam', []],
    ['auth-failure', []],
  ])('of kind %s', async (kind, expected) => {
    expect(await read(complaint(kind), 'bounce@uitpost.test')).toEqual(expected)
  })
})
