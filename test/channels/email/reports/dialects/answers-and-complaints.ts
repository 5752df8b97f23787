import { type Fixture, plain, quotedLetter, recipient } from '../build-report.ts'
import { make } from './make.ts'

const absences: readonly (readonly [string, string])[] = [
  ['Automatic reply: Uw aanvraag', 'I am out of the office until Monday. My address els@mx.test no longer exists.'],
  ['Out of Office: Uw aanvraag', 'I have left. This address is no longer in use. Mail could not be delivered.'],
  ['Automatisch antwoord: Uw aanvraag', 'Ik ben afwezig. Onbestelbaar? Mail els@mx.test'],
  ['Afwezig: Uw aanvraag', 'Ik ben met verlof. Mijn postvak is vol.'],
  ['Réponse automatique : Votre demande', 'Je suis absente. Cette adresse n’existe plus.'],
  ['Absence du bureau', 'Je suis absent.'],
  ['Automatische Antwort: Ihr Antrag', 'Ich bin im Urlaub. Diese Adresse existiert nicht mehr.'],
  ['Abwesenheitsnotiz', 'Ich bin nicht im Hause.'],
  ['Risposta automatica: domanda', 'Sono fuori sede.'],
  ['Respuesta automática: solicitud', 'Estoy fuera de la oficina.'],
  ['Resposta automática: pedido', 'Estou de férias.'],
  ['Odpowiedź automatyczna: wniosek', 'Jestem na urlopie.'],
  ['Автоматический ответ: заявление', 'Я в отпуске.'],
  ['自動応答: 申請', '不在です。'],
  ['自动回复: 申请', '您好，我不在。'],
]

const feedback = (lines: readonly string[]): Buffer =>
  Buffer.from(
    [
      'From: feedback@provider.test',
      'Subject: FW: Uw aanvraag',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'This is an email abuse report for an email message received on 24 Nov 2026.',
      '--b',
      'Content-Type: message/feedback-report',
      '',
      ...lines,
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      quotedLetter,
      '--b--',
    ].join('\r\n'),
  )

export const answerDialects: readonly Fixture[] = [
  ...absences.map(([subject, text]) =>
    make(
      `absent: ${subject}`,
      'auto-reply',
      undefined,
      plain(text, { from: 'jan@mx.test', subject, headers: ['Auto-Submitted: auto-replied', 'Return-Path: <>'] }),
    ),
  ),
  make(
    'vacation of old',
    'auto-reply',
    undefined,
    plain('I am away. User unknown.', {
      from: 'jan@mx.test',
      subject: 'Re: Uw aanvraag',
      headers: ['Precedence: bulk', 'Return-Path: <>'],
    }),
  ),
  make(
    'autoresponder',
    'auto-reply',
    undefined,
    plain('Bedankt voor uw bericht.', {
      from: 'info@mx.test',
      subject: 'Re: Uw aanvraag',
      headers: ['X-Autoreply: yes', 'Return-Path: <>'],
    }),
  ),
  make(
    'challenge',
    'auto-reply',
    undefined,
    plain('To have your message delivered, please confirm that you are a human.', {
      from: 'jan@mx.test',
      subject: 'Please confirm your message',
      headers: ['Return-Path: <>'],
    }),
  ),
  make(
    'read receipt',
    'auto-reply',
    undefined,
    Buffer.from(
      [
        'From: jan@mx.test',
        'Subject: Read: Uw aanvraag',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Your message was read.',
        '--b',
        'Content-Type: message/disposition-notification',
        '',
        `Final-Recipient: rfc822; ${recipient}`,
        'Disposition: automatic-action/MDN-sent-automatically; displayed',
        '',
        '--b--',
      ].join('\r\n'),
    ),
  ),
  make(
    'ARF: abuse',
    'complaint',
    undefined,
    feedback([
      'Feedback-Type: abuse',
      'User-Agent: Provider/1.0',
      'Version: 1',
      'Original-Rcpt-To: <redacted@provider.test>',
    ]),
  ),
  make(
    'ARF: opt-out',
    'complaint',
    undefined,
    feedback(['Feedback-Type: opt-out', 'User-Agent: Provider/1.0', 'Version: 1']),
  ),
  make('ARF: not spam', 'auto-reply', undefined, feedback(['Feedback-Type: not-spam', 'Version: 1'])),
  make(
    'ARF: Yahoo',
    'complaint',
    undefined,
    feedback([
      'Feedback-Type: abuse',
      'User-Agent: Yahoo!-Mail-Feedback/2.0',
      'Version: 0.1',
      'Original-Mail-From: <bounce@uitpost.test>',
      'Reported-Domain: uitpost.test',
    ]),
  ),
  make(
    'JMRP',
    'complaint',
    undefined,
    Buffer.from(
      [
        'From: staff@hotmail.com',
        'Subject: complaint about message from 192.0.2.1',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="b"',
        '',
        '--b',
        'Content-Type: message/rfc822',
        '',
        'X-HmXmrOriginalRecipient: jan@hotmail.com',
        quotedLetter,
        '--b--',
      ].join('\r\n'),
    ),
  ),
]
