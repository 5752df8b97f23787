import { type FailureRule, rule } from './failure-rule.ts'

/** Words and codes of one product or provider with one meaning. */
export const productRules: readonly FailureRule[] = [
  rule(
    'unknown-recipient',
    'Exchange Online: directory-based edge blocking',
    String.raw`
    5\.4\.1 …20recipient address rejected: access denied
    as\(201806281\)
    `,
  ),
  rule(
    'unknown-recipient',
    'Exchange: resolver',
    String.raw`
    resolver\.adr\.(ex)?recip(ient)?notfound
    resolver\.adr\.(ex)?recipient
    resolver\.adr\.(bad|invalid)
    `,
  ),
  rule(
    'loop',
    'Exchange: hop count and loops',
    String.raw`
    resolver\.fwd\.loop
    routing\.loop
    hop count exceeded
    (mail |routing |forwarding )loop
    loops? back to myself
    too many hops
    routing loop
    excessive recursion
    maximum allowed times
    `,
  ),
  rule(
    'too-large',
    'Exchange: size limits',
    String.raw`
    resolver\.rst\.(recip|send)sizelimit
    5\.2\.3\b
    5\.3\.4\b
    `,
  ),
  rule(
    'not-allowed-to-send',
    'Exchange: restricted recipients',
    String.raw`
    resolver\.(rst|grp)\.
    sendernotinallowedlist
    sendernotauthenticated
    approval\.
    recipient not authorized, authentication
    5\.7\.1(2[0-9]|3[0-9])\b
    `,
  ),
  rule(
    'mailbox-disabled',
    'Exchange: store',
    String.raw`
    storedrv\.\S*…(accountdisabled|mailboxdisabled|disabled mailbox|logon denied)
    `,
  ),
  rule(
    'mailbox-full',
    'Exchange: store',
    String.raw`
    quotaexceeded
    storedrv\.\S*…(quota|mailbox full)
    ecshutoffquota
    `,
  ),
  rule(
    'policy',
    'Exchange: transport rules',
    String.raw`
    transport\.rules\.
    transportrule
    rejected by …transport rule
    mail flow rule
    `,
  ),
  rule(
    'domain-unknown',
    'Gmail, Postfix: the DNS knows no such name',
    `
    nxdomain
    host or domain name not found(?!…160(try again|timed))
    dns error: domain name not found
    dns server returned answer with no data
    `,
  ),
  rule(
    'unreachable',
    'Exchange: routing',
    String.raw`
    routing\.(nonexthop|noconnector)
    `,
  ),
  rule(
    'domain-unknown',
    'Microsoft 365: name resolution',
    String.raw`
    infodomainnonexistent
    dnsdomaindoesnotexist
    nonexistentdomain
    5\.4\.310\b
    5\.1\.2\b…host unknown
    `,
  ),
  rule(
    'expired-in-queue',
    'Exchange, Microsoft 365: queue',
    String.raw`
    queue\.expired
    message expired
    5\.4\.(300|316|317)\b
    5\.4\.7\b
    4\.4\.7\b
    `,
  ),
  rule(
    'dns',
    'Microsoft 365: name resolution',
    String.raw`
    5\.4\.312\b
    dns query failed
    servfail
    dnsconfigproblem
    infonorecords
    `,
  ),
  rule(
    'rate-limited',
    'Exchange Online: limits',
    String.raw`
    5\.2\.12[0-9]\b
    5\.1\.90\b
    recipient over hourly
    submission quota
    recipientratelimit
    recipient ?thread ?limit
    `,
  ),
  rule(
    'blocked',
    'Exchange Online, Outlook.com: reputation',
    String.raw`
    banned sending ip
    \bs31[45]0\b
    \b(sc|ou|dy)-00\d\b
    traffic not accepted from this ip
    tenant has been blocked
    5\.7\.(60[6-9]|6[1-4]\d|511|708|750)\b
    on our block ?list
    service unavailable, client host …blocked
    `,
  ),
  rule(
    'authentication',
    'Microsoft 365, Gmail: DMARC, SPF, DKIM',
    String.raw`
    5\.7\.(509|515|25|26|27|30|20|21|22|23|24)\b
    does not pass dmarc
    550 5\.7\.1 …10unauthenticated (e-?mail|mail)
    `,
  ),
  rule(
    'policy',
    'Microsoft 365: outbound',
    String.raw`
    5\.1\.8\b
    bad outbound sender
    5\.7\.64\b
    tenantattribution
    5\.7\.57\b
    5\.1\.7\b
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
    bo.?te du destinataire pleine
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
    isn't in my (control|list)
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
    no smtp service
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
