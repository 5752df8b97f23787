import { type Fixture, fields, recipient, report } from '../build-report.ts'
import { make } from './make.ts'

/** Standard reports (RFC 3464) of providers and gateways, and reports of several recipients. */
export const standardProviderDialects: readonly Fixture[] = [
  make(
    'Gmail: no answer',
    'soft',
    'unreachable',
    report(
      'The recipient server did not accept our requests to connect.',
      [fields('failed', '4.4.1', 'smtp; The recipient server did not accept our requests to connect.')],
      { from: 'mailer-daemon@googlemail.com', subject: 'Delivery Status Notification (Failure)' },
    ),
  ),
  make(
    'Gmail: delay',
    'delayed',
    undefined,
    report(
      'There was a temporary problem delivering your message. Gmail will retry for 46 more hours.',
      [[...fields('delayed', '4.4.1'), 'Will-Retry-Until: Thu, 26 Nov 2026']],
      { from: 'mailer-daemon@googlemail.com', subject: 'Delivery Status Notification (Delay)' },
    ),
  ),
  make(
    'Gmail: address not found, in HTML',
    'hard',
    'unknown-recipient',
    report(
      `<html><body><h1>Address not found</h1><p>Your message wasn't delivered to <b>${recipient}</b> because the address couldn't be found, or is unable to receive mail.</p></body></html>`,
      [fields('failed', '5.1.1')],
      {
        from: 'mailer-daemon@googlemail.com',
        subject: 'Delivery Status Notification (Failure)',
        html: true,
        encoding: 'base64',
      },
    ),
  ),
  make(
    'Outlook.com',
    'hard',
    'unknown-recipient',
    report(
      'This is an automatically generated Delivery Status Notification.\n\nDelivery to the following recipients failed.\n\n       jan.geheim@mx.test',
      [fields('failed', '5.5.0', 'smtp;550 Requested action not taken: mailbox unavailable (-1)')],
      { from: 'postmaster@hotmail.com', subject: 'Delivery Status Notification (Failure)' },
    ),
  ),
  make(
    'Domino with fields',
    'hard',
    'unknown-recipient',
    report(
      'User jan not listed',
      [fields('failed', '5.1.1', 'X-Notes; User jan.geheim (jan.geheim@mx.test) not listed in Domino Directory')],
      { from: 'Postmaster@domino.test', subject: 'DELIVERY FAILURE: User not listed' },
    ),
  ),
  make(
    'SES: expired',
    'soft',
    'expired-in-queue',
    report(
      'An error occurred while trying to deliver the mail to the following recipients:\njan.geheim@mx.test',
      [
        fields(
          'failed',
          '4.4.7',
          'smtp; 550 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.0 Unable to lookup DNS for mx.test>',
        ),
      ],
      { from: 'MAILER-DAEMON@eu-west-1.amazonses.com', subject: 'Delivery Status Notification (Failure)' },
    ),
  ),
  make(
    'Cisco: class of its own',
    'soft',
    'blocked',
    report(
      `The following message to <${recipient}> was undeliverable.\nThe reason for the problem:\n5.1.0 - Unknown address error 550-'5.7.1 Your IP is on a block list'`,
      [fields('failed', '5.1.0', "smtp; 5.1.0 - Unknown address error 550-'5.7.1 Your IP is on a block list'")],
    ),
  ),
  make(
    'Cisco: unknown',
    'hard',
    'unknown-recipient',
    report(
      `The following message to <${recipient}> was undeliverable.\nThe reason for the problem:\n5.1.0 - Unknown address error 550-'5.1.1 User unknown'`,
      [fields('failed', '5.1.0', "smtp; 5.1.0 - Unknown address error 550-'5.1.1 User unknown'")],
    ),
  ),
  make(
    'Proofpoint: expired',
    'soft',
    'expired-in-queue',
    report('Message could not be delivered for 5 days', [
      fields('failed', '4.4.7', 'smtp; 4.4.7 - Delivery time expired'),
    ]),
  ),
  make(
    'fields without action',
    'hard',
    'unknown-recipient',
    report('failed', [
      [`Final-Recipient: rfc822; ${recipient}`, 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 User unknown'],
    ]),
  ),
  make('a status alone', 'hard', 'unknown-recipient', report('failed', [fields('failed', '5.1.1')])),
  make(
    'a reason of its own behind a status of another',
    'soft',
    'spam',
    report('failed', [fields('failed', '5.1.1', 'smtp; 550 5.1.1 rejected as spam')]),
  ),
  make(
    'several recipients, all unknown',
    'hard',
    'unknown-recipient',
    report('failed', [
      fields('failed', '5.1.1', 'smtp; 550 5.1.1 User unknown'),
      fields('failed', '5.1.1', 'smtp; 550 5.1.1 User unknown', 'els@mx.test'),
    ]),
  ),
  make(
    'several recipients, one full',
    'soft',
    'mailbox-full',
    report('failed', [
      fields('failed', '5.1.1', 'smtp; 550 5.1.1 User unknown'),
      fields('failed', '5.2.2', 'smtp; 552 5.2.2 Mailbox full', 'els@mx.test'),
    ]),
  ),
  make(
    'several recipients, one delivered',
    'soft',
    undefined,
    report('failed', [
      fields('failed', '5.1.1', 'smtp; 550 5.1.1 User unknown'),
      fields('delivered', '2.0.0', undefined, 'els@mx.test'),
    ]),
  ),
  make(
    'without our letter',
    'hard',
    'unknown-recipient',
    report('failed', [fields('failed', '5.1.1', 'smtp; 550 5.1.1 User unknown')], { bare: true }),
  ),
]
