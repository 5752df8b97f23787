import { type FailureRule, rule } from './failure-rule.ts'

/** Words and codes of one other product or provider with one meaning. */
export const productRules: readonly FailureRule[] = [
  rule(
    'mailbox-disabled',
    'providers: a mailbox that nobody used, before words about blocking',
    String.raw`
    {address}\b…\b(due to|because of|for|after|owing to) …12(inactivity|non-?use|lack of use)
    `,
  ),
  rule(
    'domain-unknown',
    'gateways that name several causes',
    `
    account or domain may not exist
    host unknown: dns lookup fail
    `,
  ),
  rule(
    'unknown-recipient',
    'Amazon SES',
    `
    address contains illegal characters
    `,
  ),
  rule(
    'mailbox-disabled',
    'Yahoo',
    String.raw`
    this mailbox is disabled
    554\.30
    `,
  ),
  rule(
    'rate-limited',
    'Yahoo',
    String.raw`
    \[ts\d\d\]
    messages from …temporarily deferred
    user is receiving (mail|e-?mail) (at a rate|too quickly)
    receiving mail at a rate
    `,
  ),
  rule(
    'policy',
    'Yahoo, AOL',
    String.raw`
    not accepted for policy reasons
    \[\w+\d\] message not accepted
    hvu:b\d
    `,
  ),
  rule(
    'mailbox-full',
    'Gmail',
    `
    (account|inbox|recipient)… (is )?(over quota|out of storage)
    `,
  ),
  rule(
    'unknown-recipient',
    'Orange, La Poste: one list of codes',
    String.raw`
    \b(ofr|lpn)\d{0,3} ?41[68]\b
    au moins un destinataire invalide
    adresse d.?au moins un
    `,
  ),
  rule(
    'mailbox-disabled',
    'Orange, La Poste',
    String.raw`
    \b(ofr|lpn)\d{0,3} ?42[06]\b
    `,
  ),
  rule(
    'mailbox-full',
    'Orange, La Poste',
    String.raw`
    \b(ofr|lpn)\d{0,3} ?417\b
    bo.{1,2}te du destinataire pleine
    `,
  ),
  rule(
    'spam',
    'Orange, La Poste',
    String.raw`
    \b(ofr|lpn)\d{0,3} ?(506|513)\b
    `,
  ),
  rule(
    'rate-limited',
    'La Poste',
    String.raw`
    lpn\d{3} ?\d*
    service refusé\. veuillez
    `,
  ),
  rule(
    'unknown-recipient',
    'Barracuda',
    `
    permanent failure for one or more recipients …(user unknown|unknown user|no such)
    `,
  ),
  rule(
    'blocked',
    'Barracuda',
    `
    permanent failure for one or more recipients …blocked
    barracuda(central)? ?(reputation|…20(block|reject))
    `,
  ),
  rule(
    'policy',
    'Mimecast',
    `
    (rejected by header[- ]based|anti-?spoofing|envelope rejected|administrative prohibition
      |email rejected due to security policies|local cts|rejected due to (security )?polic)
    `,
  ),
  rule(
    'unknown-recipient',
    'qmail',
    `
    no mailbox here by that name
    this address no longer accepts mail
    that (user|address) does not have
    (address|user|recipient|mail ?box) lookup in …20(map|table|directory) failed
    vpopmail: …20no such
    `,
  ),
  rule(
    'domain-unknown',
    'qmail',
    `
    couldn'?t find any host named
    could not find any host named
    couldn'?t find a mail exchanger
    `,
  ),
  rule(
    'relay-denied',
    'qmail',
    `
    isn'?t in my list of allowed rcpthosts
    (domain|that) …allowed rcpthosts
    `,
  ),
  rule(
    'loop',
    'qmail, Exim: domain that is not configured',
    `
    best-preference mx
    lowest numbered mx record points to local host
    (?<!recipient )isn't in my (control|list)
    not in my control
    `,
  ),
  rule(
    'unreachable',
    'qmail',
    `
    wasn'?t able to establish an smtp connection
    connected to …(but connection died|but greeting failed)
    it.?s? ?not answering
    `,
  ),
  rule(
    'no-mail-accepted',
    'RFC 7505: null MX',
    String.raw`
    null ?mx
    no smtp service(?!…(block|listed))
    (domain|host) does(n't| not) (accept|receive|handle) (any )?(e-?)?mail(?! (from|with|of|that|larger))
    5\.1\.10 …(domain|null)
    `,
  ),
  rule(
    'not-allowed-to-send',
    'Facebook',
    `
    recipient preferences
    `,
  ),
]
