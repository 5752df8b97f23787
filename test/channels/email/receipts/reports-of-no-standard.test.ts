import { describe, expect, test } from 'vitest'
import { read, receipt } from './read-receipts.ts'

describe('without a standard report', () => {
  const plain = (headers: readonly string[], text: string): string[] => [
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ]
  test.each([
    [
      'qmail',
      ['From: MAILER-DAEMON@old.test', 'Subject: failure notice'],
      'Hi. This is the qmail-send program at old.test.\n<jan@old.test>:\nSorry, no mailbox here by that name. (#5.1.1)',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'Exim',
      [
        'From: Mail Delivery System <Mailer-Daemon@exim.test>',
        'Subject: Mail delivery failed: returning message to sender',
        'X-Failed-Recipients: jan@exim.test',
        'Auto-Submitted: auto-replied',
      ],
      'A message that you sent could not be delivered to one or more of its recipients.\n  jan@exim.test\n    550 No such user',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'an old Exim',
      ['From: Mailer-Daemon@exim.test', 'Subject: Mail delivery failed', 'X-Failed-Recipients: jan@exim.test'],
      '  jan@exim.test\n    host mx said: 550 No such user',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'Domino',
      ['From: postmaster@domino.test', 'Subject: DELIVERY FAILURE: User jan (jan@domino.test) not listed in Domino'],
      'Your message was not delivered to jan@domino.test because: not listed in Domino Directory',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'a full mailbox in Dutch',
      ['From: postmaster@provider.test', 'Subject: Uw bericht kon niet worden afgeleverd'],
      'De postbus is vol: 552 mailbox full',
      [receipt('bounced', { class: 'soft', code: '5.2.2' })],
    ],
    [
      'OpenSMTPD',
      [
        'From: Mailer Daemon <MAILER-DAEMON@opensmtpd.test>',
        'Subject: Delivery status notification: error',
        'Return-Path: <>',
      ],
      '    Hi!\n\n    This is the MAILER-DAEMON.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\njan@opensmtpd.test: 550 Invalid recipient: <jan@opensmtpd.test>\n\n    Below is a copy of the original message:\n\nSubject: 452 4.2.2 mailbox full',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'a report in plain text',
      ['From: postmaster@provider.test', 'Subject: Delivery Status Notification (Failure)'],
      'An error occurred while trying to deliver the mail to the following recipients:\njan@provider.test\n\nAction: failed\nFinal-Recipient: rfc822; jan@provider.test\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 5.1.1 user unknown',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'Exchange, which marks its bounces as replies',
      [
        'From: postmaster@exchange.test',
        'Subject: Onbestelbaar: Uw vergunning',
        'Auto-Submitted: auto-replied',
        'Return-Path: <>',
      ],
      "Your message to jan@exchange.test couldn't be delivered.\n\njan wasn't found at exchange.test.\n\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'",
      [receipt('bounced', { class: 'hard', code: '5.1.10' })],
    ],
    [
      'Exchange with an address of its own, about a full mailbox',
      [
        'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@exchange.test>',
        'Subject: Undeliverable: Uw vergunning',
        'Auto-Submitted: auto-replied',
      ],
      'Delivery has failed to these recipients or groups:\n\njan@exchange.test\nThe recipient’s mailbox is full and can’t accept messages now.',
      [receipt('bounced', { class: 'soft', code: '5.2.2' })],
    ],
    [
      'a code beside the address and no phrase that is known',
      ['From: MAILER-DAEMON@strange.test', 'Subject: Sua mensagem'],
      'Não foi possível entregar:\n<jan@strange.test>\n   550 5.1.1 Endereço inexistente',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'a failure without any reason',
      ['From: MAILER-DAEMON@strange.test', 'Subject: Undelivered mail'],
      'Your mail to jan@strange.test was not delivered.',
      [receipt('bounced', { class: 'soft', code: 'failed' })],
    ],
    [
      'a failure that quotes our letter',
      ['From: MAILER-DAEMON@strange.test', 'Subject: Undelivered mail'],
      'jan@strange.test: 552 5.2.2 over quota\n\n----- Original message -----\nUw dossier 5.1.1 is onbekend. User unknown.',
      [receipt('bounced', { class: 'soft', code: '5.2.2' })],
    ],
    [
      'a delay with a code beside the address',
      ['From: MAILER-DAEMON@old.test', 'Subject: Delayed mail (still being retried)'],
      'jan@old.test: 450 4.2.2 mailbox full. We will keep trying for 4 days.',
      [],
    ],
    [
      'a person who has left, whose answer has no return path',
      ['From: jan@mx.test', 'Subject: Re: Uw vergunning', 'Return-Path: <>', 'Auto-Submitted: auto-replied'],
      'Ik werk hier niet meer, this address jan@mx.test is no longer in use. Mail els@mx.test.',
      [],
    ],
    [
      'a mail system that answers for an absent person',
      ['From: postmaster@mx.test', 'Subject: Automatisch antwoord: Uw vergunning', 'Auto-Submitted: auto-replied'],
      'Jan is er niet tot 5 mei. Mail els@mx.test.',
      [],
    ],
    [
      'a warning about a delay',
      ['From: MAILER-DAEMON@old.test', 'Subject: Warning: could not send message for past 4 hours'],
      'Your message could not be delivered yet. It will be retried until it is 5 days old. 451 4.4.1',
      [],
    ],
    [
      'an answer out of the office',
      ['From: jan@mx.test', 'Subject: Afwezig: Uw vergunning', 'Auto-Submitted: auto-replied'],
      'Ik ben er niet. Onbestelbaar? 550 5.1.1 is geen fout.',
      [],
    ],
    [
      'an old autoresponder',
      ['From: jan@mx.test', 'Subject: Re: Uw vergunning', 'X-Autoreply: yes', 'Return-Path: <>'],
      'Mail delivery failed to reach me, I am away. 5.1.1',
      [],
    ],
    ['a person who answers', ['From: jan@mx.test', 'Subject: Re: Uw vergunning'], 'Delivery failed? 5.1.1', []],
  ] as const)('%s', async (_name, headers, text, expected) => {
    expect(await read(plain(headers, text))).toEqual(expected)
  })
})

test('a bounce in HTML only is read as its reader sees it', async () => {
  const html =
    '<html><style>p{color:red}</style><p>Delivery has failed to:</p><p>&lt;jan&#64;mx.test&gt;</p><p>550 5.1.1 <b>User</b> unknown</p></html>'
  const lines = [
    'From: postmaster@mx.test',
    'Subject: Undeliverable',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
  ]
  expect(await read(lines)).toEqual([receipt('bounced', { class: 'hard', code: '5.1.1' })])
})
