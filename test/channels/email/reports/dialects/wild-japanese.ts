import { type Fixture, type Mail, plain, recipient } from '../build-report.ts'
import { encodeAs } from '../encode-charset.ts'
import { make } from './make.ts'

const japanese: Mail = { charset: 'iso-2022-jp', encode: encodeAs('iso-2022-jp') }

/** Systems of Japan and China that were met in the wild. */
export const wildJapaneseDialects: readonly Fixture[] = [
  make(
    'Notes in Japanese: not in the directory',
    'hard',
    'unknown-recipient',
    plain(`------- Failure Reasons  --------\n\nディレクトリのリストにありません\n${recipient}\n`, {
      ...japanese,
      from: 'postmaster@mx.test',
      subject: 'Undeliverable message',
    }),
  ),
  make(
    'a gateway in Japanese with the answer of the server',
    'hard',
    'unknown-recipient',
    plain(
      `下記の理由により\nこのメールは送信できませんでした。\n${recipient}\n\n-------server message\n550 unknown user <${recipient}>\n\n-------SMTP command\nDATA\n`,
      { ...japanese, from: 'POSTMASTER <postmaster@mx.test>', subject: 'failure notice' },
    ),
  ),
  make(
    'a transcript alone',
    'hard',
    'unknown-recipient',
    plain(`...\n\nSent <<< RCPT TO:<${recipient}>\nReceived >>> 550 5.1.1 <${recipient}>... user unknown\n`, {
      from: '"Gateway" <postmaster@mx.test>',
      subject: 'メッセージを配信できません。',
    }),
  ),
  make(
    'too many messages in a mailbox',
    'soft',
    'mailbox-full',
    plain(
      `   ----- The following addresses had delivery problems -----\n${recipient}\n\n   ----- Non-delivered information -----\nThe number of messages in recipient's mailbox exceeded the local limit.\n`,
      { ...japanese, from: 'postmaster@mx.test', subject: 'Returned mail: Service unavailable' },
    ),
  ),
  make(
    'a server of China that names an error and no reason',
    'soft',
    'unspecified',
    plain(
      `邮件无法发送到您指定的地址中。\n在邮件传输过程中由于外部的无法避免的错误导致邮件无法送达。\n\n<${recipient}>:\n`,
      { from: 'MAILER-DAEMON@mx.test', subject: '系统退信', charset: 'gb2312', encode: encodeAs('gb2312') },
    ),
  ),
  ...[
    'Automatická odpoveď: žiadosť',
    'Αυτόματη απάντηση: αίτηση',
    'Răspuns automat: cerere',
    'תשובה אוטומטית: בקשה',
  ].map((subject) =>
    make(
      `absent without a header: ${subject}`,
      'auto-reply',
      undefined,
      plain('550 User unknown', { from: 'jan@mx.test', subject, headers: ['Return-Path: <>'] }),
    ),
  ),
]
