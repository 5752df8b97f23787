import { type Fixture, plain } from '../build-report.ts'
import { encodeAs } from '../encode-charset.ts'
import { make } from './make.ts'

/** Providers of mailboxes, in the languages of their users. */
export const providerDialects: readonly Fixture[] = [
  make(
    'AOL of old',
    'hard',
    'unknown-recipient',
    plain(
      'The original message was received at Tue, 24 Nov 2026\n\n*** ATTENTION ***\n\nYour e-mail is being returned to you because there was a problem with its\ndelivery. The address which was undeliverable is listed in the section\nlabeled: "----- The following addresses had permanent fatal errors -----".\n\n   ----- The following addresses had permanent fatal errors -----\n<jan.geheim@mx.test>\n\n   ----- Transcript of session follows -----\n... while talking to air-xj01.mail.test.:\n>>> RCPT To:<jan.geheim@mx.test>\n<<< 550 MAILBOX NOT FOUND\n550 <jan.geheim@mx.test>... User unknown',
      { subject: 'Returned mail: User unknown' },
    ),
  ),
  make(
    'Yahoo',
    'hard',
    'mailbox-disabled',
    plain(
      'Sorry, we were unable to deliver your message to the following address.\n\n<jan.geheim@mx.test>:\n554: delivery error: dd Sorry, your message to jan.geheim@mx.test cannot be delivered. This mailbox is disabled (554.30).',
      { from: 'MAILER-DAEMON@yahoo.test', subject: 'Failure Notice' },
    ),
  ),
  make(
    'GMX',
    'hard',
    'unknown-recipient',
    plain(
      'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to\none or more of its recipients. This is a permanent error.\n\nThe following address failed:\n\n    "jan.geheim@mx.test":\nSMTP error from remote server for RCPT TO command, host: mx2.test (192.0.2.7) reason: 550 Requested action not taken: mailbox unavailable',
      {
        from: '"GMX Mailer Daemon" <mailer-daemon@gmx.test>',
        subject: 'Mail delivery failed: returning message to sender',
      },
    ),
  ),
  make(
    'T-Online',
    'hard',
    'unknown-recipient',
    plain(
      '|------------------------- Message log follows: -------------------------|\n no valid recipients were found for this message\n|------------------------- Failed addresses follow: ---------------------|\n <jan.geheim@mx.test> ... unknown user',
      { from: 'Mail Delivery System <mailer-daemon@t-online.test>', subject: 'Mail delivery failed' },
    ),
  ),
  make(
    'Web.de in German',
    'hard',
    'unknown-recipient',
    plain('Ihre Nachricht konnte nicht zugestellt werden.\n\njan.geheim@mx.test:\n550 Benutzer unbekannt', {
      from: 'mailer-daemon@web.test',
      subject: 'Zustellung fehlgeschlagen',
    }),
  ),
  make(
    'Orange in French',
    'hard',
    'unknown-recipient',
    plain(
      "Bonjour,\n\nVotre message n'a pas pu être remis au destinataire suivant :\n\njan.geheim@mx.test\n550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416",
      {
        from: 'postmaster@orange.test',
        subject: 'Échec de la remise',
        charset: 'iso-8859-1',
        encode: encodeAs('windows-1252'),
      },
    ),
  ),
  make(
    'Free: saturated',
    'soft',
    'mailbox-full',
    plain('Votre message ne peut être distribué : la boîte de jan.geheim@mx.test est saturée.', {
      from: 'mailer-daemon@free.test',
      subject: 'Message non distribué',
      charset: 'iso-8859-1',
      encode: encodeAs('windows-1252'),
    }),
  ),
  make(
    'Telenet in Dutch',
    'hard',
    'unknown-recipient',
    plain('Uw bericht kon niet worden afgeleverd aan:\n\njan.geheim@mx.test\n\nReden: het e-mailadres bestaat niet.', {
      from: 'postmaster@telenet.test',
      subject: 'Uw bericht kon niet worden afgeleverd',
    }),
  ),
  make(
    'Skynet: postbus vol',
    'soft',
    'mailbox-full',
    plain('Uw bericht kon niet worden bezorgd aan jan.geheim@mx.test.\nDe postbus van de ontvanger is vol.', {
      from: 'postmaster@skynet.test',
      subject: 'Onbestelbaar bericht',
    }),
  ),
  make(
    'Libero in Italian',
    'hard',
    'unknown-recipient',
    plain('Il messaggio non è stato recapitato.\n\njan.geheim@mx.test\nIndirizzo inesistente', {
      from: 'postmaster@libero.test',
      subject: 'Mancato recapito',
    }),
  ),
  make(
    'Terra in Spanish',
    'hard',
    'unknown-recipient',
    plain('No se pudo entregar el mensaje a:\njan.geheim@mx.test\nEl usuario no existe.', {
      from: 'postmaster@terra.test',
      subject: 'Mensaje no entregado',
    }),
  ),
  make(
    'UOL in Portuguese',
    'hard',
    'unknown-recipient',
    plain('Não foi possível entregar a mensagem para:\njan.geheim@mx.test\nUsuário desconhecido.', {
      from: 'postmaster@uol.test',
      subject: 'Mensagem não entregue',
    }),
  ),
  make(
    'Onet in Polish',
    'hard',
    'unknown-recipient',
    plain('Wiadomość nie mogła zostać dostarczona.\n\njan.geheim@mx.test: użytkownik nie istnieje', {
      from: 'mailer-daemon@onet.test',
      subject: 'Wiadomość niedostarczona',
    }),
  ),
  make(
    'Mail.ru in koi8-r',
    'hard',
    'unknown-recipient',
    plain('Ваше сообщение не может быть доставлено:\n\njan.geheim@mx.test\nПользователь не найден', {
      from: 'mailer-daemon@corp.test',
      subject: 'Сообщение не доставлено',
      charset: 'koi8-r',
      encode: encodeAs('koi8-r'),
      encoding: 'base64',
    }),
  ),
  make(
    'a Russian server in windows-1251: full',
    'soft',
    'mailbox-full',
    plain('Ваше письмо не доставлено:\n\njan.geheim@mx.test\nПочтовый ящик получателя переполнен', {
      from: 'postmaster@ru.test',
      subject: 'Ошибка доставки',
      charset: 'windows-1251',
      encode: encodeAs('windows-1251'),
      encoding: 'quoted-printable',
    }),
  ),
  make(
    'QQ in gb2312',
    'hard',
    'unknown-recipient',
    plain('您发送的邮件被退回。\n收件人 jan.geheim@mx.test\n退信原因：收件人邮件地址不存在', {
      from: 'PostMaster@qq.test',
      subject: '系统退信',
      charset: 'gb2312',
      encode: encodeAs('gb2312'),
      encoding: 'base64',
    }),
  ),
  make(
    'a server in Taiwan in big5: full',
    'soft',
    'mailbox-full',
    plain('您的郵件無法投遞：\njan.geheim@mx.test\n原因：收件人信箱已滿', {
      from: 'postmaster@tw.test',
      subject: '退信',
      charset: 'big5',
      encode: encodeAs('big5'),
    }),
  ),
  make(
    'Docomo',
    'hard',
    'unknown-recipient',
    plain('宛先のメールアドレスが存在しませんでした。\n\njan.geheim@mx.test', {
      from: 'mail-daemon@docomo.test',
      subject: 'Undelivered Mail',
      charset: 'iso-2022-jp',
      encode: encodeAs('iso-2022-jp'),
    }),
  ),
  make(
    'EZweb',
    'hard',
    'unknown-recipient',
    plain(
      'Each of the following recipients was rejected by a remote mail server.\nThe reasons given by the server are included to help you determine why\neach recipient was rejected.\n\n    Recipient: <jan.geheim@mx.test>\n    >>> RCPT TO:<jan.geheim@mx.test>\n    <<< 550 <jan.geheim@mx.test>: User unknown',
      { from: 'Postmaster@ezweb.test', subject: 'Mail System Error - Returned Mail' },
    ),
  ),
  make(
    'KDDI: full',
    'soft',
    'mailbox-full',
    plain(
      'Your mail sent on: Tue, 24 Nov 2026 could not be delivered to\njan.geheim@mx.test\nAs their mailbox is full.',
      { from: 'no-reply@app.kddi.test', subject: 'Undelivered Mail', headers: ['Return-Path: <>'] },
    ),
  ),
  make(
    'a carrier in Japan, full',
    'soft',
    'mailbox-full',
    plain('メールを配信できませんでした。\njan.geheim@mx.test\n受信者のメールボックスの容量を超えています。', {
      from: 'postmaster@jp.test',
      subject: '配信エラー',
      charset: 'iso-2022-jp',
      encode: encodeAs('iso-2022-jp'),
    }),
  ),
]
