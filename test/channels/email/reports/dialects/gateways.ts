import { type Fixture, plain, recipient } from '../build-report.ts'
import { make } from './make.ts'

/** Gateways, and mails that say little or are passed on by a person. */
export const gatewayDialects: readonly Fixture[] = [
  make(
    'a gateway of spam, held',
    'soft',
    'spam',
    plain(`Your message to ${recipient} was rejected as spam by our content filter.`, {
      from: 'postmaster@gateway.test',
      subject: 'Message rejected',
    }),
  ),
  make(
    'Symantec',
    'soft',
    'blocked',
    plain(
      `Your mail to ${recipient} could not be delivered:\n\n553-Message filtered. Refer to the Troubleshooting page. 501 Connection rejected by policy [7.7] blocked for reputation`,
      { from: 'postmaster@cloud.test', subject: 'Undeliverable' },
    ),
  ),
  make(
    'only a status',
    'hard',
    'unknown-recipient',
    plain(`The message to ${recipient} failed.\nStatus: 5.1.1`, { subject: 'Delivery failure' }),
  ),
  make(
    'a failure without reason',
    'soft',
    'unspecified',
    plain(`Your mail to ${recipient} was not delivered.`, { subject: 'Undelivered mail' }),
  ),
  make(
    'a greeting of a mail system',
    'unknown',
    undefined,
    plain('Hello, our mail servers move to a new network in May.', { from: 'postmaster@mx.test', subject: 'News' }),
  ),
  make(
    'a person who writes',
    'unknown',
    undefined,
    plain('Dag, kunt u mij bellen over mijn dossier? User unknown 550 5.1.1', {
      from: 'jan@mx.test',
      subject: 'Re: Uw aanvraag',
      headers: [],
    }),
  ),
  make(
    'a bounce that a person passes on',
    'hard',
    'unknown-recipient',
    plain(`Zie hieronder.\n\n> <${recipient}>: host mx.test said: 550 5.1.1 User unknown`, {
      from: 'els@mx.test',
      subject: 'Fwd: Undelivered Mail Returned to Sender',
      headers: [],
    }),
  ),
]
