import fc from 'fast-check'
import MailComposer from 'nodemailer/lib/mail-composer'
import { expect, test } from 'vitest'
import { mailSegments } from '../../../dispatcher/letters/mail-segments.ts'

const bytes = (from: number) => fc.uint8Array({ minLength: from, maxLength: 3_000 }).map((each) => Buffer.from(each))

function composed(attached: readonly Buffer[], picture: Buffer): Promise<Buffer> {
  const mail = new MailComposer({
    from: 'afzender@voorbeeld.example',
    to: 'burger@example.org',
    subject: 'Uw brief',
    text: 'Beste',
    html: '<p>Beste</p><img src="cid:logo" alt="">',
    attachments: [
      ...attached.map((content, at) => ({ content, filename: `brief-${at}.pdf`, contentType: 'application/pdf' })),
      { content: picture, filename: 'logo.png', contentType: 'image/png', cid: 'logo' },
    ],
  })
  return mail.compile().build()
}

test('the segments of a mail are the mail, and leave out what its record has', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bytes(100), { maxLength: 3 }), bytes(100), async (files, picture) => {
      const mail = await composed(files, picture)
      const documents = files.map((each, at) => ({ n: at + 1, segments: [{ bytes: each }] }))
      const segments = mailSegments(mail, documents, [picture])
      expect(Buffer.concat(segments.map((part) => part.bytes))).toEqual(mail)
      const own = segments.filter((part) => part.base64Of === undefined && part.shared === undefined)
      const ownBytes = own.reduce((sum, part) => sum + part.bytes.length, 0)
      const enclosed = [...files, picture].reduce((sum, file) => sum + file.length, 0)
      expect(ownBytes).toBeLessThanOrEqual(mail.length - enclosed)
      expect(segments.flatMap((part) => part.base64Of ?? []).length).toBe(files.length)
    }),
    { numRuns: 15 },
  )
})

test('a mail that encloses nothing of its record is stored as it is', async () => {
  const mail = await composed([Buffer.alloc(500, 1)], Buffer.alloc(200, 2))
  const other = [{ n: 1, segments: [{ bytes: Buffer.alloc(500, 3) }] }]
  expect(mailSegments(mail, other, [])).toEqual([{ bytes: mail }])
  expect(mailSegments(mail, [{ n: 1, segments: [{ bytes: Buffer.alloc(0) }] }], [])).toEqual([{ bytes: mail }])
})
