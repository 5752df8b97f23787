import { type Fixture, quotedLetter } from '../build-report.ts'

const sentences = {
  nl: 'Een abonnee meldde dit bericht als ongewenst. Het kwam van uw server.',
  fr: 'Un de nos clients a signalé ce message comme indésirable.',
  de: 'Ein Kunde hat diese Nachricht als unerwünscht gemeldet; der Benutzer ist unbekannt.',
  en: 'A customer reported this message as unwanted. The mailbox is full of such mail.',
} as const
const kinds = ['abuse', 'fraud', 'opt-out-list'] as const

/** Complaints by the format of RFC 5965, with the sentences of providers in four languages. */
export const complaints: readonly Fixture[] = Object.entries(sentences).flatMap(([language, sentence]) =>
  kinds.map((kind) => ({
    name: `complaint, ${language}, ${kind}`,
    expected: 'complaint' as const,
    mail: Buffer.from(
      [
        'From: feedback@provider.test',
        'To: complaints@uitpost.test',
        'Subject: FW: Uw aanvraag',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=feedback-report; boundary="=_f"',
        '',
        '--=_f',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
        '',
        sentence,
        '--=_f',
        'Content-Type: message/feedback-report',
        '',
        `Feedback-Type: ${kind}`,
        'User-Agent: Loop/2',
        'Version: 1',
        'Original-Rcpt-To: redacted@provider.test',
        '--=_f',
        'Content-Type: text/rfc822-headers',
        '',
        quotedLetter.split('\n\n')[0] ?? '',
        '--=_f--',
        '',
      ].join('\r\n'),
    ),
  })),
)
